import { toChinese } from '../../../documents/numerals.ts'
import { addsUp, sumsOf } from '../../../workflows/cleanup/facts.ts'
import { AppError } from '../../errors.ts'
import type { StoredCampaign } from '../../store/campaigns.ts'
import type { Db } from '../circumstances.ts'
import { printDay } from '../texts/slots.ts'
import { type Catalogue, catalogueRows, cataloguesOf } from './catalogues.ts'
import { draftPackage, type Package, packageText } from './package.ts'

/** The decision of a campaign as values: its text with the annexed catalogues, the catalogues, what it amends itself. */
export interface CleanupPaper {
  title: string
  text: string
  catalogues: Catalogue[]
  package: Package
}

/**
 * Drafts the decision: what remains in force, what is to be amended by when, what is repealed and what is declared invalid, each with its
 * catalogue as an annex, and the packaged amendments asked for.
 *
 * @param options.packaged instruments whose mechanical change goes into the decision.
 * @throws {AppError} `corrupt` when the lists do not hold every instrument of the scope exactly once; `badInput` for a packaged instrument
 *   whose change is not mechanical.
 */
export async function draftPaper(
  db: Db,
  campaign: StoredCampaign,
  options: { title?: string | undefined; packaged: string[]; today: string },
): Promise<CleanupPaper> {
  const rows = await catalogueRows(db, campaign)
  const catalogues = cataloguesOf(rows)
  const sums = sumsOf(campaign.state.facts.items)
  const listed = catalogues.reduce((sum, list) => sum + list.rows.length, 0)
  if (!addsUp(sums) || listed !== sums.scope || rows.length !== sums.scope)
    throw new AppError('corrupt', { what: `${listed} ≠ ${sums.scope}` })
  const whole = await draftPackage(db, campaign.id, options.today)
  const drafted = new Map(whole.items.map((item) => [item.instrumentId, item]))
  const chosen = options.packaged.map((id) => {
    const item = drafted.get(id)
    if (!item?.mechanical)
      throw new AppError('badInput', { reason: `${item?.title ?? id}须另行起草修改` }, [{ field: 'packaged', message: '不能机械修改' }])
    return item
  })
  const organ = await db.selectFrom('organ').select('name').where('id', '=', campaign.organId).executeTakeFirstOrThrow()
  const title = options.title ?? `${organ.name}关于公布规范性文件清理结果的决定`
  const paper = {
    title,
    organ: organ.name,
    campaign,
    catalogues,
    amendments: packageText(chosen),
    today: options.today,
    lapses: rows.some((row) => row.amendBy.endsWith('失效')),
  }
  return { title, text: printPaper(paper), catalogues, package: { text: packageText(chosen), items: whole.items } }
}

interface Paper {
  title: string
  organ: string
  campaign: StoredCampaign
  catalogues: Catalogue[]
  amendments: string
  today: string
  lapses: boolean
}

function printPaper({ title, organ, campaign, catalogues, amendments, today, lapses }: Paper): string {
  const { cutOff, resolved } = campaign.state.facts
  const total = Object.keys(campaign.state.facts.items).length
  const annexes = [
    ...catalogues.map((list) => ({ title: list.title, lines: table(list) })),
    ...(amendments ? [{ title: '对部分规范性文件的修改', lines: amendments.split('\n') }] : []),
  ]
  return [
    title,
    `为维护法制统一，根据《中华人民共和国立法法》第一百一十六条等规定，${organ}对${printDay(cutOff)}以前制发的规范性文件${total}件进行了清理。${resolved ? `经${printDay(resolved.heldOn)}集体讨论通过，` : ''}现决定如下：`,
    ...catalogues.map((list, at) => `${toChinese(at + 1)}、${sentenceOf(list, at + 1, amendments ? catalogues.length + 1 : null, lapses)}`),
    '本决定自公布之日起施行。',
    ...annexes.map((annex, at) => `${at === 0 ? '附件：' : ''}${at + 1}.${annex.title}`),
    organ,
    `${today.slice(0, 4)}年　月　日`,
    ...annexes.flatMap((annex, at) => [`附件${at + 1}`, annex.title, ...(annex.lines.length > 0 ? annex.lines : ['（无）'])]),
    '',
  ].join('\n')
}

function sentenceOf({ outcome, rows }: Catalogue, annex: number, amendmentsAnnex: number | null, lapses: boolean): string {
  const count = `${rows.length}件（附件${annex}）`
  switch (outcome) {
    case 'retain':
      return `继续有效的规范性文件${count}。继续有效的文件有效期仍自原施行之日起计算。`
    case 'amend': {
      const packaged = amendmentsAnnex === null ? '' : `其中对部分文件的修改见附件${amendmentsAnnex}，自本决定公布之日起施行。`
      return `修改的规范性文件${count}。${packaged}${lapses ? '限期修改的，由责任单位在目录载明的时限内修改并重新公布；逾期未公布的，自期满次日起失效。' : ''}`
    }
    case 'repeal':
      return `废止的规范性文件${count}，自本决定公布之日起停止执行。`
    case 'declareInvalid':
      return `宣布失效的规范性文件${count}，自本决定公布之日起不再作为行政管理的依据。`
    case 'notNormative':
      return `不属于规范性文件的文件${count}，不再按规范性文件管理。`
  }
}

/** The columns a reader of the annex needs; the spreadsheet has all fourteen. */
function table({ outcome, columns, rows }: Catalogue): string[] {
  if (rows.length === 0) return []
  const last = {
    retain: ['有效期至'],
    amend: ['修改完成时限', '备注'],
    repeal: ['理由', '备注'],
    declareInvalid: ['理由', '备注'],
    notNormative: ['理由'],
  }[outcome]
  const shown = ['序号', '文件名称', '文号', '起草/实施单位', ...last].map((name) => columns.indexOf(name))
  const line = (cells: string[]) => `| ${shown.map((at) => (cells[at] ?? '').replace(/[|\n]/g, '／')).join(' | ')} |`
  return [line(columns), `|${shown.map(() => ' --- |').join('')}`, ...rows.map(line)]
}
