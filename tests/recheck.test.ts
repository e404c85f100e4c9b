import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from '../src/config.ts'

// read when the package is loaded; the others start a Java process or a binary
process.env.RECHECK_BACKEND = 'pure'
const { checkSync } = await import('recheck')

/** Milliseconds for one expression; what takes longer counts as not proven. */
const LIMIT = 4_000
/** Whether to write the verdicts of new expressions: `NORMFLOW_RECHECK=save vitest run tests/recheck.test.ts`. */
const save = process.env.NORMFLOW_RECHECK === 'save'
const verdicts = new URL('./fixtures/recheck.json', import.meta.url)

interface Expression {
  place: string
  source: string
  flags: string
}

/** Every regular expression literal of a file, and every `new RegExp` of a plain string. */
function expressionsOf(file: string, text: string): Expression[] {
  const found: Expression[] = []
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const walk = (node: ts.Node): void => {
    const place = () => `${file}:${parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push({ place: place(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const [source, flags] = node.arguments ?? []
      if (source && ts.isStringLiteralLike(source))
        found.push({ place: place(), source: source.text, flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '' })
    }
    ts.forEachChild(node, walk)
  }
  walk(parsed)
  return found
}

function hash({ source, flags }: Expression): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16)
}

/**
 * Linear, or why not. A bounded repetition is a constant factor, but the checker unfolds it: what it cannot prove as written is judged
 * again with every upper bound above 3 cut to 3, which leaves the order of growth as it is.
 */
function verdict({ source, flags }: Expression): string {
  const asWritten = judged(source, flags)
  if (asWritten === 'linear') return asWritten
  const cut = source.replace(/\{(\d{1,4}),(\d{1,4})\}/g, (_, from, to) => `{${Math.min(from, 2)},${Math.min(to, 3)}}`)
  return cut === source ? asWritten : judged(cut, flags)
}

function judged(source: string, flags: string): string {
  const answer = checkSync(source, flags, { timeout: LIMIT, checker: 'auto' })
  if (answer.status === 'safe') return 'linear'
  return answer.status === 'vulnerable' ? answer.complexity.summary : `not proven: ${answer.error.kind}`
}

const expressions = globSync('{documents,workflows,src}/**/*.{ts,tsx}', { cwd: root })
  .sort()
  .flatMap((file) => expressionsOf(file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')))

/** Writes the verdicts of the expressions that there are, sorted; after each one, for judging all takes minutes. */
function keep(known: Record<string, string>): void {
  const used = [...new Set(expressions.map(hash))].filter((key) => known[key] !== undefined).sort()
  writeFileSync(verdicts, `${JSON.stringify(Object.fromEntries(used.map((key) => [key, known[key]])), null, 1)}\n`)
}

/**
 * The verdicts lie in a fixture by hash, so that only new expressions are judged. Those in it that are not linear are the debts of
 * 2026-11-24, still to be mended. A new or changed expression has another hash and must be linear; saving records a bad one too: read the diff.
 */
test('every new regular expression is linear in its input, so that no text can hold the server up', () => {
  const known: Record<string, string> = existsSync(verdicts) ? JSON.parse(readFileSync(verdicts, 'utf8')) : {}
  const fresh = expressions.filter((one) => known[hash(one)] === undefined)
  for (const one of fresh) {
    known[hash(one)] ??= verdict(one)
    if (save) keep(known)
  }
  if (save) keep(known)
  expect(expressions.length).toBeGreaterThan(300)
  const wrong = fresh.filter((one) => known[hash(one)] !== 'linear')
  expect(wrong.map((one) => `${one.place} /${one.source}/${one.flags}: ${known[hash(one)]}`)).toEqual([])
  const debts = new Set(expressions.map(hash).filter((key) => known[key] !== 'linear'))
  console.log(`regular expressions: ${expressions.length}, not proven linear ${debts.size}`)
}, 1_200_000)

test('an expression that backtracks is found, in a literal and in a string', () => {
  const text = "const a = /(?:x+)+y/\nconst b = new RegExp('\\\\s+$')\nconst c = /x/\n"
  const found = expressionsOf('a.ts', text)
  expect(found.map((one) => one.place)).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3'])
  expect(found.map(verdict)).toEqual(['exponential', expect.stringContaining('polynomial'), 'linear'])
})
