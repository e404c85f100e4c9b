import { commandDriver } from '../commands/demo/command-driver.ts'
import { history } from '../commands/demo/history.ts'
import { revision } from '../commands/demo/revision.ts'
import { sampleInstallation } from '../commands/demo/sample-installation.ts'
import { walk } from '../commands/demo/walk.ts'
import { advanceLegalDay } from '../jobs/legal-day.ts'
import { newId } from '../store/ids.ts'
import type { Store } from '../store/open.ts'
import { loadingSamples } from './open-whole.ts'

/**
 * What a demonstration holds when a person first opens it: organs and accounts, the recorded acts of the years before, and a case that
 * stands in its public consultation, so that there is something in the inboxes. The same commands as `cli demo`.
 *
 * It is some hundred commits. A start that is killed between them leaves a mark, and the next one begins again: `openWhole`.
 *
 * @param blobs folder of the materials.
 */
export async function loadSamples(store: Store, blobs: string): Promise<void> {
  await store.commit({ append: [], rows: [{ insert: 'setting', row: { key: loadingSamples, value: newId() } }] })
  await sampleInstallation(store)
  const driver = commandDriver(store, blobs, (to, personId) => advanceLegalDay(store, to, { personId }))
  await walk([history, { ...revision, steps: upToNotice }], driver, { story() {}, step() {} })
  await store.commit({ append: [], rows: [{ remove: 'setting', where: { key: loadingSamples } }] })
}

const notice = revision.steps.findIndex((step) => step.do === 'act' && step.action === 'notice.publish' && step.expect === undefined)
const upToNotice = revision.steps.slice(0, notice + 1)
