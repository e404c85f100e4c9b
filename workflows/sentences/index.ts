import type { Params } from '../question.ts'
import type { Said } from '../types.ts'
import { en } from './en.ts'
import { enValues, zhValues } from './values.ts'
import { zh } from './zh.ts'

/** A sentence and what would satisfy it; `{name}` is filled with a parameter. */
export type Sentence = [says: string, remedy: string]
export type Catalogue = Record<string, Sentence>

/** The sentence of a code in both languages; a code with a reason (`why`) has one sentence per reason, named `code.why`. */
export function sentence(code: string, params: Params): { says: Said; remedy: Said } {
  const key = params.why !== undefined && `${kindOf(code)}.${params.why}` in zh ? `${kindOf(code)}.${params.why}` : code
  const [zhSays, zhRemedy] = zh[key] ?? [code, '']
  const [enSays, enRemedy] = en[key] ?? [code, '']
  const zhParams = { ...mapped(params, (value) => zhValues[value] ?? zhDay(value)), name: zhNames[code] ?? '' }
  const enParams = { ...mapped(params, (value) => enValues[value] ?? enDay(value)), name: enNames[code] ?? '' }
  return {
    says: { zh: fill(zhSays, zhParams), en: fill(enSays, enParams) },
    remedy: { zh: fill(zhRemedy, zhParams), en: fill(enRemedy, enParams) },
  }
}

/** All gates on a sign-off share their sentences. */
function kindOf(code: string): string {
  return code in zhNames ? 'signOff' : code
}

const zhNames: Record<string, string> = {
  departmentLegalityWhole: '部门合法性审核意见',
  adviserOpinionWhole: '法律顾问意见',
  fairCompetitionWhole: '公平竞争审查结论',
  legalityWhole: '合法性审核意见',
  deliberationWhole: '集体讨论决定',
  signatureWhole: '签发',
}

const enNames: Record<string, string> = {
  departmentLegalityWhole: 'department’s legality opinion',
  adviserOpinionWhole: 'legal adviser’s opinion',
  fairCompetitionWhole: 'fair competition conclusion',
  legalityWhole: 'legality opinion',
  deliberationWhole: 'collective decision',
  signatureWhole: 'signature',
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** Values that are words of the machine, said in the reader's language. */
function mapped(params: Params, say: (value: string) => string): Params {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? say(value) : value]))
}

const day = /^(\d{4})-(\d{2})-(\d{2})$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 2026-04-03 as 2026年4月3日; anything else as it is. */
function zhDay(value: string): string {
  return value.replace(day, (_, year, month, date) => `${year}年${Number(month)}月${Number(date)}日`)
}

function enDay(value: string): string {
  return value.replace(day, (_, year, month, date) => `${Number(date)} ${months[Number(month) - 1]} ${year}`)
}
