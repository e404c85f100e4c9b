import { organNotes } from '../../../documents/audit/organ-notes.ts'
import { OrganNames } from '../../commands/audit/organ-names.ts'
import type { ProvisionView } from '../../contract/texts.ts'
import type { Store } from '../../store/open.ts'

/** "X局（现Y局）" for a text as it is read: each organ that is no more, where it stands, who does its duties now. */
export async function notesOn(
  store: Store,
  about: { title: string; organName: string },
  content: { text: string; provisions: ProvisionView[] },
  today: string,
) {
  const names = await OrganNames.read(store.db, today)
  return organNotes(content.text, names.in(content.text), { ...about, day: today }).map(({ start, end, words, now, from, source }) => ({
    ...{ start, end, words, now, from, source },
    // From the article down to the paragraph, so that a page can hang the note on whichever it draws.
    provisionIds: content.provisions.filter((one) => one.start <= start && end <= one.end).map((one) => one.provisionId),
  }))
}
