/**
 * A process that writes until it has done its share or is killed: `node writer-process.ts URL ORGAN COUNT`. Each change set takes a number,
 * appends to a stream of its own and to the organ's, and writes a row; what was acknowledged is said on standard output, one line each.
 */
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/store/open.ts'
import { writeOne } from './write-one.ts'

const [url = '', organId = '', count = '0'] = process.argv.slice(2)
const store = await openStore(url, { migrate: false })
let left = Number(count)

async function worker(): Promise<void> {
  while (left-- > 0) {
    const { caseId, hash, sequence } = await writeOne(store, organId)
    writeSync(1, `${caseId} ${hash} ${sequence}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, worker))
await store.close()
