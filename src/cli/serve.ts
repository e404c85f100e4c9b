import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, config } from '../config.ts'
import type { Store } from '../store/open.ts'
import { serverDurability } from '../store/postgres.ts'
import { firstStart } from './first-start.ts'
import type { Io } from './io.ts'
import { openWhole } from './open-whole.ts'
import { shownDatabase } from './with-store.ts'

interface Options {
  port?: string
  host?: string
  db?: string
}

/** `serve`: brings the database up to date, fills an empty one, answers until it is told to stop. */
export async function serve(io: Io, options: Options): Promise<number> {
  const settings = config(options)
  const stopped = untilStopped()
  const store = await openWhole(settings.db, (aside) =>
    io.err(
      `Loading the samples was cut off last time; what there was lies in ${aside}.\n上次载入示例数据时中断，已改名保留，现重新载入。\n`,
    ),
  )
  try {
    await firstStart(io, store, settings)
    const { startServer } = await import('../http/server.ts')
    const { runDay } = await import('../jobs/daily.ts')
    const { startJobs } = await import('../jobs/start.ts')
    const server = await startServer(store, settings, { jobs: (day) => runDay(store, day) })
    const jobs = await startJobs(store, { onError: (error) => server.app.log.error(error, 'a job failed and will be tried again') })
    if (store.dialect === 'postgres') io.err(await durability(store))
    io.err(greeting(server.address, settings))
    io.err(`${await stopped}: closing 正在停止…\n`)
    await server.close()
    await jobs.stop()
  } finally {
    await store.close()
  }
  io.err('closed 已停止\n')
  return 0
}

/** A warning where the server may lose what it acknowledged; these settings are the operator's, we cannot change them. */
async function durability(store: Store): Promise<string> {
  const { fsync, fullPageWrites } = await serverDurability(store.db)
  if (fsync === 'on' && fullPageWrites === 'on') return ''
  return `warning: PostgreSQL runs with fsync=${fsync}, full_page_writes=${fullPageWrites}: acknowledged steps can be lost 警告：数据库设置可能丢失已确认的操作\n`
}

function greeting(address: string, settings: Config): string {
  const pages = existsSync(join(settings.web, 'index.html')) ? '' : ' (the pages are not built: API only; npm start builds them)'
  return `Normflow listens at ${address}${pages}\n数据库 database: ${shownDatabase(settings.db)}; stop with Ctrl-C 按 Ctrl-C 停止\n`
}

/**
 * Resolves at the first SIGINT or SIGTERM. Ctrl-C under npm arrives twice, from the terminal and from npm: the second must not kill a
 * server that is closing. A third one is a person who means it.
 */
function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let count = 0
    const stop = (signal: NodeJS.Signals) => {
      if (++count > 2) process.exit(130)
      resolve(signal)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
