import type { AuditFinding, AuditSubject, Outcome, ReasonCode } from './types.ts'

/** What the audit proposes for an instrument, why, and how the form (清理意见表) says it. */
export interface Proposal {
  outcome: Outcome
  /** Reason codes of the findings behind the outcome, in order, each once. */
  reasons: ReasonCode[]
  sentence: string
  sentenceEn: string
}

/** The most far-reaching outcome wins: what ought not to stand need not be amended. */
const ORDER: readonly Outcome[] = ['repeal', 'declareInvalid', 'amend', 'retain']

const ZH: Record<Outcome, string> = { retain: '继续有效', amend: '修改', repeal: '废止', declareInvalid: '宣布失效' }
const EN: Record<Outcome, string> = { retain: 'retain', amend: 'amend', repeal: 'repeal', declareInvalid: 'declare invalid' }

/** The reasons of domain.md §9, as a catalogue prints them. */
export const REASONS: Record<ReasonCode, { zh: string; en: string }> = {
  R1: { zh: '与上位法不一致或者相抵触', en: 'inconsistent with superior law' },
  R2: { zh: '缺乏依据', en: 'without a basis' },
  R3: { zh: '制定主体不适格', en: 'issued by an organ that may not issue' },
  R4: { zh: '含有地方保护、行业保护或者排除、限制竞争的内容', en: 'protects local or trade interests or restricts competition' },
  R5: { zh: '与其他文件相互矛盾或者重复', en: 'contradicts or duplicates another document' },
  R6: { zh: '已被新规定涵盖或者替代', en: 'covered or replaced by a newer document' },
  R7: { zh: '调整对象已消失', en: 'its object no longer exists' },
  R8: { zh: '任务已完成或者适用期已过', en: 'task done or period over' },
  R9: { zh: '有效期届满', en: 'validity over' },
  R10: { zh: '不适应改革或者经济社会发展要求', en: 'out of step with reform or development' },
  R11: { zh: '机构职责或者名称变更', en: 'organs merged, renamed or with other duties' },
  R12: { zh: '未履行公布、备案等程序', en: 'a step of the procedure is missing' },
}

/**
 * The proposal that follows from findings (清理意见). Notes propose nothing by themselves; without anything else the instrument is to be
 * retained, with what must be checked named. A proposal for a person, never a decision (domain.md §9).
 */
export function proposal(findings: readonly AuditFinding[], subject: Pick<AuditSubject, 'title' | 'validTo'>): Proposal {
  const counted = findings.filter((finding) => finding.severity !== 'note')
  const outcome = ORDER.find((one) => counted.some((finding) => finding.outcome === one)) ?? 'retain'
  const behind = counted.filter((finding) => finding.outcome === outcome)
  const reasons = [...new Set(behind.flatMap(({ reason }) => (reason === null ? [] : [reason])))].sort((a, b) => numberOf(a) - numberOf(b))
  const others = findings.length - behind.length
  return { outcome, reasons, sentence: zh(outcome, reasons, behind, others, subject), sentenceEn: en(outcome, reasons, behind, others) }
}

function zh(
  outcome: Outcome,
  reasons: ReasonCode[],
  behind: AuditFinding[],
  others: number,
  subject: Pick<AuditSubject, 'validTo'>,
): string {
  const why = reasons.map((reason) => REASONS[reason].zh).join('；')
  const until = outcome === 'retain' && subject.validTo !== null ? `（有效期至${subject.validTo}）` : ''
  const places = behind.length > 0 ? `，依据${behind.length}处发现` : ''
  const rest = others > 0 ? `；另有${others}处需核对` : ''
  return `建议${ZH[outcome]}${until}${why === '' ? '' : `：${why}`}${places}${rest}。`
}

function en(outcome: Outcome, reasons: ReasonCode[], behind: AuditFinding[], others: number): string {
  const why = reasons.map((reason) => REASONS[reason].en).join('; ')
  const places = behind.length > 0 ? ` (${behind.length} findings)` : ''
  const rest = others > 0 ? `; ${others} more to check` : ''
  return `Proposed: ${EN[outcome]}${why === '' ? '' : ` – ${why}`}${places}${rest}.`
}

function numberOf(reason: ReasonCode): number {
  return Number(reason.slice(1))
}
