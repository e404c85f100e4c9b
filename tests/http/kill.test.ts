import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationPassword } from '../../src/commands/accounts/demonstration.ts'
import { type Sample, sampleInstallation } from '../../src/commands/demo/sample-installation.ts'
import { root } from '../../src/config.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore } from '../../src/store/open.ts'
import { full, limit } from '../support/full.ts'

const rounds = full ? 20 : 3

describe('a server that is killed while it answers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'normflow-kill-'))
  const database = join(folder, 'x.db')
  let sample: Sample
  let server: { child: ChildProcess; address: string }
  beforeAll(async () => {
    const store = await openStore(database)
    sample = await sampleInstallation(store)
    await store.close()
    server = await start()
  }, 60_000)
  afterAll(async () => {
    await kill(server.child)
    rmSync(folder, { recursive: true, force: true })
  })

  /** The real server in a process of its own, on a free port. */
  async function start() {
    const child = spawn(process.execPath, ['src/main.ts', 'serve', '--port', '0', '--db', database], {
      cwd: root,
      env: { ...process.env, NORMFLOW_DATA: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    for await (const part of child.stderr!) {
      said += String(part)
      const address = /listens at (http:\/\/\S+?)[\s(]/.exec(said)?.[1]
      if (address) {
        child.stderr!.resume()
        return { child, address }
      }
    }
    throw new Error(said)
  }

  async function kill(child: ChildProcess) {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  test('has done each request once or not at all, and the same request again gets one and the same answer', {
    timeout: limit(240_000),
  }, async () => {
    const signedIn = await fetch(`${server.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'qicao', password: demonstrationPassword }),
    })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { csrf } = (await signedIn.json()) as { csrf: string }
    for (let round = 0; round < rounds; round++) {
      const title = `关于示例事项的通知（第${round}次）`
      const organs = { issuingOrganId: sample.organs['xh-gov'], draftingOrganId: sample.organs['xh-commerce'] }
      const key = newId()
      const send = () =>
        fetch(`${server.address}/api/v1/cases`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrf, 'idempotency-key': key },
          body: JSON.stringify({ kind: 'making', title, documentClass: 'government', ...organs, instruments: [] }),
        })
      const first = send().then(
        (answer) => answer.text(),
        () => 'no answer',
      )
      // Between before the commit and after the answer, a little later each round.
      await new Promise((resume) => setTimeout(resume, (round * 40) / rounds))
      await kill(server.child)
      server = await start()
      const [second, third] = [await (await send()).text(), await (await send()).text()]
      expect(JSON.parse(second)).toMatchObject({ case: { title, rev: 1 } })
      expect(third).toBe(second)
      expect([second, 'no answer']).toContain(await first)
      const store = await openStore(database, { readOnly: true })
      const cases = await store.db.selectFrom('case_file').select('id').where('title', '=', title).execute()
      await store.close()
      expect(cases).toHaveLength(1)
    }
  })
})
