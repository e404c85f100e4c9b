import type { AnnualReport, ReportBlockName } from '../../contract/reports.ts'
import { reportBlocks } from '../../contract/reports.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/open.ts'
import { organs } from '../../store/organs.ts'
import { blocksUpTo, typedFigures } from '../../store/reports.ts'
import { legalToday, setting } from '../../store/settings.ts'
import { figuresOf } from './figures.ts'
import { paragraphOf } from './paragraph.ts'
import { Year } from './year.ts'

const blockNames: Record<ReportBlockName, readonly [zh: string, en: string]> = {
  measures: ['上一年度推进法治政府建设的主要举措和成效', 'Main measures of the year and their effect'],
  shortcomings: ['存在的不足和原因', 'Shortcomings and their causes'],
  firstResponsible: ['党政主要负责人履行推进法治建设第一责任人职责情况', 'How the chief met the duties of the first responsible person'],
  nextYear: ['下一年度主要安排', 'Main tasks of the next year'],
  others: ['其他需要报告的情况', 'Other matters to report'],
}

/**
 * The annual report on law-based government (法治政府建设年度报告, domain.md §12) of an organ: figures of the calendar year, each with what
 * it was counted from; the paragraph on normative documents; the five blocks, taken over from the year before where nothing was written.
 *
 * @param organId null: all own organs together.
 * @throws {AppError} `notFound` for an organ that does not exist, `badInput` for a year that has not begun.
 */
export async function annualReport(store: Store, year: number, organId: string | null): Promise<AnnualReport> {
  const today = await legalToday(store.db)
  if (String(year) > today.slice(0, 4))
    throw new AppError('badInput', { reason: `${year}` }, [{ field: 'year', zh: '该年尚未开始', en: 'that year has not begun' }])
  const organ = organId === null ? null : (await organs(store.db)).find((one) => one.id === organId)
  if (organ === undefined) throw new AppError('notFound', { what: organId ?? '' })
  const [counted, entered, blocks] = await Promise.all([
    Year.read(store.db, year, organId, today),
    organId === null ? [] : typedFigures(store.db, organId, year),
    organId === null ? [] : blocksUpTo(store.db, organId, year),
  ])
  const last = today < `${year}-12-31` ? today : `${year}-12-31`
  const latest = new Map(entered.toReversed().map(({ key, value, source }) => [key, { value: Number(value), source }]))
  return {
    ...{ year, through: last, title: `${organ?.name ?? ''}${year}年度法治政府建设报告` },
    organ: organ === null ? null : { id: organ.id, name: organ.name },
    figures: figuresOf(counted, latest, (await setting(store.db, 'goLive')) ?? null),
    paragraph: paragraphOf(counted, last),
    blocks: reportBlocks.map((block) => {
      const written = blocks.find((one) => one.block === block)
      const [zh, en] = blockNames[block]
      const own = written?.year === year
      return { block, name: { zh, en }, content: written?.content ?? '', rev: own ? written.rev : 0, year: written?.year ?? null }
    }),
  }
}
