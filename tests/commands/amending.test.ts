import { describe, expect, test } from 'vitest'
import { performAction } from '../../src/commands/cases/perform-action.ts'
import { passOf } from '../../src/commands/demo/lifecycle.ts'
import { sampleText } from '../../src/commands/demo/texts.ts'
import { walk } from '../../src/commands/demo/walk.ts'
import { verifyAll } from '../../src/commands/replay/index.ts'
import { dialects } from '../support/databases.ts'
import { type Installation, installation } from './support/installation.ts'
import { signedCases } from './support/passes.ts'

const silent = { story: () => {}, step: () => {} }
const rule = sampleText('chongdian-2026.txt')
  .replaceAll('新会区叉车集中充电管理办法', '新会区叉车集中充电管理办法（0）')
  .split('\n')
  .slice(5)
  .join('\n')

describe.each(dialects)('an amending decision on %s', (dialect) => {
  test('is an act of its own; the version is the consolidated text, whose provisions keep their ids', async () => {
    await using all = await installation(dialect)
    const { known, caseIds } = await signedCases(all, 1)
    const act = (action: string, payload: Record<string, unknown>) =>
      performAction(all.store, { caseId: caseIds[0]!, action, payload, personId: all.sample.people.dengji! })
    await act('number.assign', { bookId: all.sample.books.新府! })
    await act('publication.set', { effectiveFrom: 'publication', validTo: '2030-12-31' })
    await act('interpretation.publish', { address: '示例' })
    await act('publication.publish', { channels: ['示例'], address: '示例' })
    const pass = passOf({
      ...{ case: '修改', kind: 'revision', title: '关于修改充电办法的决定', instrument: '办法0', until: '2026-04-20' },
      words:
        '关于修改《新会区叉车集中充电管理办法（0）》的决定\n新会区人民政府决定对《新会区叉车集中充电管理办法（0）》作如下修改：\n一、将第四条中的“按照”修改为“依照”。\n本决定自公布之日起施行，长期有效。\n新会区人民政府\n2026年　月　日\n',
      consolidated: rule.replace('按照各自职责', '依照各自职责'),
    })
    await walk([pass.opening], all.driver, silent, known[0])
    await all.driver.moveDay('2026-04-21')
    await walk([pass.review], all.driver, silent, known[0])
    await all.driver.moveDay('2026-04-29')
    await walk([pass.decision], all.driver, silent, known[0])
    const versions = await all.store.db
      .selectFrom('version')
      .innerJoin('text', 'text.id', 'version.text_id')
      .selectAll('version')
      .select('text.content')
      .orderBy('version.position')
      .execute()
    expect(versions).toHaveLength(2)
    expect(versions[1]!.content.slice(versions[1]!.range_start, versions[1]!.range_end)).toBe(rule.replace('按照各自职责', '依照各自职责'))
    const [before, after] = await Promise.all(versions.map((version) => articles(all, version.text_id)))
    expect([...after!.keys()]).toEqual(['第一条', '第二条', '第三条', '第四条', '第五条'])
    for (const [label, { id, hash }] of after!) {
      expect(id, label).toBe(before!.get(label)?.id)
      expect(hash === before!.get(label)?.hash, label).toBe(label !== '第四条')
    }
    const effects = await all.store.db.selectFrom('effect').select(['kind', 'version_id']).orderBy('id').execute()
    expect(effects.map((effect) => effect.kind)).toEqual(['makes', 'amends'])
    expect(effects[1]!.version_id).toBe(versions[1]!.id)
    expect((await verifyAll(all.store)).ok).toBe(true)
  })
})

async function articles(all: Installation, textId: string): Promise<Map<string, { id: string; hash: string }>> {
  const rows = await all.store.db.selectFrom('provision').selectAll().where('text_id', '=', textId).orderBy('position').execute()
  const words = (id: string) =>
    rows
      .filter((row) => row.parent_id === id || row.provision_id === id)
      .map((row) => row.body_hash)
      .join()
  return new Map(
    rows.filter((row) => row.kind === 'article').map((row) => [row.label ?? '', { id: row.provision_id, hash: words(row.provision_id) }]),
  )
}
