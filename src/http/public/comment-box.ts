import { randomUUID } from 'node:crypto'
import type { Locale } from '../../errors.ts'
import { type Html, html } from './html.ts'
import type { Page } from './page.ts'

interface Box {
  action: string
  /** Empty for the whole text. */
  provisionId: string
  label: string
  /** What was typed, when it could not be taken. */
  retry?: { form: Record<string, string> }
}

/** 我有意见: a box under an article, closed until somebody opens it; a plain form, so it works without script. */
export function commentBox(made: Page, { action, provisionId, label, retry }: Box): Html {
  const { t } = made
  const id = `yijian-${provisionId || 'all'}`
  const typed = retry?.form ?? {}
  return html`<details class="comment"${retry ? html` open` : null}>
<summary>${t('comment')}<span class="meta"> ${label}</span></summary>
<form method="post" action="${action}">
<input type="hidden" name="provision" value="${provisionId}"><input type="hidden" name="once" value="${randomUUID()}">
<p><label for="${id}">${t('yourComment')} ${label}</label><textarea id="${id}" name="body" required maxlength="5000">${typed.body ?? ''}</textarea></p>
<p><label for="${id}-name">${t('yourName')}</label><input id="${id}-name" name="name" maxlength="60" autocomplete="name" value="${typed.name ?? ''}"></p>
<p><label for="${id}-contact">${t('yourContact')}</label><input id="${id}-contact" name="contact" maxlength="100" value="${typed.contact ?? ''}"></p>
<p class="meta">${t('apart')} ${t('noSecrets')}</p>
<p><button type="submit">${t('send')}</button></p>
</form></details>`
}

/** What became of a comment, in words. */
export function dispositionName(disposition: string, locale: Locale): string {
  return names[disposition]?.[locale === 'en' ? 1 : 0] ?? disposition
}

const names: Record<string, readonly [zh: string, en: string]> = {
  adopted: ['采纳', 'adopted'],
  partlyAdopted: ['部分采纳', 'partly adopted'],
  notAdopted: ['未采纳', 'not adopted'],
  none: ['已阅', 'noted'],
}
