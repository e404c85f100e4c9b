import { history } from '../../../src/commands/demo/history.ts'
import { revision } from '../../../src/commands/demo/revision.ts'
import type { Story } from '../../../src/commands/demo/steps.ts'
import { walk } from '../../../src/commands/demo/walk.ts'
import type { TestApp } from './app.ts'
import { httpDriver } from './http-driver.ts'

/** Walks the story up to its first public comment: a case in consultation with an open notice. @returns its id. */
export async function consulted(at: TestApp): Promise<string> {
  const first = revision.steps.findIndex((step) => step.do === 'comment')
  const begun: Story = { ...revision, steps: revision.steps.slice(0, first) }
  const known = await walk([history, begun], httpDriver(at), { story: () => {}, step: () => {} })
  return String(known.get('case:修订'))
}
