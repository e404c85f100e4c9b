import { expect, it } from 'vitest'
import { documentation } from './support/document.ts'

it('the page of stages, actions and requirements says what the tables say', async () => {
  await expect(documentation()).toMatchFileSnapshot('../../workflows/rulemaking/actions.md')
})
