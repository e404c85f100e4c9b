import { compareTexts } from '../compare.ts'
import type { Server } from '../context.ts'
import { textJob } from '../long-text.ts'
import type { Router } from '../router.ts'

/** The text engine over HTTP, on texts that are not stored. */
export function textRoutes(router: Router, _: Server): void {
  router.on('POST /text/parse', ({ body }) => textJob('parse', body.text))
  router.on('POST /text/diff', ({ body }) => compareTexts(body.before, body.after))
  router.on('POST /text/render', async ({ body }) => ({ format: body.format, content: await textJob(body.format, body.text) }))
  router.on('POST /text/findings', async ({ body }) => ({ items: await textJob('findings', body.text) }))
}
