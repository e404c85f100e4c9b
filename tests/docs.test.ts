import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildProgram } from '../src/cli/program.ts'
import { root } from '../src/config.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const silent = { out() {}, err() {}, watched: false, read: false, locale: 'en' as const }

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = read(file)

  test('names every setting that the program reads', () => {
    const sources = [...globSync('src/**/*.{ts,mjs}', { cwd: root }).map(read), read('tests/support/postgres.ts')]
    const settings = new Set(sources.flatMap((source) => [...source.matchAll(/\bNORMFLOW_[A-Z_]+\b/g)].map((match) => match[0])))
    settings.delete('NORMFLOW_DEBUG') // for us only, see src/cli/README.md
    expect([...settings].filter((setting) => !text.includes(`\`${setting}\``))).toEqual([])
  })

  test('names every command', () => {
    const program = buildProgram(silent, { code: 0 })
    const shown = program.createHelp().visibleCommands(program)
    for (const command of shown) expect(text, command.name()).toMatch(new RegExp(`\`${command.name()}[ \`]`))
    const texts = shown.find((command) => command.name() === 'text')!
    const words = /`text ([a-z\\|]+)`/.exec(text)?.[1]?.split('\\|').sort()
    const commands = texts.createHelp().visibleCommands(texts)
    expect(words).toEqual(commands.map((command) => command.name()).sort())
  })

  test('names only npm scripts that exist', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
    const named = [...text.matchAll(/`npm run (?:-s )?(\w+)/g)].map((match) => match[1]!)
    expect(named.filter((name) => !scripts.includes(name))).toEqual([])
  })

  test('names only files and folders that exist', () => {
    const named = [...text.matchAll(/`((?:src|documents|workflows|migrations|tests)(?:\/[\w.-]+)*\/?)`/g)].map((match) => match[1]!)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

test('every folder says what it is', () => {
  const inside = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((one) => one.isDirectory() && one.name !== 'errors')
  const folders = ['documents', 'workflows', 'migrations', 'tests', ...inside.map((one) => `src/${one.name}`)]
  expect(folders.filter((folder) => !existsSync(join(root, folder, 'README.md')))).toEqual([])
})
