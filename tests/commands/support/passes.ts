import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Parts, type Pass, passOf } from '../../../src/commands/demo/lifecycle.ts'
import { Known, walk } from '../../../src/commands/demo/walk.ts'
import { root } from '../../../src/config.ts'
import type { Installation } from './installation.ts'

const sample = readFileSync(join(root, 'documents', 'samples', 'chongdian-2026.txt'), 'utf8')

/** The parts of a making of its own instrument, told apart by `n`. */
export function making(n: number, more: Partial<Pass> = {}): Parts {
  const title = `新会区叉车集中充电管理办法（${n}）`
  return passOf({
    case: `制定${n}`,
    kind: 'making',
    title: `关于印发《${title}》的通知`,
    words: sample.replaceAll('新会区叉车集中充电管理办法', title),
    instrument: `办法${n}`,
    until: '2026-03-20',
    validTo: '2030-12-31',
    ...more,
  })
}

const silent = { story: () => {}, step: () => {} }

/** Walks many stories side by side, each with its own names. */
export async function sideBySide(all: Installation, stories: Parts['opening'][], known: Known[]): Promise<void> {
  await Promise.all(stories.map((story, i) => walk([story], all.driver, silent, known[i])))
}

/** Brings `n` makings to just before the registrar's desk: signed, checked for secrecy, not numbered. */
export async function signedCases(all: Installation, n: number): Promise<{ known: Known[]; caseIds: string[] }> {
  const parts = Array.from({ length: n }, (_, i) => making(i))
  const known = parts.map(() => new Known())
  await sideBySide(
    all,
    parts.map((one) => one.opening),
    known,
  )
  await all.driver.moveDay('2026-03-23')
  await sideBySide(
    all,
    parts.map((one) => one.review),
    known,
  )
  await all.driver.moveDay('2026-03-31')
  const untilNumber = parts.map(({ decision }) => ({
    ...decision,
    steps: decision.steps.slice(
      0,
      decision.steps.findIndex((step) => step.do === 'act' && step.action === 'number.assign'),
    ),
  }))
  await sideBySide(all, untilNumber, known)
  return { known, caseIds: known.map((one, i) => String(one.get(`case:制定${i}`))) }
}
