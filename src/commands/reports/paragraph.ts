import { inMarks } from '../../../documents/titles/index.ts'
import type { CountedCase } from '../../store/reports.ts'
import type { Happened } from './happened.ts'
import type { Year } from './year.ts'

/**
 * The paragraph on normative documents, as a civil servant would write it: what was made, revised, amended, repealed, with titles and
 * numbers, then the figures that are not zero. Only what is recorded is said: of old paper no procedure is claimed.
 *
 * @param last the last day the report speaks of, `YYYY-MM-DD`.
 */
export function paragraphOf(year: Year, last: string): string {
  const sentences = [changes(year), cleanup(year), procedures(year), standing(year, last)].filter((sentence) => sentence !== '')
  if (sentences.length === 0) return `${year.year}年，未制定、修改或者废止规范性文件。`
  return `严格规范性文件制定和监督管理。${sentences.join('')}`
}

function changes(year: Year): string {
  const outside = year.happened.filter((one) => !isCleanup(one))
  const parts = [
    part('制定', 'makes', outside, year),
    part('修订', 'reissues', outside, year),
    part('修改', 'amends', outside, year),
    part('废止', 'repeals', outside, year),
    part('宣布失效', 'declaresInvalid', outside, year),
  ].filter((one) => one !== '')
  return parts.length === 0 ? '' : `${year.year}年，${parts.join('；')}。`
}

function cleanup(year: Year): string {
  const inside = year.happened.filter(isCleanup)
  const parts = [
    part('修改', 'amends', inside, year),
    part('要求限期修改', 'ordersAmendment', inside, year),
    part('废止', 'repeals', inside, year),
    part('宣布失效', 'declaresInvalid', inside, year),
  ].filter((one) => one !== '')
  const sums = year.cleaned()
  const counted =
    sums > 0
      ? `共清理文件${sums}件，其中保留${year.cleaned('retain')}件、修改${year.cleaned('amend')}件、废止${year.cleaned('repeal')}件、宣布失效${year.cleaned('declareInvalid')}件`
      : ''
  const all = [...(counted === '' ? [] : [counted]), ...parts]
  return all.length === 0 ? '' : `开展规范性文件清理，${all.join('；')}。`
}

/** A revision within a cleanup is told with the cleanup, a new document never. */
function isCleanup({ effect, actTitle }: Happened): boolean {
  return actTitle.includes('清理') && effect.kind !== 'makes'
}

function part(verb: string, kind: string, happened: Happened[], year: Year): string {
  const mine = happened.filter(({ effect }) => effect.kind === kind)
  const once = [...new Map(mine.map((one) => [one.instrumentId, one])).values()]
  if (once.length === 0) return ''
  const done = steps(once, year)
  return `${verb}${once.map(cited).join('、')}${once.length > 1 ? `等${once.length}件文件` : ''}${done === '' ? '' : `，${done}`}`
}

/** By the paper with its number where it has one, else by its name. */
function cited({ effect, title, carrierTitle, number, actTitle, actNumber }: Happened): string {
  if (effect.kind === 'makes') return actNumber ? `${inMarks(actTitle)}（${actNumber}）` : inMarks(title)
  return number ? `${inMarks(carrierTitle)}（${number}）` : inMarks(title)
}

const stepNames: [name: string, took: (file: CountedCase) => boolean][] = [
  ['公开征求意见', ({ facts }) => facts.notice !== null],
  ['合法性审核', ({ facts }) => facts.signOffs.some((one) => one.kind === 'legalityReview' && one.void === null)],
  [
    '公平竞争审查',
    ({ facts }) =>
      facts.signOffs.some((one) => one.kind === 'fairCompetitionReview' && one.void === null && one.conclusion !== 'notApplicable'),
  ],
  ['集体讨论', ({ facts }) => facts.decidedOn !== null && facts.expedited === null],
]

/** The steps that every one of them went through in a case of this system. */
function steps(happened: Happened[], year: Year): string {
  const files = happened.map((one) => year.caseOf(one.caseId))
  const taken = stepNames.filter(([, took]) => files.every((file) => file !== undefined && took(file))).map(([name]) => name)
  return taken.length === 0 ? '' : `依法履行${taken.join('、')}等程序`
}

function procedures(year: Year): string {
  const { received, adopted } = year.comments
  const notices = year.notices.length
  const parts = [
    notices > 0 ? `公开征求意见${notices}件，收到意见${received}条，采纳或者部分采纳${adopted}条` : '',
    counted('合法性审核', year.opinions('legalityReview').length),
    counted('公平竞争审查', year.opinions('fairCompetitionReview').length),
    counted('报送备案', year.filed().length),
  ].filter((one) => one !== '')
  return parts.length === 0 ? '' : `全年${parts.join('；')}。`
}

function counted(name: string, count: number): string {
  return count > 0 ? `${name}${count}件` : ''
}

function standing(year: Year, last: string): string {
  const [, month, day] = last.split('-').map(Number)
  return year.inForce.length === 0 ? '' : `截至${month}月${day}日，现行有效规范性文件${year.inForce.length}件。`
}
