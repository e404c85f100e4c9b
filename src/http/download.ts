import type { FastifyReply } from 'fastify'

/** Gives bytes as a download, never as a page: what others uploaded must not run in our origin. */
export function download(reply: FastifyReply, filename: string, bytes: Uint8Array): FastifyReply {
  const plain = filename.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(filename).replace(/['()*]/g, escapeByte)
  return reply
    .type('application/octet-stream')
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
    .send(Buffer.from(bytes))
}

function escapeByte(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
