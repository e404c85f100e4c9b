import type { Command } from 'commander'
import type { Io } from './io.ts'
import { base, type Outcome } from './program.ts'

/** The words of `cli cleanup` (contract.md: open, list, conclude, close; the rest are additions). */
export function cleanupCommands(program: Command, io: Io, outcome: Outcome): void {
  const cleanup = base(program.command('cleanup'), io).description('a cleanup campaign · 文件清理')
  const command = (name: string, en: string, zh: string): Command =>
    base(cleanup.command(name), io)
      .description(`${en} · ${zh}`)
      .option('--db <url>', 'database: a file or postgres://… (default: data/normflow.db) · 数据库')
      .option('--json', 'answer as JSON · 以 JSON 输出')
  const as = ['--as <login>', 'the account in whose name it is done · 以哪个账号办理'] as const
  const id = ['<campaign>', 'id, as list prints it · 清理编号'] as const
  const run = async (work: () => Promise<number>): Promise<void> => {
    outcome.code = await work()
  }
  const loaded = () => import('./cleanup.ts')

  command('open', 'list what is in scope; open the campaign and freeze its list', '确定范围，部署清理')
    .requiredOption('--organ <code>', 'whose campaign it is · 部署清理的机关代码')
    .requiredOption('--kind <kind>', 'periodic, special, immediate · 定期、专项、即时')
    .requiredOption('--title <title>', 'its name · 名称')
    .requiredOption('--cut-off <day>', 'instruments made by this day · 截止日')
    .option('--trigger <notice>', 'the notice or event that started it · 启动的通知或者事由')
    .option('--words <words>', 'only titles with these words · 标题中的文字')
    .option('--with-expired', 'also what has expired · 包括已过有效期的')
    .option('--dry-run', 'only list the scope · 只列范围')
    .option(...as)
    .action((options) => run(async () => (await loaded()).openCleanup(io, options)))
  command('list', 'campaigns with their sums, or the instruments of one', '列出清理或者其清单')
    .argument('[campaign]', id[1])
    .action((campaign: string | undefined, options) => run(async () => (await loaded()).listCleanup(io, campaign, options)))
  command('conclude', 'write or read the table of an organ, or conclude by option', '提出清理意见')
    .argument(...id)
    .option('--organ <code>', 'the organ that concludes · 清理单位代码')
    .option('--out <file.xlsx>', 'write its table · 导出清理意见表')
    .option('--table <file.xlsx>', 'read the filled-in table, all rows or none (.csv too) · 读入清理意见表')
    .option('--dry-run', 'only report on each row · 只报告')
    .option('--outcome <outcome>', 'retain, amend, repeal, declareInvalid, notNormative · 清理意见')
    .option('--reasons <codes>', 'R1,R11 · 理由')
    .option('--opinion <words>', 'in words · 说明')
    .option('--amend-by <day>', 'lapses when not amended by then · 修改完成时限')
    .option('--instrument <id...>', 'these instruments; else all of the organ that are open · 只对这些文件')
    .option('--submit', 'hand in the organ’s conclusions · 报送')
    .option(...as)
    .action((campaign: string, options) => run(async () => (await import('./cleanup-conclude.ts')).concludeCleanup(io, campaign, options)))
  command('do', 'any other action of a campaign', '办理其他事项')
    .argument(...id)
    .argument('<action>', 'item.review, itemReview.finish, resolution.record, decision.draft …')
    .option('--data <json>', 'its payload, or @file · 内容')
    .option(...as)
    .action((campaign: string, action: string, options) => run(async () => (await loaded()).doCleanup(io, campaign, action, options)))
  command('plan', 'the fastest lawful path, a step a line', '最快合法路径')
    .argument(...id)
    .option('--target <stage>', 'to this stage; to the end when left out · 到哪个环节')
    .action((campaign: string, options) => run(async () => (await loaded()).planCleanup(io, campaign, options)))
  command('paper', 'the catalogues as text, .xlsx or .docx', '目录')
    .argument(...id)
    .option('--out <file>', 'write .xlsx or .docx · 导出')
    .action((campaign: string, options) => run(async () => (await loaded()).paperCleanup(io, campaign, options)))
  command('close', 'issue the signed and numbered decision, publish the catalogues', '印发决定，公布目录')
    .argument(...id)
    .requiredOption('--address <address>', 'where it is published · 公布地址')
    .option('--channel <channel...>', 'channels · 公布渠道')
    .option(...as)
    .action((campaign: string, options) => run(async () => (await loaded()).closeCleanup(io, campaign, options)))
}
