import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

/** A form as sent: its fields and its one file. */
export interface Parts {
  fields: Record<string, string>
  file: { filename: string; mediaType: string; bytes: Uint8Array } | undefined
  /** SHA-256 over all of it but the boundary, which a browser draws anew for each attempt: the body's hash of an idempotent retry. */
  bodyHash: string
}

/**
 * The parts of a form. Names of files are only shown and given back, never used as a path.
 *
 * @throws {AppError} `unsupportedMedia` for anything but a form; `badInput` for one that breaks off: the reader throws plain errors for it.
 */
export async function partsOf(request: FastifyRequest): Promise<Parts> {
  if (!request.isMultipart()) throw new AppError('unsupportedMedia', { type: 'multipart/form-data' })
  const found: Parts = { fields: {}, file: undefined, bodyHash: '' }
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        found.file = { filename: part.filename || 'file', mediaType: mediaTypeOf(part.mimetype), bytes: await part.toBuffer() }
      else found.fields[part.fieldname] = String(part.value)
    }
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error) throw error
    throw new AppError('badInput', { reason: 'file' }, [
      { field: 'file', zh: '上传内容不完整，请重试', en: 'the upload broke off, try again' },
    ])
  }
  const { filename, mediaType, bytes } = found.file ?? { filename: '', mediaType: '', bytes: new Uint8Array() }
  const parts = [Object.entries(found.fields).sort(), filename, mediaType, hash('sha256', bytes, 'hex')]
  found.bodyHash = hash('sha256', JSON.stringify(parts), 'hex')
  return found
}

function mediaTypeOf(given: string): string {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(given) ? given : 'application/octet-stream'
}
