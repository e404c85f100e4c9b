import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { history } from '../../src/commands/demo/history.ts'
import { revision } from '../../src/commands/demo/revision.ts'
import { walk } from '../../src/commands/demo/walk.ts'
import { type Client, openTestApp, type TestApp } from './support/app.ts'
import { httpDriver } from './support/http-driver.ts'

interface Change {
  kind: string[]
}

describe('what changed between two texts, and who signed', () => {
  let at: TestApp
  let client: Client
  let caseId: string
  let instrumentId: string
  let drafts: { id: string; position: number }[]
  beforeAll(async () => {
    at = await openTestApp('sqlite')
    const known = await walk([history, revision], httpDriver(at), { story: () => {}, step: () => {} })
    caseId = String(known.get('case:修订'))
    instrumentId = String(known.get('instrument:办法'))
    client = await at.as('qicao')
    drafts = (await client.get(`/cases/${caseId}/drafts`)).body.items
  }, 120_000)
  afterAll(async () => at.close())

  const changed = (changes: Change[]) => changes.filter((change) => change.kind.some((kind) => kind !== 'unchanged'))

  test('without naming them the last two drafts are compared, and only the articles that differ are sent', async () => {
    const [before, after] = drafts.sort((x, y) => x.position - y.position).slice(-2)
    const { body } = await client.get(`/cases/${caseId}/changes`)
    expect([body.a, body.b]).toEqual([before?.id, after?.id])
    const full = (await client.get(`/cases/${caseId}/drafts/${before?.id}/compare/${after?.id}`)).body.comparison
    expect(body.comparison.summary).toEqual(full.summary)
    expect(body.comparison.changes).toEqual(changed(full.changes))
    expect(body.comparison.changes.length).toBeGreaterThan(0)
    expect(full.changes.length).toBeGreaterThan(body.comparison.changes.length)
  })

  test('the text in force and any version can stand on either side', async () => {
    const [first, last] = (await client.get(`/instruments/${instrumentId}`)).body.versions.map((version: { id: string }) => version.id)
    const { body } = await client.get(`/cases/${caseId}/changes?a=version:${first}&b=instrument:${instrumentId}`)
    const versions = await client.get(`/instruments/${instrumentId}/changes?from=${first}&to=${last}`)
    expect(changed(versions.body.changes)).toEqual(versions.body.changes)
    // The revision is published and not yet in force: what binds today is the version before it.
    expect([body.comparison.changes.length, versions.body.changes.length > 0]).toEqual([0, true])
  })

  test('every sign-off says for which organ it was given', async () => {
    const { items } = (await client.get(`/cases/${caseId}/sign-offs`)).body as {
      items: { kind: string; organId: string; organName: string }[]
    }
    expect(items.length).toBeGreaterThan(3)
    expect(items.filter((one) => one.organId === '' || one.organName === '')).toEqual([])
    expect(items.find((one) => one.kind === 'legalityReview')?.organName).toBe('新会区司法局')
  })

  test('what is no text of the case is not found, and nobody outside the case learns of it', async () => {
    for (const bad of ['a=nothing', 'b=version:nothing', 'a=working:act'])
      expect((await client.get(`/cases/${caseId}/changes?${bad}`)).status, bad).toBe(404)
    expect((await client.get(`/instruments/${instrumentId}/changes?from=x&to=y`)).status).toBe(404)
    expect((await (await at.as('xitong')).get(`/cases/${caseId}/changes`)).status).toBe(404)
  })
})
