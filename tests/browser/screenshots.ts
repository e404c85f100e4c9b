import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../support/chromium.ts'
import { before, openHouse } from './house.ts'
import { caseId, settled, signedIn } from './visit.ts'

// Takes the pictures that the README shows, anew: `node tests/browser/screenshots.ts`. The revision story stands where comments wait for
// their answers, then where two reviewers have to confirm what changed after they signed.
type Picture = [name: string, language: 'zh-CN' | 'en', login: string, path: string, ready: string]
const consultation: Picture[] = [
  ['case-zh', 'zh-CN', 'qicao', '/app/cases/:case', '.rail .unmet'],
  ['case-en', 'en', 'qicao', '/app/cases/:case', '.rail .unmet'],
  ['register-zh', 'zh-CN', 'dengji', '/app/register', 'tbody a'],
]
const review: Picture[] = [
  ['compare-zh', 'zh-CN', 'qicao', '/app/cases/:case/text?view=compare', '.change ins'],
  ['review-zh', 'zh-CN', 'fazhi', '/app/cases/:case/text?view=review', '.since ins'],
  ['edit-en', 'en', 'qicao', '/app/cases/:case/text?view=edit', '.contents .depth-3'],
]

for (const [until, pictures] of [
  ['comment.answer', consultation],
  ['signoff.confirm', review],
] as const) {
  const house = await openHouse(before(until))
  const browser = await launchBrowser()
  const id = await caseId(await signedIn(browser, house, 'qicao'))
  for (const [name, language, login, path, ready] of pictures) {
    const { page, context } = await signedIn(browser, house, login, { language })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(path.replace(':case', id))
    await settled(page)
    await page.locator(ready).first().waitFor()
    await page.screenshot({ path: fileURLToPath(new URL(`../../src/web/screenshots/${name}.png`, import.meta.url)) })
    await context.close()
  }
  await browser.close()
  await house.close()
}
