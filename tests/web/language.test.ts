import { expect, test } from 'vitest'
import { firstLanguage } from '../../src/web/words/language.ts'

test('a page begins in the language chosen here, else in that of the public page, else in what the browser speaks, else in Chinese', () => {
  expect(firstLanguage(['zh-CN', 'en', 'en-US'])).toBe('zh-CN')
  expect(firstLanguage([null, 'en', 'zh-CN'])).toBe('en')
  expect(firstLanguage([null, null, 'fr-FR', 'en-GB', 'zh'])).toBe('en')
  expect(firstLanguage([null, null, 'zh-HK', 'en'])).toBe('zh-CN')
  expect(firstLanguage([null, 'xx', 'fr', 'enx'])).toBe('zh-CN')
})
