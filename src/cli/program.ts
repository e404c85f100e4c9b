import { Command, Help } from 'commander'
import { cleanupCommands } from './cleanup-commands.ts'
import type { Io } from './io.ts'
import { laterCommand } from './later.ts'
import { textCommands } from './text/index.ts'
import { displayWidth } from './width.ts'

/** What a command leaves for the shell: 0 done, 1 done but unresolved. */
export interface Outcome {
  code: number
}

/**
 * The command line (contract.md). Each command loads what it needs when it runs: importing everything costs half a second, and the text
 * commands have to answer within one.
 */
export function buildProgram(io: Io, outcome: Outcome): Command {
  const program = base(new Command('cli'), io)
    .description('Normflow: the life of administrative normative documents.\n行政规范性文件全生命周期管理')
    .addHelpText('after', '\ncli stands for: npm run -s cli --\nExit codes: 0 done, 1 done but unresolved, 2 bad usage or input.')

  const command = (name: string, en: string, zh: string): Command => base(program.command(name), io).description(`${en} · ${zh}`)
  const db = ['--db <url>', 'database: a file or postgres://… (default: data/normflow.db) · 数据库'] as const
  const json = ['--json', 'answer as JSON · 以 JSON 输出'] as const

  command('serve', 'API and web; migrates first', '启动服务')
    .option('--port <n>', 'port (default: 3000) · 端口')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1) · 监听地址')
    .option(...db)
    .action(async (options) => {
      outcome.code = await (await import('./serve.ts')).serve(io, options)
    })
  command('migrate', 'bring a database up to date', '升级数据库结构')
    .option(...db)
    .option(...json)
    .action(async (options) => {
      outcome.code = await (await import('./migrate.ts')).migrate(io, options)
    })
  command('import', 'documents (.md .txt .docx .jsonl .jsonl.gz) and lists of them (.xlsx .csv) into the register', '导入文件或文件目录')
    .argument('<path...>')
    .requiredOption('--as <kind>', 'own: kept by an organ here, reference: only cited · own 本机关文件，reference 参考文件')
    .option('--organ <code>', 'the organ that keeps them · 机关代码')
    .option('--on <day>', 'the day a list is of, where it does not say so · 目录截至日期')
    .option('--dates <file>', 'a table (.csv, .xlsx) of 文件名 and 成文日期 for texts that name no day · 无日期文件的成文日期表')
    .option('--dry-run', 'write nothing, say of each text and row what would be done · 只试读不入册')
    .option(...db)
    .option(...json)
    .action(async (paths: string[], options) => {
      outcome.code = await (await import('./import.ts')).importDocuments(io, paths, options)
    })
  base(program.command('admin'), io)
    .description('administration · 系统管理')
    .command('apply')
    .description('set up organs, people, memberships, number books, packs and holiday years from a file · 按文件配置')
    .argument('<file.json>')
    .option(...db)
    .option(...json)
    .action(async (file: string, options) => {
      outcome.code = await (await import('./admin.ts')).applyFile(io, file, options)
    })
  base(program.commands.at(-1)!.commands[0]!, io)
  base(program.commands.at(-1)!.command('successions'), io)
    .description('which organ took over from which, from a table (.xlsx, .csv) · 由表格载入机构职责承接')
    .argument('<file>')
    .option('--dry-run', 'only report on each row · 只报告')
    .option(...db)
    .option(...json)
    .action(async (file: string, options) => {
      outcome.code = await (await import('./successions.ts')).loadTable(io, file, options)
    })
  command('verify', 'hash chains, checkpoints and replay; exit 1 and the first bad record when broken', '校验日志链与重放')
    .option(...db)
    .option(...json)
    .action(async (options) => {
      outcome.code = await (await import('./verify.ts')).verify(io, options)
    })
  command('demo', 'one document from drafting to repeal in a database of its own, with the reasons printed', '演示全过程')
    .option('--keep', 'leave the database for serve · 保留数据库')
    .option('--cleanup', 'instead: a register of 40 instruments through a cleanup campaign · 改为演示清理')
    .option('--normative <folder>', 'then the same run over real documents, e.g. ../shared/data/normative/dev · 再以真实文件逐件运行')
    .option(...db)
    .option(...json)
    .action(async (options) => {
      outcome.code = await (await import('./demo.ts')).demo(io, options)
    })
  command('rules', 'rule-pack entries with source and confidence', '规则包条目、来源与可信度')
    .option('--unconfirmed', 'only those whose source is not confirmed · 仅待确认条目')
    .option(...json)
    .action(async (options) => {
      outcome.code = await (await import('./rules.ts')).rules(io, options)
    })
  const auditing = base(program.command('audit'), io).description('what must be amended or repealed · 文件清理检查')
  base(auditing.command('run'), io)
    .description('run every audit rule over the instruments in force · 以全部规则检查现行文件')
    .option('--as-of <day>', 'the legal day of the audit (default: today) · 检查基准日')
    .option('--format <format>', 'md, json or xlsx (default: md) · 输出格式')
    .option('--organ <code>', 'only instruments of this organ · 仅某机关')
    .option('--reference', 'reference documents instead of own ones · 引用文件')
    .option('--all', 'own and reference documents · 全部文件')
    .option('--touched', 'only what changed since the last full audit touches · 仅变动所及')
    .option('--anew', 'look at everything again · 全部重新检查')
    .option('--resume <run>', 'carry on an audit that was stopped · 继续已停止的检查')
    .option('--out <file>', 'file for xlsx · xlsx 文件名')
    .option(...db)
    .option(...json)
    .action(async (options) => {
      outcome.code = await (await import('./audit.ts')).audit(io, options)
    })
  const reporting = base(program.command('report'), io).description('reports from the log · 报告')
  base(reporting.command('annual'), io)
    .description('the annual report on law-based government · 法治政府建设年度报告')
    .requiredOption('--year <year>', 'calendar year · 年度')
    .option('--organ <code>', 'the organ that reports (default: all own organs) · 报告机关')
    .option('--format <format>', 'md, json or docx (default: md) · 输出格式')
    .option('--out <file>', 'file for docx · docx 文件名')
    .option(...db)
    .option(...json)
    .action(async (options) => {
      outcome.code = await (await import('./annual.ts')).annual(io, options)
    })
  textCommands(program, io, outcome)
  cleanupCommands(program, io, outcome)
  for (const name of ['backup', 'restore', 'load', 'offline-bundle']) laterCommand(program, name)
  return program
}

/** The manners of every command: errors are thrown, not printed by commander, and Chinese help lines up. */
export function base(command: Command, io: Io): Command {
  return command
    .exitOverride()
    .helpCommand(false)
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'show this help · 显示帮助')
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} })
    .configureHelp({ displayWidth, boxWrap: wrapped, sortSubcommands: false })
}

/** Commander's own wrapping counts characters and breaks only at blanks; a Chinese line may break anywhere. */
function wrapped(text: string, width: number): string {
  if (width < 40 || displayWidth(text) <= width) return text
  return new Help().boxWrap(text, width)
}
