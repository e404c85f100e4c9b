import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const require = createRequire(import.meta.url)

// Our own list: that of @sparticuz/chromium switches off web security and site isolation, with which a policy test would prove nothing.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

/**
 * A headless Chromium that shows Chinese glyphs on a machine with neither a browser, nor its libraries, nor fonts.
 * Unpacked once per version into the temporary folder (1.4 s; later 0.1 s). The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const home = await unpacked()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: flags,
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      TZ: 'Asia/Shanghai',
    },
  })
}

/** The folder of this version. Written aside and renamed, so that two test files that start together do not run a half-written file. */
async function unpacked(): Promise<string> {
  const version = packageOf('@sparticuz/chromium').version
  const home = join(tmpdir(), `normflow-chromium-${version}`)
  if (existsSync(home)) return home
  const aside = mkdtempSync(`${home}-`)
  await unpackChromium(aside)
  writeFonts(aside, home)
  try {
    renameSync(aside, home)
  } catch {
    rmSync(aside, { recursive: true, force: true }) // another one was first
  }
  return home
}

/** The package unpacks into TMPDIR, its libraries only when it believes it runs on Lambda, and changes the environment: all put back. */
async function unpackChromium(folder: string): Promise<void> {
  const names = ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'] as const
  const before = names.map((name) => [name, process.env[name]] as const)
  process.env.TMPDIR = folder
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x'
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    packed.setGraphicsMode = false
    await packed.executablePath()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

function writeFonts(folder: string, home: string): void {
  const woff = join(packageOf('@fontsource/noto-sans-sc').folder, 'files', 'noto-sans-sc-chinese-simplified-400-normal.woff')
  mkdirSync(join(folder, 'glyphs'))
  writeFileSync(join(folder, 'glyphs', 'noto-sans-sc.ttf'), trueType(readFileSync(woff)))
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/glyphs</dir><cachedir>${home}/font-cache</cachedir></fontconfig>`,
  )
}

/** WOFF 1.0 → TrueType: the same tables, each deflated or as it is. fontconfig takes no .woff. */
function trueType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)]
    const bytes = woff.subarray(offset, offset + packed)
    return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), data: packed < length ? inflateSync(bytes) : bytes }
  })
  const head = Buffer.alloc(12 + count * 16)
  const power = 2 ** Math.floor(Math.log2(count))
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const parts: Buffer[] = [head]
  let at = head.length
  tables.forEach((table, index) => {
    const row = 12 + index * 16
    table.tag.copy(head, row)
    head.writeUInt32BE(table.checksum, row + 4)
    head.writeUInt32BE(at, row + 8)
    head.writeUInt32BE(table.data.length, row + 12)
    const padding = Buffer.alloc(-table.data.length & 3)
    parts.push(table.data, padding)
    at += table.data.length + padding.length
  })
  return Buffer.concat(parts)
}

function packageOf(name: string): { version: string; folder: string } {
  for (const base of require.resolve.paths(name) ?? []) {
    const file = join(base, name, 'package.json')
    if (existsSync(file)) return { version: JSON.parse(readFileSync(file, 'utf8')).version as string, folder: dirname(file) }
  }
  throw new Error(`${name} is not installed`)
}
