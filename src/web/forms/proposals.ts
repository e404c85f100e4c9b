import { type FilingOrgan, filingBodies } from '../../../workflows/rulemaking/filing.ts'
import type { CaseFile } from '../../contract/index.ts'

interface Done {
  action: string
  payload: Record<string, unknown>
}

const noticed = ['notice.publish', 'result.publish', 'interpretation.publish']

/** Where the case told the public something last: the next notice usually goes the same way. */
export function lastPublished(history: readonly Done[], told: readonly string[] = noticed): { channels?: string[]; address?: string } {
  const rows = history.filter((row) => told.includes(row.action))
  const channels = rows.findLast((row) => Array.isArray(row.payload.channels))?.payload.channels
  const address = rows.findLast((row) => typeof row.payload.address === 'string')?.payload.address
  return { ...(channels ? { channels: channels as string[] } : {}), ...(address ? { address: address as string } : {}) }
}

/** The next body that a document must be filed with and was not yet; nothing where all were or nobody knows its name. */
export function nextFiling(
  { case: { documentClass, issuingOrganId } }: Pick<CaseFile, 'case'>,
  history: readonly Done[],
  organs: readonly FilingOrgan[],
): { recipientOrganId?: string; recipient?: string } {
  const sent = history.filter((row) => row.action === 'filing.send').flatMap(({ payload }) => [payload.recipientOrganId, payload.recipient])
  const bodies = filingBodies(documentClass === 'department' ? 'department' : 'government', issuingOrganId, organs)
  const next = bodies.find((body) => body.name !== null && !sent.includes(body.organId ?? '') && !sent.includes(body.name))
  if (!next?.name) return {}
  return next.organId ? { recipientOrganId: next.organId } : { recipient: next.name }
}

/** The book of the organ in whose name the act is written: the longest organ name its title begins with. */
export function bookFor<T extends { organId: string }>(
  title: string,
  books: readonly T[],
  nameOf: (organId: string) => string,
): T | undefined {
  const named = books.filter((book) => nameOf(book.organId) !== '' && title.startsWith(nameOf(book.organId)))
  return named.sort((a, b) => nameOf(b.organId).length - nameOf(a.organId).length)[0]
}
