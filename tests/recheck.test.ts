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
/** Hashes of the expressions that were proven linear, so that only new ones are judged; no other verdict is ever kept. */
const cache = new URL('./fixtures/recheck.json', import.meta.url)

/** Files whose expressions are judged as they are made. */
const RECORDED = /^(?:documents|workflows)\//

interface Expression {
  place: string
  source: string
  flags: string
}

/**
 * Every regular expression literal of a file, every `new RegExp` of a plain string and every `pattern` of a schema. One that is put
 * together with `${…}` is judged with x in these places; those of documents/ and workflows/ are judged as they are made instead.
 */
function expressionsOf(file: string, text: string): Expression[] {
  const found: Expression[] = []
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const walk = (node: ts.Node): void => {
    const add = (source: string, flags = '') =>
      found.push({ place: `${file}:${parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, source, flags })
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      add(node.text.slice(1, end), node.text.slice(end + 1))
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const [source, flags] = node.arguments ?? []
      const words =
        source &&
        (ts.isStringLiteralLike(source) ? source.text : ts.isTemplateExpression(source) && !RECORDED.test(file) ? templateOf(source) : null)
      if (typeof words === 'string') add(words, flags && ts.isStringLiteralLike(flags) ? flags.text : '')
    } else if (ts.isPropertyAssignment(node) && node.name.getText() === 'pattern' && ts.isStringLiteralLike(node.initializer)) {
      add(node.initializer.text, 'u')
    }
    ts.forEachChild(node, walk)
  }
  walk(parsed)
  return found
}

function templateOf(template: ts.TemplateExpression): string {
  return template.head.text + template.templateSpans.map((span) => `x${span.literal.text}`).join('')
}

/** The expressions that documents/ and workflows/ put together, as they are when the folders are loaded and a text is checked. */
async function composed(): Promise<Expression[]> {
  const found: Expression[] = []
  // the one package that makes expressions when it is loaded: those are not ours
  await import('marked')
  const Plain = globalThis.RegExp
  let place = ''
  globalThis.RegExp = new Proxy(Plain, {
    construct: (target, [source, flags = ''], made) => {
      if (typeof source === 'string') found.push({ place, source, flags })
      return Reflect.construct(target, [source, flags], made)
    },
  })
  try {
    for (const file of globSync('{documents,workflows}/**/*.ts', { cwd: root }).sort()) {
      place = file.replaceAll('\\', '/')
      await import(join(root, file))
    }
    place = 'documents/check'
    const [{ parse }, { findings }] = await Promise.all([import('../documents/parse.ts'), import('../documents/check/index.ts')])
    findings(parse('甲市乙办法\n第一条　为了规范乙工作，制定本办法。\n'))
  } finally {
    globalThis.RegExp = Plain
  }
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

const written = globSync('{documents,workflows,src}/**/*.{ts,tsx}', { cwd: root })
  .sort()
  .flatMap((file) => expressionsOf(file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')))

test('every regular expression is linear in its input, so that no text can hold the server up', async () => {
  const made = await composed()
  // a module that was loaded before is not seen: then this figure falls
  expect(made.length).toBeGreaterThan(20)
  expect(written.length).toBeGreaterThan(300)
  const all = new Map([...written, ...made].map((one) => [hash(one), one]))
  const proven = new Set<string>(existsSync(cache) ? JSON.parse(readFileSync(cache, 'utf8')) : [])
  const wrong: string[] = []
  let fresh = 0
  for (const [key, one] of all) {
    if (proven.has(key)) continue
    const found = verdict(one)
    if (found === 'linear') proven.add(key)
    else wrong.push(`${one.place} /${one.source}/${one.flags}: ${found}`)
    fresh++
  }
  // NORMFLOW_RECHECK=save keeps the proofs of today's expressions; what is not proven is judged again every time
  if (process.env.NORMFLOW_RECHECK === 'save')
    writeFileSync(cache, `${JSON.stringify([...all.keys()].filter((key) => proven.has(key)).sort(), null, 1)}\n`)
  console.log(
    `regular expressions: ${written.length} written, ${made.length} put together; newly judged ${fresh}; not proven ${wrong.length}`,
  )
  expect(wrong).toEqual([])
}, 1_200_000)

test('an expression that backtracks is found, in a literal, a string, a template and a schema', () => {
  const text = [
    'const a = /(?:x+)+y/',
    "const b = new RegExp('\\s+$')",
    'const c = /x/',
    `const d = new RegExp(\`\${a}*\\s+$\`)`,
    "const e = { pattern: '(x+)+y' }",
  ].join('\n')
  const found = expressionsOf('a.ts', text)
  expect(found.map((one) => one.place)).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3', 'a.ts:4', 'a.ts:5'])
  expect(found.map(verdict)).toEqual([
    'exponential',
    expect.stringContaining('polynomial'),
    'linear',
    expect.stringContaining('polynomial'),
    'exponential',
  ])
})
