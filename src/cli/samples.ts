import { commandDriver } from '../commands/demo/command-driver.ts'
import { history } from '../commands/demo/history.ts'
import { revision } from '../commands/demo/revision.ts'
import { sampleInstallation } from '../commands/demo/sample-installation.ts'
import { walk } from '../commands/demo/walk.ts'
import { advanceLegalDay } from '../jobs/legal-day.ts'
import type { Store } from '../store/open.ts'

/**
 * What a demonstration holds when a person first opens it: organs and accounts, the recorded acts of the years before, and a case that
 * stands in its public consultation, so that there is something in the inboxes. The same commands as `cli demo`.
 *
 * @param blobs folder of the materials.
 */
export async function loadSamples(store: Store, blobs: string): Promise<void> {
  await sampleInstallation(store)
  const driver = commandDriver(store, blobs, (to, personId) => advanceLegalDay(store, to, { personId }))
  await walk([history, { ...revision, steps: upToNotice }], driver, { story() {}, step() {} })
}

const notice = revision.steps.findIndex((step) => step.do === 'act' && step.action === 'notice.publish' && step.expect === undefined)
const upToNotice = revision.steps.slice(0, notice + 1)
