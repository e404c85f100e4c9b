import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandDriver } from '../../../src/commands/demo/command-driver.ts'
import type { Driver } from '../../../src/commands/demo/driver.ts'
import { type Sample, sampleOf } from '../../../src/commands/demo/sample-installation.ts'
import type { Step, Story } from '../../../src/commands/demo/steps.ts'
import { Known, walk } from '../../../src/commands/demo/walk.ts'
import { advanceLegalDay } from '../../../src/jobs/legal-day.ts'
import { openStore, type Store } from '../../../src/store/open.ts'
import type { Dialect } from '../../support/databases.ts'
import { copyOf } from '../../support/templates.ts'

/** A sample installation on a database of its own, with a driver over the commands. */
export interface Installation extends AsyncDisposable {
  store: Store
  url: string
  sample: Sample
  driver: Driver
  blobs: string
  known: Known
  /** Walks steps on top of what was walked before; throws where a step gives something unexpected. */
  walk(...stories: Story[]): Promise<void>
}

/** Makes one; close it with `await using` or `Symbol.asyncDispose`. */
export async function installation(dialect: Dialect): Promise<Installation> {
  const database = await copyOf('sample', dialect)
  const store = await openStore(database.url)
  const sample = await sampleOf(store)
  const blobs = mkdtempSync(join(tmpdir(), 'normflow-blobs-'))
  const driver = commandDriver(store, blobs, (to, personId) => advanceLegalDay(store, to, { personId }))
  const known = new Known()
  return {
    ...{ store, sample, driver, blobs, known, url: database.url },
    walk: async (...stories) => {
      await walk(stories, driver, { story: () => {}, step: () => {} }, known)
    },
    [Symbol.asyncDispose]: async () => {
      await store.close()
      await database.drop()
      rmSync(blobs, { recursive: true, force: true })
    },
  }
}

/** The steps of a story up to the first one that does this action, without it. */
export function until(story: Story, action: string, occurrence = 1): Story {
  let seen = 0
  const at = story.steps.findIndex(
    (step: Step) => step.do === 'act' && step.action === action && step.expect === undefined && ++seen === occurrence,
  )
  if (at < 0) throw new RangeError(`${story.name} has no ${action}`)
  return { ...story, steps: story.steps.slice(0, at) }
}

/** The steps of a story from the first one that does this action on. */
export function from(story: Story, action: string, occurrence = 1): Story {
  return { ...story, steps: story.steps.slice(until(story, action, occurrence).steps.length) }
}
