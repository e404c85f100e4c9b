import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { config } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore, type Store } from '../../src/store/open.ts'

describe('the door to the workbench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-web-'))
  const script = `console.log(${JSON.stringify('规范性文件'.repeat(500))})`
  let store: Store
  let app: FastifyInstance
  beforeAll(async () => {
    mkdirSync(join(folder, 'web', 'assets'), { recursive: true })
    writeFileSync(
      join(folder, 'web', 'index.html'),
      '<meta property="csp-nonce" nonce="{{nonce}}"><script src="/app/assets/a-1.js" nonce="{{nonce}}"></script>',
    )
    writeFileSync(join(folder, 'web', 'assets', 'a-1.js'), script)
    writeFileSync(join(folder, 'web', 'secret.txt'), 'secret')
    store = await openStore(join(folder, 'x.db'))
    app = await buildApp(store, { ...config({ data: folder }, {}), web: join(folder, 'web') }, { lazy: true })
  })
  afterAll(async () => {
    await app.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('every address of the workbench gets the page with the nonce of its own policy', async () => {
    const nonces = new Set<string>()
    for (const url of ['/app', '/app/', '/app/cases/01a2', '/app/register?standing=inForce']) {
      const answer = await app.inject({ method: 'GET', url })
      const nonce = /nonce="([0-9a-f]+)"/.exec(answer.body)?.[1] ?? ''
      expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-store'])
      expect(answer.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(4)
  })

  test('files are kept a year and compressed for browsers that can', async () => {
    const plain = await app.inject({ method: 'GET', url: '/app/assets/a-1.js' })
    expect([plain.body, plain.headers['content-encoding']]).toEqual([script, undefined])
    const packed = await app.inject({ method: 'GET', url: '/app/assets/a-1.js', headers: { 'accept-encoding': 'gzip, deflate, br' } })
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      vary: 'accept-encoding',
      'content-type': expect.stringContaining('javascript; charset=utf-8'),
    })
    expect(packed.headers['cache-control']).toContain('immutable')
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script)
    expect(packed.rawPayload.length).toBeLessThan(script.length / 5)
  })

  test('after a build in place the running server gives the new page and its files', async () => {
    const page = join(folder, 'web', 'index.html')
    const before = readFileSync(page, 'utf8')
    writeFileSync(page, '<script src="/app/assets/b-2.js" nonce="{{nonce}}"></script>')
    writeFileSync(join(folder, 'web', 'assets', 'b-2.js'), 'new')
    expect((await app.inject({ method: 'GET', url: '/app/' })).body).toMatch(/^<script src="\/app\/assets\/b-2\.js" nonce="[0-9a-f]+">/)
    expect((await app.inject({ method: 'GET', url: '/app/assets/b-2.js' })).body).toBe('new')
    writeFileSync(page, before)
    rmSync(join(folder, 'web', 'assets', 'b-2.js'))
    expect((await app.inject({ method: 'GET', url: '/app/assets/b-2.js' })).statusCode).toBe(404)
  })

  test('no address leads out of the folder, and a file that is not there is no page', async () => {
    const paths = ['../secret.txt', '..%2fsecret.txt', '%2e%2e/secret.txt', '..%5csecret.txt', 'a-1.js%00', '%2fetc%2fpasswd', 'a-2.js']
    for (const path of paths) {
      const answer = await app.inject({ method: 'GET', url: `/app/assets/${path}` })
      expect([path, answer.statusCode >= 400 && answer.statusCode < 500 ? 'refused' : answer.body.slice(0, 80)]).toEqual([path, 'refused'])
    }
  })
})
