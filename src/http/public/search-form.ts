import { type Html, html } from './html.ts'
import type { Page } from './page.ts'

/** The one search field of the public side: over titles, numbers and texts, with these filters kept. */
export function searchForm(made: Page, words = '', kept: Record<string, string | undefined> = {}): Html {
  const hidden = Object.entries({ ...kept, lang: made.locale === 'en' ? 'en' : undefined })
  return html`<form class="search" action="/gongkai/wenjian" method="get" role="search">
<label>${made.t('searchLabel')}<input type="search" name="q" maxlength="200" value="${words}"></label>
${hidden.map(([name, value]) => (value === undefined || value === '' ? null : html`<input type="hidden" name="${name}" value="${value}">`))}
<button type="submit">${made.t('search')}</button>
</form>`
}
