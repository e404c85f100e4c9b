import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Figure, measure, reached, type Sources } from '../../../documents/quality/index.ts'
import { root } from '../../config.ts'
import { AppError } from '../../errors.ts'
import { findFiles } from '../../files/find.ts'
import { readJsonLines } from '../../files/lines.ts'
import { type Io, printJson, say } from '../io.ts'
import { progressOf } from '../progress.ts'
import { columns } from '../width.ts'

/** Schemas, attack strings and machine-made seeds are no texts to measure on. */
const ASIDE = /[\\/](?:akn|hostile|audit|example)[\\/]/

/**
 * `text quality`: the figures over a folder or a .jsonl of texts; exit 1 where one misses its goal. `before.txt` and `after.txt` in one
 * folder are a pair, with `decision.txt` an amendment; lines with `sentence` and `spans` are annotated sentences; every other text
 * gives only what needs no labels.
 *
 * @throws {AppError} `usage` for a sample that is no whole number, else what reading throws.
 */
export async function quality(io: Io, path: string, options: { json?: boolean; sample?: string }): Promise<number> {
  const sample = options.sample === undefined ? null : Number(options.sample)
  if (sample !== null && !(Number.isInteger(sample) && sample > 0))
    throw new AppError('usage', { reason: '--sample must be a whole number' })
  const figures = await run(io, await sourcesOf(path), sample)
  if (options.json) printJson(io, { sample, figures: figures.map((figure) => ({ ...figure, reached: reached(figure) })) })
  else io.out(table(io, figures))
  return figures.every(reached) ? 0 : 1
}

async function run(io: Io, sources: Sources, sample: number | null): Promise<Figure[]> {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const measuring = measure(sources, hash, sample)
  let area = ''
  let progress = await progressOf(io, area)
  for (;;) {
    const step = measuring.next()
    if (step.done) {
      progress.end()
      return step.value
    }
    if (step.value.area !== area) {
      progress.end()
      area = step.value.area
      progress = await progressOf(io, area)
    }
    progress.at(step.value.done, step.value.total)
  }
}

function table(io: Io, figures: Figure[]): string {
  const share = (figure: Figure) => (figure.right / figure.of).toFixed(4)
  const rows = figures.map((figure) => [
    figure.area,
    figure.name,
    `${figure.right}/${figure.of}`,
    share(figure),
    figure.goal === null ? '' : `≥ ${figure.goal}`,
    reached(figure) ? '' : say(io, '未达到', 'missed'),
  ])
  const failed = figures.flatMap((figure) => figure.failed.map((name) => `${figure.area} ${figure.name}: ${name}`))
  const head = say(io, '项目,指标,数,比例,目标,', 'area,figure,count,share,goal,').split(',')
  return `${columns([head, ...rows])}\n${failed.length === 0 ? '' : `\n${failed.join('\n')}\n`}`
}

async function sourcesOf(path: string): Promise<Sources> {
  const sources: Sources = { texts: [], pairs: [], triples: [], exceptions: [], citations: [], seeds: null }
  const below = (await stat(path).catch(() => null))?.isDirectory() ? path.length : Number.POSITIVE_INFINITY
  const files = (await findFiles([path], ['.txt', '.jsonl', '.jsonl.gz'])).filter((file) => !ASIDE.test(file.slice(below)))
  const known = new Set(files)
  for (const file of files) {
    if (/\.jsonl(?:\.gz)?$/i.test(file)) await addLines(sources, file)
    else await addText(sources, file, known)
  }
  if (sources.triples.length > 0) sources.exceptions = await fixture('amendments-exceptions.json', [])
  if (sources.citations.length > 0) sources.seeds = await fixture('check-seeds.json', null)
  return sources
}

/** Labels that the project keeps with its tests; a copy without tests has none, and then the figures that need them are absent. */
async function fixture<T>(name: string, absent: T): Promise<T> {
  const text = await readFile(join(root, 'tests/fixtures', name), 'utf8').catch(() => null)
  return text === null ? absent : (JSON.parse(text) as T)
}

async function addText(sources: Sources, file: string, known: ReadonlySet<string>): Promise<void> {
  const folder = dirname(file)
  const beside = (name: string) => join(folder, `${name}.txt`)
  const read = (name: string) => readFile(beside(name), 'utf8')
  const paired = known.has(beside('before')) && known.has(beside('after'))
  if (!paired) {
    sources.texts.push({ name: file, text: await readFile(file, 'utf8') })
    return
  }
  // the folder is taken once
  if (basename(file) !== 'before.txt') return
  const pair = { id: basename(folder), before: await read('before'), after: await read('after') }
  if (known.has(beside('decision'))) sources.triples.push({ ...pair, decision: await read('decision') })
  else sources.pairs.push(pair)
}

async function addLines(sources: Sources, file: string): Promise<void> {
  for await (const { line, value } of readJsonLines(file)) {
    const { id, text, sentence, spans, relations, before, after, decision } = value
    const name = typeof id === 'string' ? id : `${basename(file)}:${line}`
    if (typeof before === 'string' && typeof after === 'string') {
      if (typeof decision === 'string') sources.triples.push({ id: name, before, after, decision })
      else sources.pairs.push({ id: name, before, after })
    } else if (typeof sentence === 'string' && Array.isArray(spans))
      sources.citations.push({ sentence, spans, relations: Array.isArray(relations) ? relations : [] })
    else if (typeof text === 'string') sources.texts.push({ name, text })
  }
}
