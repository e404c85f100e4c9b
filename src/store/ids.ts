import { randomFillSync } from 'node:crypto'

const random = new Uint8Array(10 * 256)
let used = random.length
let lastMs = 0
let counter = 0

/**
 * A new id: UUIDv7 (RFC 9562) as lower-case text. Ids of one process grow, so that new rows land at the end of an index and the order of
 * ids is the order of making; 62 random bits keep them from being guessed.
 */
export function newId(): string {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  const bytes = random.subarray(used, used + 10)
  used += 10
  const ms = nextTick(bytes)
  const time = ms.toString(16).padStart(12, '0')
  const variant = (0x8000 | (((bytes[2]! << 8) | bytes[3]!) & 0x3fff)).toString(16)
  let node = ''
  for (let index = 4; index < 10; index++) node += bytes[index]!.toString(16).padStart(2, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}-${node}`
}

/** The millisecond of the next id; the 12-bit counter starts in its lower half and borrows a millisecond when it is full. */
function nextTick(bytes: Uint8Array): number {
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    counter = ((bytes[0]! << 8) | bytes[1]!) & 0x7ff
  } else if (++counter > 0xfff) {
    lastMs++
    counter = 0
  }
  return lastMs
}
