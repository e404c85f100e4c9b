import { valuesOf } from '../../../../workflows/rules/values.ts'
import type { AnswerOf, Endpoints } from '../../../contract/index.ts'
import { choice, line, list, object, whole, yesNo } from '../../forms/build.ts'
import type { Schema } from '../../forms/schema.ts'
import { registry } from '../../words/registry.ts'

export type RuleInForce = AnswerOf<Endpoints['GET /rules']>['items'][number]
export type ValueKind = 'number' | 'yesNo' | 'words' | 'list'
type Value = number | string | boolean | string[]

/** One rule of a pack as the contract takes it (`workflows/rules/pack.ts` says what each field means). */
export interface Entry {
  key: string
  value: Value
  unit: string
  mode: string
  stricter: string | null
  mayLoosen: boolean
  source: string
  article: string | null
  confidence: string
  zh: string
  en: string
}

/** What the value of a rule looks like, and so which field it is written in. */
export function kindOf(value: unknown): ValueKind {
  if (typeof value === 'boolean') return 'yesNo'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'number' ? 'number' : 'words'
}

const values: Record<ValueKind, Schema> = {
  number: whole('取值', 'Value'),
  yesNo: yesNo('取值', 'Value'),
  words: line('取值', 'Value'),
  list: list(line('', ''), '取值', 'Value'),
}
const pairs = (zh: Record<string, string>, en: Record<string, string>, ...keys: string[]) =>
  Object.fromEntries(keys.map((key) => [key, [zh[key] ?? key, en[key] ?? key] as const]))

/** What everybody sees of a rule: value, unit, where it is from and how far that was checked. */
export function mainFields(kind: ValueKind, key: string): Schema {
  const known = valuesOf(key)
  const unit = {
    ...pairs(registry.zh.units, registry.en.units, 'naturalDays', 'workingDays', 'months', 'years'),
    ...{ count: ['个', 'count'] as const, none: ['无', 'none'] as const },
  }
  return object(
    {
      value: kind === 'list' && known ? list(choice(known, '', ''), '取值', 'Value') : values[kind],
      ...(kind === 'number' ? { unit: choice(unit, '单位', 'Unit') } : {}),
      source: line('依据（文件名称和文号）', 'Source (name and number)'),
      article: line('条款', 'Article'),
      confidence: choice(pairs(registry.zh.confidence, registry.en.confidence, 'R', 'E', '2', 'U'), '可靠程度', 'Checked'),
    },
    kind === 'list' ? ['article', 'value'] : ['article'],
  )
}

/** How a rule is enforced and worded; taken over from the rule in force. */
export const moreFields: Schema = object(
  {
    zh: line('规则怎样说', 'In Chinese words'),
    en: line('英文', 'In English words'),
    mode: choice(
      {
        block: ['不满足不能办', 'refuses'],
        reason: ['须写明理由', 'asks for a reason'],
        warn: ['只作提醒', 'only says so'],
      },
      '不满足时',
      'When it is not met',
    ),
    stricter: choice(
      { higher: ['数值大为严', 'more is stricter'], lower: ['数值小为严', 'less is stricter'], same: ['只能相同', 'only the same'] },
      '什么算更严',
      'What is stricter',
    ),
    mayLoosen: yesNo('下级可以放宽', 'Lower packs may loosen it'),
  },
  ['en'],
)

/** The values a form of one rule opens with: those of the rule in force, else the cautious ones. */
export function startOf(entry: Entry | null, rule: RuleInForce | undefined, full: Entry | undefined): Record<string, unknown> {
  if (entry) return { ...entry, stricter: entry.stricter ?? 'same', article: entry.article ?? undefined }
  if (!rule) return { unit: 'none', mode: 'block', stricter: 'same', mayLoosen: false, confidence: 'U' }
  return {
    ...{ value: rule.value, unit: rule.unit ?? 'none', mode: rule.mode, zh: rule.zh, en: rule.en, confidence: 'E' },
    ...{ stricter: full?.stricter ?? 'same', mayLoosen: false },
  }
}

/** The entry that a filled-in form means. A sentence that still speaks of the old number speaks of the new one. */
export function entryOf(key: string, values: Record<string, unknown>, kind: ValueKind, rule: RuleInForce | undefined): Entry {
  const text = (name: string) => String(values[name] ?? '').trim()
  const value = (kind === 'list' ? (values.value ?? []) : values.value) as Value
  const zh = reworded(text('zh'), rule?.zh, rule?.value, value)
  return {
    ...{ key, value, unit: kind === 'number' ? text('unit') : 'none', mode: text('mode') },
    ...{ stricter: values.stricter === 'same' ? null : text('stricter'), mayLoosen: values.mayLoosen === true },
    ...{ source: text('source'), article: text('article') === '' ? null : text('article'), confidence: text('confidence') },
    ...{ zh, en: reworded(text('en'), rule?.en, rule?.value, value) || zh },
  }
}

function reworded(now: string, before: string | undefined, old: unknown, value: unknown): string {
  if (now !== before || typeof old !== 'number' || typeof value !== 'number') return now
  const at = now.indexOf(String(old))
  const end = at + String(old).length
  const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'
  if (at < 0 || isDigit(now[at - 1]) || isDigit(now[end])) return now
  return now.slice(0, at) + String(value) + now.slice(end)
}
