import { daysInWords } from '../../../documents/audit/index.ts'
import { type Outcome, outcomeNames, outcomes, type ReasonCode, reasonNames } from '../../../workflows/cleanup/outcomes.ts'
import type { Cell } from '../../files/sheet.ts'
import type { SheetOut } from '../../files/xlsx-out.ts'
import { findingsOf, type StoredFinding } from '../../store/audits.ts'
import { itemsOfCampaign, type StoredCampaign, type StoredItem } from '../../store/campaigns.ts'
import { organNames } from '../../store/organs.ts'
import { foundMatters } from '../audit/report.ts'
import type { Db } from '../circumstances.ts'
import { catalogueRows } from './catalogues.ts'

/** The columns of the 清理意见表: what the register knows, then what the organ fills in, last what says which row it is. */
export const tableColumns = {
  position: '序号',
  title: '文件名称',
  number: '文号',
  organ: '制定机关',
  signed: '成文日期',
  validTo: '有效期至',
  findings: '检查发现',
  outcome: '清理意见',
  reasons: '理由（填编号，如R1、R11）',
  opinion: '说明',
  amendBy: '修改完成时限',
  lapses: '逾期失效（是/否）',
  noDeadline: '不定时限的理由',
  replacedBy: '被何文件替代',
  key: '系统编号（请勿改动）',
} as const

const widths: Partial<Record<keyof typeof tableColumns, number>> = {
  position: 6,
  title: 40,
  number: 20,
  findings: 36,
  opinion: 30,
  replacedBy: 26,
  key: 6,
}

/** What the 清理意见表 is called: of which campaign, and whose. */
export function tableTitle(campaign: Pick<StoredCampaign, 'title'>, organ: string | null): string {
  return `${campaign.title.replace(/清理$/, '')}清理意见表${organ === null ? '' : `（${organ}）`}`
}

/**
 * The 清理意见表 of one organ: its instruments with what the audit found, ready to be filled in and read back by `readTable`. The last column
 * holds the instrument's id and the revision of its conclusion.
 *
 * @param organId the organ that concludes; all of them when left out.
 */
export async function opinionTable(db: Db, campaign: StoredCampaign, organId?: string): Promise<SheetOut[]> {
  const organ = organId === undefined ? null : ((await organNames(db, [organId])).get(organId) ?? null)
  const items = (await itemsOfCampaign(db, campaign.id)).filter((item) => organId === undefined || item.assignedOrganId === organId)
  const rows = new Map((await catalogueRows(db, campaign)).map((row) => [row.instrumentId, row]))
  const findings = await findingsOf(
    db,
    items.map((item) => item.instrumentId),
  )
  const columns = Object.entries(tableColumns).map(([key, title]) => ({ title, width: widths[key as 'position'] ?? 14 }))
  const lines = items.map((item): Cell[] => {
    const row = rows.get(item.instrumentId)
    const found = mattersOf(findings.get(item.instrumentId) ?? [])
    return [
      ...[item.position, row?.title ?? '', row?.number ?? '', row?.organ ?? '', row?.signed ?? '', row?.validTo ?? '', found],
      ...answersOf(item, rows.get(item.replacedBy ?? '')?.title ?? item.replacedBy),
      `${item.instrumentId}/${item.rev}`,
    ]
  })
  return [
    { name: '清理意见表', title: tableTitle(campaign, organ), columns, rows: lines },
    {
      name: '填表说明',
      columns: [
        { title: '清理意见和理由', width: 12 },
        { title: '含义', width: 60 },
      ],
      rows: explanations(),
    },
  ]
}

/** What the audit found, each matter once, with its places where there are several. */
function mattersOf(found: readonly StoredFinding[]): string {
  return foundMatters(found)
    .map(({ first, all, places }) => {
      const where = places.length > 0 ? `（${places.join('、')}${all.length > 1 ? `，共${all.length}处` : ''}）` : ''
      return `${daysInWords(first.message)}${where}`
    })
    .join('\n')
}

function answersOf(item: StoredItem, replacedBy: string | null): Cell[] {
  return [
    item.outcome === null ? '' : outcomeNames[item.outcome][0],
    item.reasons.join('、'),
    ...[
      item.opinion ?? '',
      item.amendBy ?? '',
      item.outcome === 'amend' && item.amendBy ? (item.lapses ? '是' : '否') : '',
      item.note ?? '',
      replacedBy ?? '',
    ],
  ]
}

function explanations(): Cell[][] {
  return [
    ...outcomes.map((outcome) => [
      outcomeNames[outcome][0],
      outcome === 'retain'
        ? '填在“清理意见”一栏，写“保留”也可以'
        : outcome === 'notNormative'
          ? '填在“清理意见”一栏，并写明说明'
          : '填在“清理意见”一栏',
    ]),
    ...Object.entries(reasonNames).map(([code, [zh]]) => [code, zh]),
    ['修改完成时限', '写成 2026-12-31 或者 2026年12月31日；不定时限的写明理由'],
    ['被何文件替代', '填写登记簿中的文件名称或者文号'],
  ]
}

/** What offices write for each outcome; 拟, 建议, 予以 before it say nothing more. */
const written: Record<Outcome, readonly string[]> = {
  retain: ['继续有效', '保留', '继续保留', '有效', '继续执行'],
  amend: ['修改', '修订', '限期修改', '打包修改'],
  repeal: ['废止'],
  declareInvalid: ['宣布失效', '失效'],
  notNormative: ['不属规范性文件', '不属于规范性文件', '不属'],
}

/** The outcome that a cell names in one of the usual ways; undefined when it names none. */
export function outcomeIn(words: string): Outcome | undefined {
  const bare = words.replace(/^(?:建议|拟|予以|应)+/, '')
  return outcomes.find((one) => one === words || written[one].includes(bare))
}

/** The reason codes that a cell names, by code or by their words; null when it names something else. */
export function reasonCodes(words: string): ReasonCode[] | null {
  const parts = words.split(/[、，,；;\s\n]+/).filter((part) => part !== '')
  const codes = parts.map((part) => {
    const upper = part.toUpperCase()
    if (upper in reasonNames) return upper as ReasonCode
    return (Object.entries(reasonNames).find(([, [zh]]) => zh === part)?.[0] as ReasonCode | undefined) ?? null
  })
  return codes.includes(null) ? null : (codes as ReasonCode[])
}
