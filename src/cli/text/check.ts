import { type CitedTitle, citedTitles, type Finding, findings, type Lookup } from '../../../documents/check/index.ts'
import { type Io, printJson, say } from '../io.ts'
import { readInputs } from './input.ts'

/** `text check`: what a reviewer would object to; with a database also on cited instruments. 1 with an error finding. */
export async function check(io: Io, path: string, options: { json?: boolean; db?: string }): Promise<number> {
  const [{ tree, converted }] = await readInputs(io, path)
  const found = options.db === undefined ? findings(tree) : findings(tree, await register(options.db, citedTitles(tree)))
  if (options.json) printJson(io, { findings: found, ...(converted ? { text: tree.text } : {}) })
  else for (const one of found) io.out(line(io, one, tree.text))
  return found.some((one) => one.severity === 'error') ? 1 : 0
}

/** What the register of a database says of titles, on its legal day of today. */
async function register(db: string, titles: CitedTitle[]): Promise<{ lookup: Lookup; day: string }> {
  const [{ withStore }, { lookupOf }, { legalToday }] = await Promise.all([
    import('../with-store.ts'),
    import('../../commands/texts/look-up-titles.ts'),
    import('../../store/settings.ts'),
  ])
  const read = async (store: Parameters<Parameters<typeof withStore>[1]>[0]) => {
    const day = await legalToday(store.db)
    return { lookup: await lookupOf(store.db, titles, day), day }
  }
  return withStore(db, read, { existing: true })
}

function line(io: Io, one: Finding, text: string): string {
  const words = text.slice(one.start, Math.min(one.end, one.start + 80)).replace(/\s+/g, ' ')
  return `${one.severity}  ${one.rule}  ${say(io, one.message, one.messageEn)}  ${one.basis}\n  ${words}\n`
}
