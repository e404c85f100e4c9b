import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../support/chromium.ts'
import { before, openHouse } from './house.ts'
import { caseId, settled, signedIn } from './visit.ts'

// Takes the pictures that the READMEs show, anew and in both languages: `node tests/browser/screenshots.ts`. The revision story stands while
// the notice runs, then where comments wait for their answers, then where two reviewers have to confirm what changed after they signed.
type Picture = [name: string, login: string, path: string, ready: string]
const notice: Picture[] = [
  ['public', 'qicao', '/gongkai/zhengqiu/:case', 'dl.facts'],
  ['inbox', 'qicao', '/app/', '.inbox-row'],
]
const consultation: Picture[] = [
  ['case', 'qicao', '/app/cases/:case', '.rail .unmet'],
  ['register', 'dengji', '/app/register', 'tbody a'],
]
const review: Picture[] = [
  ['compare', 'qicao', '/app/cases/:case/text?view=compare', '.change ins'],
  ['review', 'fazhi', '/app/cases/:case/text?view=review', '.since ins'],
  ['edit', 'qicao', '/app/cases/:case/text?view=edit', '.contents .depth-3'],
]

for (const [until, pictures] of [
  ['departments.close', notice],
  ['comment.answer', consultation],
  ['signoff.confirm', review],
] as const) {
  const house = await openHouse(before(until))
  const browser = await launchBrowser()
  const id = await caseId(await signedIn(browser, house, 'qicao'))
  for (const language of ['zh', 'en'] as const)
    for (const [name, login, path, ready] of pictures) {
      const { page, context } = await signedIn(browser, house, login, { language: language === 'zh' ? 'zh-CN' : 'en' })
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(path.replace(':case', id))
      await settled(page)
      await page.locator(ready).first().waitFor()
      await page.screenshot({ path: fileURLToPath(new URL(`../../src/web/screenshots/${name}-${language}.png`, import.meta.url)) })
      await context.close()
    }
  await browser.close()
  await house.close()
}
