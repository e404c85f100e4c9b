import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

/** A form as sent: its fields and its one file. */
export interface Parts {
  fields: Record<string, string>
  file: { filename: string; mediaType: string; bytes: Uint8Array } | undefined
}

/**
 * The parts of a form. Names of files are only shown and given back, never used as a path.
 *
 * @throws {AppError} `unsupportedMedia` for anything but a form; `badInput` for one that breaks off: the reader throws plain errors for it.
 */
export async function partsOf(request: FastifyRequest): Promise<Parts> {
  if (!request.isMultipart()) throw new AppError('unsupportedMedia', { type: 'multipart/form-data' })
  const found: Parts = { fields: {}, file: undefined }
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
  return found
}

function mediaTypeOf(given: string): string {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(given) ? given : 'application/octet-stream'
}
