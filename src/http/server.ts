import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import type { Store } from '../store/open.ts'
import { type AppOptions, buildApp } from './app.ts'

export interface Running {
  app: FastifyInstance
  /** `http://127.0.0.1:3000`, with the port really taken. */
  address: string
  /** Answers what is under way, then lets go of the port. The store stays open. */
  close(): Promise<void>
}

/**
 * Listens. Slow clients are cut off: headers within 15 seconds, a request within 60.
 *
 * @throws the system's error (EADDRINUSE …) when the port cannot be taken.
 */
export async function startServer(store: Store, config: Config, options: AppOptions = {}): Promise<Running> {
  const app = await buildApp(store, config, { logger: true, ...options })
  app.server.headersTimeout = 15_000
  app.server.keepAliveTimeout = 5_000
  const address = await app.listen({ host: config.host, port: config.port })
  return { app, address, close: () => app.close() }
}
