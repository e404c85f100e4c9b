import type { CaseFile } from '../../contract/index.ts'

interface Judged {
  value?: unknown
  reason?: string
  tests?: boolean[]
}

type About = Pick<CaseFile, 'case' | 'facts'>

/** What the case already says of its class; what it does not say is left to the person. A document revised or repealed is normative as it was. */
export function classificationOf({ case: head, facts }: About): Record<string, unknown> {
  const known = facts.classification as Record<string, unknown> | null
  const isNormative = known ? known.isNormative === true : head.kind !== 'making'
  const before = (field: string) => (known ? { value: known[field] } : {})
  return {
    isNormative: { tests: Array.from({ length: 6 }, (_, index) => isNormative || index === 0) },
    documentClass: { value: known?.documentClass ?? head.documentClass },
    majorDecision: before('majorDecision'),
    concernsOperators: before('concernsOperators'),
    productionRelated: before('productionRelated'),
    interim: { value: known?.interim ?? /暂行|试行/.test(head.title) },
    keptFromPublication: { value: known?.keptFromPublication ?? false },
  }
}

/** Whether the paper meets all six tests (domain.md §0.1): the answer follows from them and is not asked again. */
export function meetsAll(tests: readonly boolean[] | undefined): boolean {
  return tests?.length === 6 && tests.every(Boolean)
}

/**
 * The reason of an answer that needs no other, always Chinese, for it stays in the record; null where the answer lifts a duty (no procedure, no
 * fair competition review, no publication), which the law lets nobody do without a reason of his own.
 */
export function usualReason(question: string, value: unknown, { case: head }: About): string | null {
  if (value === undefined || value === null) return null
  const usual: Record<string, [yes: string | null, no: string | null]> = {
    isNormative: [head.kind === 'making' ? '六项要素全部具备' : '所修改或者废止的是现行规范性文件，六项要素全部具备', null],
    majorDecision: ['属于重大行政决策事项', '不属于重大行政决策事项'],
    concernsOperators: ['涉及经营者经济活动，须经公平竞争审查', null],
    productionRelated: ['与市场主体生产经营活动密切相关', '与市场主体生产经营活动没有密切关系'],
    interim: ['标题或者内容写明暂行、试行', '不是暂行、试行文件'],
    keptFromPublication: [null, '依法公开'],
  }
  if (question === 'documentClass') return value === head.documentClass ? `以${head.issuingOrganName}名义制定` : null
  return usual[question]?.[value === true ? 0 : 1] ?? null
}

/** The answers as they are sent: the first follows from the six tests, and an answer that needs no reason of its own gets the usual one. */
export function judged(values: Record<string, unknown>, file: About): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([question, given]) => {
      const answer = (given ?? {}) as Judged
      const value = question === 'isNormative' ? meetsAll(answer.tests) : answer.value
      const reason = answer.reason?.trim() || usualReason(question, value, file) || ''
      return [question, { ...answer, value, reason }]
    }),
  )
}
