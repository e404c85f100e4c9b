import type { FastifyRequest } from 'fastify'
import { fromMarkdown } from '../../../documents/markdown.ts'
import { printDay } from '../../commands/texts/slots.ts'
import { AppError } from '../../errors.ts'
import { inThread } from '../../files/in-thread.ts'
import { compareTexts } from '../compare.ts'
import type { Server } from '../context.ts'
import { allFindings } from '../findings.ts'
import { textJob } from '../long-text.ts'
import type { Router } from '../router.ts'
import { partsOf } from '../upload.ts'

/** The text engine over HTTP, on texts that are not stored. */
export function textRoutes(router: Router, server: Server): void {
  router.on('POST /text/parse', ({ body }) => textJob('parse', body.text))
  router.on('POST /text/diff', ({ body }) => compareTexts(body.before, body.after))
  router.on('POST /text/render', async ({ body }) => ({ format: body.format, content: await textJob(body.format, body.text) }))
  router.on('POST /text/amend', ({ body: { before, after, issuer = '', on = '', number = '' } }) =>
    textJob('amend', before, after, issuer, on && printDay(on), number),
  )
  router.on('POST /text/apply', async ({ body, locale }) => {
    const applied = await textJob('apply', body.before, body.decision)
    if (!applied.ok) throw new AppError(applied.code, { reason: locale === 'en' ? applied.messageEn : applied.message })
    const { text, instructions, notes } = applied
    return { text, instructions, notes }
  })
  router.on('POST /text/open', ({ request }) => opened(request))
  router.on('POST /text/cite', ({ body }) => textJob('cite', body.text))
  router.on('POST /text/findings', async ({ body }) => ({ items: await allFindings(server, body.text) }))
}

/** The one file of a form as plain paragraphs, read in a thread with limits; law text written in Markdown loses its marks. */
async function opened(request: FastifyRequest) {
  const { file } = await partsOf(request)
  if (!file) throw new AppError('badInput', { reason: 'file' }, [{ field: 'file', zh: '请选择文件', en: 'choose a file' }])
  const { name, kind, text, warnings } = await inThread('readText', { bytes: file.bytes, name: file.filename })
  const plain = (kind === 'md' ? fromMarkdown(text) : text).replaceAll('\r\n', '\n')
  return { name, kind, text: plain, warnings }
}
