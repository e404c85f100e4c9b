import type { ReportFigure, ReportItem } from '../../contract/reports.ts'
import type { Year } from './year.ts'

type Names = readonly [zh: string, en: string]
const pieces: Names = ['件', 'documents']
const percent: Names = ['%', '%']
const points: Names = ['条', 'points']
const days: Names = ['日', 'days']
const comments: Names = ['条', 'comments']
const hearings: Names = ['次', 'hearings']

/** A figure of the report before it is counted. */
interface Definition {
  key: string
  block: string
  name: Names
  unit: Names
  count(year: Year): { value: number | null; items: ReportItem[] }
}

/** How many there are, each named. */
function all(items: ReportItem[]): { value: number; items: ReportItem[] } {
  return { value: items.length, items }
}

function rate(part: ReportItem[], whole: ReportItem[]): { value: number | null; items: ReportItem[] } {
  return { value: whole.length === 0 ? null : Math.round((part.length / whole.length) * 1000) / 10, items: part }
}

function sumOf(value: number, items: ReportItem[]): { value: number; items: ReportItem[] } {
  return { value, items }
}

function figure(key: string, block: string, zh: string, en: string, unit: Names, count: Definition['count']): Definition {
  return { key, block, name: [zh, en], unit, count }
}

const definitions: Definition[] = [
  figure('made.government', 'documents', '制定政府规范性文件', 'Government documents made', pieces, (y) => all(y.made('government'))),
  figure('made.department', 'documents', '制定部门规范性文件', 'Department documents made', pieces, (y) => all(y.made('department'))),
  figure('amended', 'documents', '修改规范性文件', 'Documents revised or amended', pieces, (y) => all(y.changed)),
  figure('repealed', 'documents', '废止规范性文件', 'Documents repealed', pieces, (y) => all(y.repealed)),
  figure('invalid', 'documents', '失效规范性文件', 'Documents declared invalid or expired', pieces, (y) => all(y.lapsed)),
  figure('inForce', 'documents', '年末现行有效', 'In force at the end of the year', pieces, (y) => all(y.inForce)),

  figure('legality.reviewed', 'legality', '合法性审核', 'Legality reviews', pieces, (y) => all(y.opinions('legalityReview'))),
  figure('legality.points', 'legality', '提出审核意见', 'Points raised', points, (y) =>
    sumOf(y.points('legalityReview').raised, y.opinions('legalityReview')),
  ),
  figure('legality.adopted', 'legality', '其中采纳', 'Points adopted', points, (y) =>
    sumOf(y.points('legalityReview').adopted, y.opinions('legalityReview')),
  ),
  figure('legality.mustRevise', 'legality', '要求修改', 'Returned for revision', pieces, (y) =>
    all(y.opinions('legalityReview', 'mustRevise')),
  ),
  figure('legality.unlawful', 'legality', '认定不合法', 'Found unlawful', pieces, (y) => all(y.opinions('legalityReview', 'unlawful'))),
  figure('legality.days', 'legality', '平均用时（自然日）', 'Mean natural days used', days, (y) => ({
    value: y.reviewDays(),
    items: y.opinions('legalityReview'),
  })),

  figure('filing.sent', 'filing', '报送备案', 'Filed', pieces, (y) => all(y.filed())),
  figure('filing.rate', 'filing', '报备率', 'Share filed of those published', percent, (y) => rate(y.filedOfPublished(), y.published)),
  figure('filing.registered', 'filing', '准予登记', 'Registered by the filing authority', pieces, (y) => all(y.filed('registered'))),

  figure('fair.reviewed', 'fairCompetition', '公平竞争审查', 'Fair competition reviews', pieces, (y) =>
    all(y.opinions('fairCompetitionReview')),
  ),
  figure('fair.revised', 'fairCompetition', '修改后出台', 'To be revised first', pieces, (y) =>
    all(y.opinions('fairCompetitionReview', 'reviseThenIssue')),
  ),
  figure('fair.refused', 'fairCompetition', '不得出台', 'May not be issued', pieces, (y) =>
    all(y.opinions('fairCompetitionReview', 'mayNotIssue')),
  ),
  figure('fair.exceptions', 'fairCompetition', '适用例外规定', 'Exceptions applied', pieces, (y) => all(y.exceptions())),

  figure('consultation.held', 'consultation', '公开征求意见', 'Public consultations', pieces, (y) => all(y.notices)),
  figure('consultation.comments', 'consultation', '收到意见', 'Comments received', comments, (y) => sumOf(y.comments.received, y.notices)),
  figure('consultation.adopted', 'consultation', '采纳或者部分采纳', 'Comments adopted in whole or part', comments, (y) =>
    sumOf(y.comments.adopted, y.notices),
  ),
  figure('consultation.days', 'consultation', '平均期限', 'Mean length', days, (y) => ({ value: y.noticeDays(), items: y.notices })),
  figure('consultation.short', 'consultation', '期限缩短', 'Shortened, with a reason', pieces, (y) => all(y.shortNotices)),

  figure('cleanup.scope', 'cleanup', '清理文件', 'Documents cleaned up', pieces, (y) => sumOf(y.cleaned(), y.campaigns)),
  figure('cleanup.retain', 'cleanup', '保留', 'Retained', pieces, (y) => sumOf(y.cleaned('retain'), y.campaigns)),
  figure('cleanup.amend', 'cleanup', '修改', 'To be amended', pieces, (y) => sumOf(y.cleaned('amend'), y.campaigns)),
  figure('cleanup.repeal', 'cleanup', '废止', 'Repealed', pieces, (y) => sumOf(y.cleaned('repeal'), y.campaigns)),
  figure('cleanup.invalid', 'cleanup', '宣布失效', 'Declared invalid', pieces, (y) => sumOf(y.cleaned('declareInvalid'), y.campaigns)),

  figure('decision.major', 'others', '重大行政决策', 'Major administrative decisions', pieces, (y) => all(y.major)),
  figure('decision.risk', 'others', '其中风险评估', 'With a risk assessment', pieces, (y) => all(y.assessed)),
  figure('decision.hearings', 'others', '听证', 'Hearings', hearings, (y) => sumOf(y.hearings, y.major)),
  figure('adviser', 'others', '法律顾问、公职律师参与', 'With a legal adviser', pieces, (y) => all(y.opinions('adviserOpinion'))),
]

/** What no log of this system can count: typed in, with a source (domain.md §12). */
const typed: [key: string, block: string, name: Names, unit: Names][] = [
  ['received.filed', 'filing', ['受理下级备案', 'Filings received from lower organs'], pieces],
  ['received.problems', 'filing', ['审查发现问题', 'Problems found in them'], pieces],
  ['received.corrected', 'filing', ['纠正', 'Corrected'], pieces],
  ['fair.inspected', 'fairCompetition', ['公平竞争审查抽查', 'Inspected for fair competition'], pieces],
  ['review.contracts', 'legality', ['合同审查', 'Contracts reviewed'], pieces],
  ['reconsideration.asked', 'others', ['复议附带审查申请', 'Incidental reviews asked for'], pieces],
  ['reconsideration.unlawful', 'others', ['其中认定不合法', 'Of them found unlawful'], pieces],
  ['suggestions', 'others', ['司法建议（六十日内回复）', 'Judicial suggestions answered in 60 days'], pieces],
  ['courtAppearance', 'others', ['行政首长出庭应诉率', 'Chiefs’ appearance in court'], percent],
]

/** Every figure of a year: those the log gives, counted, then those to be typed in, with what was entered. */
export function figuresOf(
  year: Year,
  entered: ReadonlyMap<string, { value: number; source: string }>,
  goLive: string | null,
): ReportFigure[] {
  // Before go-live no procedure was logged here: nothing counted is then "not known", not none.
  const unlogged = goLive !== null && `${year.year}-12-31` < goLive
  const counted = definitions.map(({ key, block, name, unit, count }): ReportFigure => {
    const found = count(year)
    const { items } = found
    const value = unlogged && block !== 'documents' && found.value === 0 ? null : found.value
    return { key, block, name: said(name), value, unit: said(unit), from: 'log', source: null, items }
  })
  const asked = typed.map(([key, block, name, unit]): ReportFigure => {
    const known = entered.get(key)
    return {
      key,
      block,
      name: said(name),
      value: known?.value ?? null,
      unit: said(unit),
      from: 'typed',
      source: known?.source ?? null,
      items: [],
    }
  })
  return [...counted, ...asked]
}

/** The keys that people may type in. */
export const typedKeys: ReadonlySet<string> = new Set(typed.map(([key]) => key))

function said([zh, en]: Names): { zh: string; en: string } {
  return { zh, en }
}
