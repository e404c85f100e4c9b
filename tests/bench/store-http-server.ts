/** A Fastify server on loopback with one route that does one durable step: `node store-http-server.ts ours|raw|kysely PATH`, ids on stdin. */
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import { Kysely, SqliteDialect } from 'kysely'
import { sha256 } from '../../src/store/hash.ts'
import { findAnswer } from '../../src/store/idempotency.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore } from '../../src/store/open.ts'
import type { Database } from '../../src/store/schema.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { kyselyStep, ourStep, rawStep, type Step } from './store-step.ts'

const [mode = '', path = ''] = process.argv.slice(2)
const caseIds = readFileSync(0, 'utf8').trim().split('\n')
const step = await stepOf(mode)
let next = 0

const app = Fastify()
app.post('/actions', async (request) => {
  await step(caseIds[next++ % caseIds.length]!, sha256(JSON.stringify(request.body)))
  return { ok: true }
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.(address)
process.on('disconnect', () => process.exit(0))

async function stepOf(way: string): Promise<(caseId: string, bodyHash: string) => Promise<unknown>> {
  if (way === 'raw') return rawStep(openSqlite(path, false), 'keepsAnswer')
  if (way === 'kysely') return kyselyStep(new Kysely<Database>({ dialect: new SqliteDialect({ database: openSqlite(path, false) }) }))
  const store = await openStore(path, { migrate: false })
  const ours: Step = ourStep(store, 'keepsAnswer', (value) => value)
  return async (caseId, bodyHash) => {
    const asked = { personId: 'person-1', key: newId(), route: 'POST /actions', bodyHash }
    return (await findAnswer(store.db, asked)) ?? ours(caseId)
  }
}
