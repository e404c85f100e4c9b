import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { AppError } from '../errors.ts'

/**
 * What an office file may be at most. Real ones stay far below: the largest office documents seen have some hundred entries and unpack to a few
 * times ten megabytes, XML packs at about 10 to 50 : 1.
 */
export interface ZipLimits {
  entries: number
  /** Sum of the declared sizes, and of the bytes really unpacked. */
  bytes: number
  /** Unpacked : packed, over the whole archive. */
  ratio: number
}

export const officeLimits: ZipLimits = { entries: 2_000, bytes: 100_000_000, ratio: 200 }

/** As what an archive that may not be read is refused. */
type Kind = 'badDocx' | 'badSheet'

/**
 * The wanted entries of an archive, by name, unpacked in memory behind a gate: number of entries, their declared sizes and the ratio are
 * checked before anything is unpacked; names that leave the archive are refused (yauzl does that); and the bytes that really come out are
 * counted, since a declared size can be forged.
 *
 * @param wanted called for every entry's name.
 * @param kind the code of the error; `badDocx` when left out.
 * @throws {AppError} with that code and the reason.
 */
export async function unzip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  limits: ZipLimits = officeLimits,
  kind: Kind = 'badDocx',
): Promise<Map<string, Buffer>> {
  try {
    const archive = await fromBufferPromise(bytes, {
      lazyEntries: true,
      decodeStrings: true,
      validateEntrySizes: true,
      strictFileNames: true,
    })
    return await readEntries(archive, await gate(archive, bytes.length, limits), wanted, limits)
  } catch (error) {
    throw new AppError(kind, { reason: error instanceof Error ? error.message : String(error) })
  }
}

async function gate(archive: ZipFile, packed: number, limits: ZipLimits): Promise<Entry[]> {
  if (archive.entryCount > limits.entries) refuse(`${archive.entryCount} entries, at most ${limits.entries} are taken`)
  const entries: Entry[] = []
  let declared = 0
  for await (const entry of archive.eachEntry()) {
    entries.push(entry)
    declared += entry.uncompressedSize
    if (entry.isEncrypted()) refuse('it is encrypted')
    if (entries.length > limits.entries) refuse(`more than ${limits.entries} entries`)
    if (declared > limits.bytes) refuse(`it would unpack to more than ${limits.bytes / 1e6} MB`)
  }
  if (declared > 1e6 && declared / packed > limits.ratio) refuse(`it would unpack to more than ${limits.ratio} times its size`)
  return entries
}

async function readEntries(
  archive: ZipFile,
  entries: Entry[],
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  let total = 0
  for (const entry of entries) {
    if (!wanted(entry.fileName)) continue
    if (found.has(entry.fileName)) refuse(`two entries are called ${entry.fileName}`)
    const parts: Buffer[] = []
    for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > limits.bytes) refuse(`it unpacks to more than ${limits.bytes / 1e6} MB`)
      parts.push(chunk)
    }
    found.set(entry.fileName, Buffer.concat(parts))
  }
  return found
}

function refuse(reason: string): never {
  throw new Error(reason)
}
