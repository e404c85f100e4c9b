import { findings } from '../../../documents/check/index.ts'
import { parse } from '../../../documents/parse.ts'
import { renderHtml } from '../../../documents/render/html.ts'
import { renderMarkdown } from '../../../documents/render/markdown.ts'
import { renderText } from '../../../documents/render/text.ts'
import { compareTexts } from '../compare.ts'
import type { Server } from '../context.ts'
import type { Router } from '../router.ts'

/** The text engine over HTTP, on texts that are not stored. */
export function textRoutes(router: Router, _: Server): void {
  router.on('POST /text/parse', async ({ body }) => {
    const { title, nodes, problems } = parse(body.text)
    return { title, nodes, problems }
  })
  router.on('POST /text/diff', async ({ body }) => compareTexts(body.before, body.after))
  router.on('POST /text/render', async ({ body }) => {
    const tree = parse(body.text)
    const render = { html: renderHtml, txt: renderText, md: renderMarkdown }[body.format]
    return { format: body.format, content: render(tree) }
  })
  router.on('POST /text/findings', async ({ body }) => ({ items: findings(parse(body.text)) }))
}
