import { consultationList } from '../routes/open-house.ts'
import { html } from './html.ts'
import type { PublicPages } from './index.ts'
import { sendPage } from './page.ts'
import { searchForm } from './search-form.ts'

/** Two doors and a search field. */
export function homePage({ app, server, page }: PublicPages): void {
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const made = await page(request)
    const { open } = await consultationList(server)
    const { t, to } = made
    const main = html`<h1>${made.installation}</h1>
<ul class="doors">
<li><a href="${to('/gongkai/zhengqiu')}"><strong>${t('consultations')}${open.length > 0 ? html` (${open.length})` : null}</strong>${t('consultationsLead')}</a></li>
<li><a href="${to('/gongkai/wenjian')}"><strong>${t('documents')}</strong>${t('documentsLead')}</a></li>
</ul>
${searchForm(made)}`
    return sendPage(reply, made, t('home'), main, { path: '/' })
  })
}
