import { demonstrationPassword } from '../commands/accounts/demonstration.ts'
import { makeSetUpToken } from '../commands/accounts/set-up.ts'
import { install } from '../commands/admin/install.ts'
import { sampleAccounts } from '../commands/demo/sample-organs.ts'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { setting } from '../store/settings.ts'
import type { Io } from './io.ts'
import { columns } from './width.ts'

/**
 * Makes an empty database what the settings say, a demonstration with samples or a production installation without any, and says what a
 * person needs to sign in: the sample accounts, or as long as nobody has an account a new one-time token.
 *
 * @throws {AppError} `usage` when production is asked for on a demonstration's database.
 */
export async function firstStart(io: Io, store: Store, settings: Config): Promise<void> {
  const before = await setting(store.db, 'mode')
  const mode = before ?? settings.mode
  if (before === 'demonstration' && settings.mode === 'production') {
    throw new AppError('usage', {
      reason: 'this database is a demonstration and cannot become production; name another one with --db or NORMFLOW_DB',
    })
  }
  if (mode === 'production') {
    await install(store, { mode, name: '规范性文件管理' })
    await tellToken(io, store)
    return
  }
  if (before === undefined) {
    io.err(
      'The database is empty: it becomes a demonstration with sample organs, accounts and documents.\n数据库为空：建立演示环境，载入示例机关、账号和文件…\n',
    )
    await (await import('./samples.ts')).loadSamples(store, settings.blobs)
  }
  io.err(`演示环境 demonstration; legal day 法定日期 ${await setting(store.db, 'legalDay')}\n${accounts()}\n`)
}

async function tellToken(io: Io, store: Store): Promise<void> {
  const token = await makeSetUpToken(store)
  if (token === null) return
  io.err(`Nobody has an account yet. One-time set-up token for the first administrator (a new one at each start until it is used):
尚无账号。首个管理员的一次性初始化令牌（使用之前每次启动重新生成）：

    ${token}

`)
}

function accounts(): string {
  const rows = sampleAccounts.map(({ login, name }) => [`  ${login}`, name])
  return `Accounts, all with the password 账号（口令均为） ${demonstrationPassword}\n${columns(rows)}`
}
