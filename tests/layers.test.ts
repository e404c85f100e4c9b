import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../src/config.ts'

interface Layer {
  /** Folders (or single files) of ours it may import, besides itself. */
  ours: string[]
  /** Packages it may import; a package that stands in one row only has its home there. */
  packages: string[]
  /** Pure: no `node:` modules, no process, clock or randomness, so that the browser and a replay can run it. */
  pure?: boolean
}

const core = ['workflows', 'documents']
const common = ['src/errors.ts', 'src/errors', 'src/limited.ts']
const store = ['src/store', 'src/files', ...core, ...common]

/** design.md §3 as a table. The longest matching folder decides; a folder that is not here fails. */
const layers: Record<string, Layer> = {
  documents: { ours: [], packages: ['diff', 'marked', 'nzh'], pure: true },
  workflows: { ours: [], packages: ['xstate', 'typebox', 'chinese-days'], pure: true },
  migrations: { ours: [], packages: ['kysely'] },
  'src/errors.ts': { ours: ['src/errors'], packages: [] },
  'src/errors': { ours: [], packages: [] },
  'src/limited.ts': { ours: [], packages: [] },
  'src/config.ts': { ours: common, packages: [] },
  'src/files': { ours: [...core, ...common], packages: ['yauzl', 'docx', 'write-excel-file', 'csv-parse', 'yaml'] },
  'src/store': { ours: ['migrations', 'src/files', ...core, ...common], packages: ['kysely', 'better-sqlite3', 'pg'] },
  'src/contract': { ours: [...core, ...common], packages: ['typebox'] },
  'src/commands': { ours: ['src/contract', 'src/config.ts', ...store], packages: ['@node-rs/argon2'] },
  'src/jobs': { ours: ['src/commands', 'src/contract', 'src/config.ts', ...store], packages: ['pg-boss'] },
  'src/http': {
    ours: ['src/commands', 'src/contract', 'src/config.ts', ...store],
    packages: ['fastify', '@fastify/*', 'ajv', 'ajv-formats', 'typebox', 'sanitize-html', 'ipaddr.js', 'prom-client', 'openid-client'],
  },
  // `serve` is a command of the command line, so the command line starts the server and the jobs
  'src/cli': {
    ours: ['src/http', 'src/jobs', 'src/commands', 'src/contract', 'src/config.ts', ...store],
    packages: ['commander', 'cli-progress'],
  },
  'src/main.ts': { ours: ['src'], packages: [] },
  'src/web': {
    ours: ['src/contract', ...core],
    packages: [
      'react',
      'react-dom',
      'antd',
      '@ant-design/*',
      '@tanstack/*',
      'i18next',
      'react-i18next',
      '@codemirror/*',
      'codemirror',
      '@xyflow/*',
      'elkjs',
      'echarts',
    ],
  },
}

const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bcrypto\.(?:randomUUID|getRandomValues)\b|\bperformance\.now\b/

/** What a file does that its layer does not allow, one line each. */
function violations(file: string, text: string): string[] {
  const home = homeOf(file)
  if (!home) return [`${file} lies in no known folder`]
  const layer = layers[home]!
  const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  const found = [...code.matchAll(/^(?:import|export|\})[^'\n]*\sfrom\s'([^']+)'|^import\s'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    (match) => (match[1] ?? match[2] ?? match[3])!,
  )
  const bad = found.filter((specifier) => !allowed(file, home, layer, specifier)).map((specifier) => `${file} imports ${specifier}`)
  const leak = layer.pure ? impure.exec(code) : null
  if (leak) bad.push(`${file} is in a pure folder and uses ${leak[0]}`)
  return bad
}

function allowed(file: string, home: string, layer: Layer, specifier: string): boolean {
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file), specifier))
    return [home, ...layer.ours].some((folder) => target === folder || target.startsWith(`${folder}/`))
  }
  if (specifier.startsWith('node:')) return !layer.pure && home !== 'src/web'
  return layer.packages.some((name) =>
    name.endsWith('/*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name || specifier.startsWith(`${name}/`),
  )
}

function homeOf(file: string): string | undefined {
  const fits = Object.keys(layers).filter((home) => file === home || file.startsWith(`${home}/`))
  return fits.sort((a, b) => b.length - a.length)[0]
}

const files = globSync(['documents/**/*.ts', 'workflows/**/*.ts', 'migrations/**/*.ts', 'src/**/*.{ts,tsx}'], { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
)

test('imports go down only, and each package has one home', () => {
  expect(files.flatMap((file) => violations(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('no page takes a select from antd itself: its cross says "Clear" in every language, that of parts/select.tsx does not', () => {
  const pages = files.filter((file) => file.startsWith('src/web/') && file !== 'src/web/parts/select.tsx')
  const fromAntd = /^import \{[^}]*(?<!type )\bSelect\b[^}]*\} from 'antd'/m
  expect(fromAntd.test("import { Button, Select } from 'antd'")).toBe(true)
  expect(pages.filter((file) => fromAntd.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('the check sees an upward import, a foreign package, a node module and a clock where they may not be', () => {
  const text = [
    "import type { X } from '../src/store/open.ts'",
    "import { y } from 'kysely'",
    "import { z } from 'node:fs'",
    "const w = await import('../workflows/engine.ts')",
    'Date.now()',
  ].join('\n')
  expect(violations('documents/parse.ts', text)).toEqual([
    'documents/parse.ts imports ../src/store/open.ts',
    'documents/parse.ts imports kysely',
    'documents/parse.ts imports node:fs',
    'documents/parse.ts imports ../workflows/engine.ts',
    'documents/parse.ts is in a pure folder and uses Date.now',
  ])
  expect(violations('src/store/cases.ts', "import { run } from '../commands/run.ts'")).toHaveLength(1)
  expect(violations('src/http/app.ts', "import { Kysely } from 'kysely'")).toHaveLength(1)
  expect(violations('src/elsewhere/x.ts', '')).toHaveLength(1)
  expect(
    violations('src/commands/run.ts', "import { openStore } from '../store/open.ts'\n// from 'fastify'\nconst x = from('fastify')"),
  ).toEqual([])
})
