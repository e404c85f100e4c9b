import { consultation, drafting, initiation } from './revision-early.ts'
import { decision, filing, publication, review } from './revision-late.ts'
import type { Story } from './steps.ts'

/** Today: the 办法 is revised again under the packs now in force, and a clause that rewards only firms that move in does not survive. */
export const revision: Story = {
  name: 'revision',
  title: { zh: '今日：再次修订《办法》', en: 'Today: the 办法 is revised again' },
  steps: [...initiation, ...drafting, ...consultation, ...review, ...decision, ...publication, ...filing],
}
