import { type Html, html } from './html.ts'
import type { Page } from './page.ts'

/** A standing in words and a frame; its colour is never the only sign. */
export function badge(made: Page, standing: string, name: { zh: string; en: string }): Html {
  const look = standing === 'inForce' ? 'inForce' : standing === 'notYet' ? 'notYet' : 'over'
  return html`<span class="standing ${look}">${said(made, name)}</span>`
}

/** A name in the reader's language. */
export function said(made: Page, name: { zh: string; en: string }): string {
  return made.locale === 'en' ? name.en : name.zh
}
