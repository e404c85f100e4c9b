import type { Command } from 'commander'
import type { Io } from '../io.ts'
import { laterOption } from '../later.ts'
import { base, type Outcome } from '../program.ts'

/** The commands on plain files; only `check --db` reads a database. */
export function textCommands(program: Command, io: Io, outcome: Outcome): void {
  const text = base(program.command('text'), io).description('texts in plain files (.txt .md .docx, - is standard input) · 文本工具')
  const command = (name: string, en: string, zh: string): Command => base(text.command(name), io).description(`${en} · ${zh}`)
  const json = ['--json', 'answer as JSON · 以 JSON 输出'] as const

  command('parse', 'structure of a text', '解析文本结构')
    .argument('<file>')
    .option(...json)
    .action(async (file: string, options) => {
      outcome.code = await (await import('./parse.ts')).parseFile(io, file, options)
    })
  command('render', 'a text as a page, Akoma Ntoso, plain text or Markdown', '呈现为网页、Akoma Ntoso、纯文本或 Markdown')
    .argument('<file>')
    .option('--format <format>', 'html, akn, txt or md · 格式', 'html')
    .action(async (file: string, options) => {
      outcome.code = await (await import('./render.ts')).render(io, file, options)
    })
  const diff = command('diff', 'two texts article by article', '逐条比较两个文本')
    .argument('<before>')
    .argument('<after>')
    .option(...json)
    .option('--html <out>', 'write the comparison table to a file, - is standard output · 对照表')
  laterOption(laterOption(diff, '--docx <out>'), '--xlsx <out>').action(async (before: string, after: string, options) => {
    outcome.code = await (await import('./diff.ts')).diff(io, before, after, options)
  })
  const cite = command('cite', 'numbers, titles, references, organs, dates, relations', '识别引用')
  cite
    .argument('<file>')
    .option(...json)
    .action(async (file: string, options) => {
      outcome.code = await (await import('./cite.ts')).citeFile(io, file, options)
    })
  command('check', 'drafting, legality and fair-competition findings; exit 1 with an error finding', '检查文本')
    .argument('<file>')
    .option(...json)
    .option('--db <url>', 'also what its register says of cited instruments: repealed, expired, renamed · 核对被引用文件的效力')
    .action(async (file: string, options) => {
      outcome.code = await (await import('./check.ts')).check(io, file, options)
    })
  command('amend', 'the amending decision that turns one text into the other', '生成修改决定')
    .argument('<before>')
    .argument('<after>')
    .option('--issuer <organ>', 'who decides (else 〔　〕) · 发文机关')
    .option('--on <day>', 'when, YYYY-MM-DD · 日期')
    .option('--number <number>', 'under which number · 文号')
    .action(async (before: string, after: string, options) => {
      outcome.code = await (await import('./amend.ts')).amendFile(io, before, after, options)
    })
  command('apply', 'the consolidated text; exit 1 with a refused instruction', '按修改决定形成修改后文本')
    .argument('<before>')
    .argument('<decision>')
    .option(...json)
    .action(async (before: string, decision: string, options) => {
      outcome.code = await (await import('./apply.ts')).applyFile(io, before, decision, options)
    })
  command('quality', 'correctness figures over a corpus; exit 1 where one misses its goal', '在一批文本上测量准确性')
    .argument('<dir|jsonl>')
    .option(...json)
    .option('--sample <n>', 'at most so many of each · 抽样')
    .action(async (path: string, options) => {
      outcome.code = await (await import('./quality.ts')).quality(io, path, options)
    })
}
