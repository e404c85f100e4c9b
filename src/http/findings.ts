import { type Finding, judgeTitles } from '../../documents/check/index.ts'
import { lookupOf } from '../commands/texts/look-up-titles.ts'
import { legalToday } from '../store/settings.ts'
import type { Server } from './context.ts'
import { textJob } from './long-text.ts'

/** What the register says of the instruments that a text cites, on today's legal day: repealed, expired, renamed, not there. */
export async function registerFindings({ store, now }: Pick<Server, 'store' | 'now'>, text: string): Promise<Finding[]> {
  const titles = await textJob('citedTitles', text)
  if (titles.length === 0) return []
  const day = await legalToday(store.db, now())
  return judgeTitles({ text }, titles, await lookupOf(store.db, titles, day), day)
}

/** All findings on a text, those that need the register too, in the order of the text. */
export async function allFindings(server: Pick<Server, 'store' | 'now'>, text: string): Promise<Finding[]> {
  const [own, register] = await Promise.all([textJob('findings', text), registerFindings(server, text)])
  return [...own, ...register].sort((a, b) => a.start - b.start || a.end - b.end)
}
