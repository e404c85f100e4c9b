import type { Said } from '../types.ts'
import type { DocumentClass } from './facts.ts'

/** What is known of an organ where filings are worked out. */
export interface FilingOrgan {
  id: string
  name: string
  parentId: string | null
}

/** A body that a document is filed with: what it is, and its id and name as far as the register of organs knows it. */
export interface FilingBody extends Said {
  organId: string | null
  name: string | null
}

/** The words a requirement names the bodies of a class by (sentences/values.ts). */
export const filedWith: Record<DocumentClass, string> = { government: 'filedWithGovernment', department: 'filedWithDepartment' }

/**
 * With whom a document is filed (domain.md §11, recipients; how many is a figure of the rule pack): a government's with the government
 * above it and the standing committee of its own people's congress, a department's with the government of its level.
 */
export function filingBodies(documentClass: DocumentClass, issuingId: string, organs: readonly FilingOrgan[]): FilingBody[] {
  const byId = (id: string | null | undefined) => organs.find((organ) => organ.id === id)
  const issuing = byId(issuingId)
  const parent = byId(issuing?.parentId)
  const known = (organ: FilingOrgan | undefined) => ({ organId: organ?.id ?? null, name: organ?.name ?? null })
  if (documentClass === 'department') return [{ zh: '本级人民政府', en: 'the government of the same level', ...known(parent) }]
  // An office issues in the name of its government.
  const isGovernment = issuing?.name.endsWith('人民政府') ?? false
  const government = isGovernment ? issuing : parent
  const congress = government?.name.replace(/人民政府$/, '人民代表大会常务委员会') ?? null
  const short = congress?.replace('人民代表大会常务委员会', '人大常委会')
  const committee = organs.find((organ) => organ.name === congress || organ.name === short)
  return [
    { zh: '上一级人民政府', en: 'the government above', ...known(byId(government?.parentId)) },
    {
      ...{ zh: '本级人大常委会', en: 'the standing committee of the people’s congress of the same level' },
      ...{ organId: committee?.id ?? null, name: committee?.name ?? congress },
    },
  ]
}
