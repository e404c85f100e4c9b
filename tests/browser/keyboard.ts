import type { Page } from 'playwright-core'

/** What the focused element is called, as a screen reader would begin to say it. */
const focused = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return ''
  const by = one.getAttribute('aria-labelledby')
  const named = by ? by.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ') : ''
  const labels = one.labels ? [...one.labels].map((label) => label.textContent).join(' ') : ''
  return [one.getAttribute('aria-label') ?? '', named, labels, one.tagName === 'INPUT' || one.tagName === 'TEXTAREA' ? '' : one.textContent ?? ''].join(' ').trim()
})()`

/**
 * Presses Tab until the focus is on what is called so, as a person without a mouse does.
 *
 * @throws {Error} with what was passed on the way when it cannot be reached.
 */
export async function tabTo(page: Page, name: RegExp, { back = false, most = 120 } = {}): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    const now = (await page.evaluate(focused)) as string
    if (name.test(now)) return
    passed.push(now.slice(0, 30))
  }
  throw new Error(`Tab does not reach ${name}; passed: ${passed.join(' | ')}`)
}

/** Reaches it and presses Enter. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** Reaches a field and types into it. */
export async function fill(page: Page, name: RegExp, words: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.insertText(words)
}
