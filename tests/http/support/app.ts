import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { demonstrationPassword } from '../../../src/commands/accounts/demonstration.ts'
import { type Sample, sampleOf } from '../../../src/commands/demo/sample-installation.ts'
import { config } from '../../../src/config.ts'
import { type AppOptions, buildApp } from '../../../src/http/app.ts'
import { newId } from '../../../src/store/ids.ts'
import { openStore, type Store } from '../../../src/store/open.ts'
import type { Dialect } from '../../support/databases.ts'
import { copyOf } from '../../support/templates.ts'

/** A running application on a database of its own, spoken to without a port. */
export interface TestApp {
  app: FastifyInstance
  store: Store
  sample: Sample
  /** A browser that has signed in as this account. */
  as(login: string): Promise<Client>
  /** A browser that has not signed in. */
  visitor(): Client
  close(): Promise<void>
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  body: any
  text: string
  headers: Record<string, string | string[] | number | undefined>
}

/** Keeps cookie and CSRF token as a browser does. */
export class Client {
  cookie = ''
  csrf = ''
  readonly app: FastifyInstance

  constructor(app: FastifyInstance) {
    this.app = app
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'GET', url, headers })
  }

  post(url: string, payload: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'POST', url, payload: payload as object, headers: { 'idempotency-key': newId(), ...headers } })
  }

  async send(options: InjectOptions & { headers?: Record<string, string> }): Promise<Answer> {
    const url = String(options.url)
    const response = await this.app.inject({
      ...options,
      url:
        url.startsWith('/api') || url.startsWith('/gongkai') || url === '/' || url.startsWith('/app') || url.startsWith('/?')
          ? url
          : `/api/v1${url}`,
      headers: {
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(this.csrf === '' || options.method === 'GET' ? {} : { 'x-csrf-token': this.csrf }),
        ...options.headers,
      },
    })
    const set = [response.headers['set-cookie']].flat().find((line) => typeof line === 'string')
    if (typeof set === 'string') this.cookie = set.split(';')[0] ?? ''
    return { status: response.statusCode, body: parsed(response.body), text: response.body, headers: response.headers }
  }

  async signIn(login: string, password: string): Promise<Answer> {
    const answer = await this.send({ method: 'POST', url: '/session', payload: { login, password } })
    if (answer.status === 200) this.csrf = answer.body.csrf
    return answer
  }
}

/** A demonstration with sample organs and accounts. Close it after the tests. */
export async function openTestApp(dialect: Dialect, options: AppOptions = {}): Promise<TestApp> {
  const database = await copyOf('sample', dialect)
  const folder = mkdtempSync(join(tmpdir(), 'normflow-http-'))
  const store = await openStore(database.url)
  const sample = await sampleOf(store)
  const app = await buildApp(store, config({ data: folder }, {}), { perMinute: 100_000, lazy: true, ...options })
  await app.ready()
  return {
    app,
    store,
    sample,
    visitor: () => new Client(app),
    as: async (login) => {
      const client = new Client(app)
      const answer = await client.signIn(login, demonstrationPassword)
      if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${answer.status} ${answer.text}`)
      return client
    },
    close: async () => {
      await app.close()
      await store.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
