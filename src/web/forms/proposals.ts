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

/**
 * Where an act is published when its case told the public nothing before: as the organ's last one was. The address of another paper's page
 * would be wrong and look right, so only its site is proposed.
 */
export function publishedBefore(history: readonly Done[]): { channels?: string[]; address?: string } {
  const { channels, address } = lastPublished(history, ['publication.publish'])
  const site = /^https?:\/\/[^/]+\//.exec(address ?? '')?.[0]
  return { ...(channels ? { channels } : {}), ...(site ? { address: site } : {}) }
}

/** The departments that were asked in a case, each once. */
export function askedBefore(history: readonly Done[]): { organs?: Record<string, string>[] } {
  const asked = history.filter((row) => row.action === 'departments.ask').flatMap((row) => row.payload.organs as Record<string, string>[])
  const organs = [...new Map(asked.map((organ) => [organ.organId ?? organ.name, organ])).values()]
  return organs.length > 0 ? { organs } : {}
}

/** The case of the act published last, of those that were issued by cases other than this one. */
export function caseBefore(
  own: string,
  acts: readonly { caseId: string | null; published: { from: string | null } }[],
): string | undefined {
  const others = acts.filter((act) => act.caseId !== null && act.caseId !== own)
  return others.sort((a, b) => (b.published.from ?? '').localeCompare(a.published.from ?? ''))[0]?.caseId ?? undefined
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
