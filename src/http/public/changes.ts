import { versionById } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { compareTexts } from '../compare.ts'
import { versionContent } from '../views/instruments.ts'
import { keptFromPublic } from '../views/register.ts'
import { type Html, html } from './html.ts'
import type { Page } from './page.ts'
import type { Word } from './words.ts'

const kinds: Record<string, Word> = {
  modified: 'changed',
  inserted: 'inserted',
  deleted: 'deleted',
  renumbered: 'renumbered',
  moved: 'moved',
}

/** What the last version changed against the one before it, article by article: struck, underlined, and said in words. */
export async function changesBetween(store: Store, made: Page, versions: { id: string }[]): Promise<Html> {
  const [before, after] = await Promise.all(versions.slice(-2).map(async ({ id }) => versionById(store.db, id)))
  const kept = await keptFromPublic(store, 'act', [before?.actId ?? '', after?.actId ?? ''])
  if (!before || !after || kept.size > 0) return html`<p>${made.t('noChange')}</p>`
  const [old, now] = [await versionContent(store, before), await versionContent(store, after)]
  const { changes } = await compareTexts(old.text, now.text)
  const told = changes.filter((change) => change.kind.some((kind) => kind in kinds))
  return html`<ul class="list text" lang="zh-CN">${told.map(
    (
      change,
    ) => html`<li><p class="meta">${change.before?.label ?? ''}${change.after && change.after.label !== change.before?.label ? html` → ${change.after.label}` : null} ${change.kind.map((kind) => (kinds[kind] ? made.t(kinds[kind]) : '')).join(' ')}</p>
<p>${change.edits.map((edit) => (edit.op === 'insert' ? html`<ins>${edit.text}</ins>` : edit.op === 'delete' ? html`<del>${edit.text}</del>` : html`${edit.text}`))}</p></li>`,
  )}</ul>`
}
