import { pick } from '../../../quality/random.ts'
import type { AuditedTarget, AuditSubject, Ending } from '../../types.ts'
import { after } from './second-register.ts'
import type { Host, Seed, SeedSet, Template } from './types.ts'

/** A sentence by the second author: put into the body, or in the place of the text's own last clause (`closing`). */
export type SecondCase =
  | string
  | { closing: string; title?: string }
  | { line: string; other: string }
  | { organ: string }
  | { title: string; alike: AuditSubject['alike'] extends (infer A)[] ? Omit<A, 'instrumentId'>[] : never }

/** The sentences of the second author by rule; `cites` serves the four rules on citations, `cites.repealed.table` names national laws. */
export type SecondSeeds = Record<string, { violations: SecondCase[]; misses: SecondCase[] }>

const NONE: SecondSeeds[string] = { violations: [], misses: [] }

/** Instruments for the placeholder {X}: what an own document cites. */
const CITED = [
  ...['新会区农贸市场管理办法', '广东省城镇房屋租赁条例', '江门市停车场管理规定', '殡葬服务单位管理办法', '新会区政府投资项目管理办法'],
  ...[
    '广东省饮用水源水质保护条例',
    '城市公厕管理办法',
    '江门市机动车停放服务收费管理办法',
    '出租汽车客运服务规范',
    '新会区城市绿化管理规定',
  ],
]

/** Superior instruments for {X} in bases. */
const SUPERIOR = ['殡葬管理条例', '物业管理条例', '城市绿化条例', '广东省道路运输条例', '农药管理条例', '城镇燃气管理条例', '养犬管理条例']

/** The sets of the second author, one for each rule. */
export function secondSets(seeds: SecondSeeds): SeedSet[] {
  const { cites, 'cites.repealed.table': table = NONE, ...others } = seeds
  const sets = Object.entries(others).map(([rule, { violations, misses }]): SeedSet => {
    const needsClosing = violations.some((one) => typeof one === 'object' && 'closing' in one)
    return {
      rule,
      violations: violations.map((one) => template(rule, one)),
      misses: misses.map((one) => template(rule, one)),
      ...(needsClosing ? { host: (host: Host) => closing(host) !== null } : {}),
    }
  })
  return [...sets, ...citing(cites!, table), ...after.filter(({ rule }) => !(rule in others))]
}

function template(rule: string, one: SecondCase): Template {
  return (random, host) => {
    if (typeof one === 'string' && rule === 'superior.amended') return basis(one, pick(random, SUPERIOR))
    // What a text may set depends on its class: the hosts are of all classes, the sentences those of a normative document.
    if (typeof one === 'string') return rule.endsWith('.redFlag') ? { line: one, rest: { documentClass: 'government' } } : { line: one }
    if ('line' in one) return one
    if ('organ' in one) return { rest: { organ: { id: 'organ', name: one.organ, type: 'other', mayIssue: null } } }
    if ('alike' in one)
      return {
        title: one.title,
        rest: { from: '2016-01-01', alike: one.alike.map((other, i) => ({ instrumentId: `alike ${i}`, ...other })) },
      }
    return closingSeed(host, one)
  }
}

/** An own normative document whose last clause is the one given. */
function closingSeed(host: Host, { closing: line, title }: { closing: string; title?: string }): Seed {
  const instead = closing(host)!
  return {
    line: instead.label + line,
    instead,
    title: title ?? '新会区农贸市场管理办法',
    rest: { documentClass: 'government', organ: { id: 'organ', name: '江门市新会区人民政府', type: 'government', mayIssue: true } },
  }
}

/** Where a text says from when it holds; null where it says it nowhere, or more than once. */
function closing({ text }: Host): { from: number; to: number; label: string } | null {
  const lines = [...text.matchAll(/[^\n]+/g)].filter(([line]) => /起\s*(施行|实施|执行|试行|生效)|有效期(至|为|\d|[一二三五])/.test(line))
  const [only] = lines
  if (only === undefined || lines.length > 1 || only.index < text.length / 2) return null
  const label = /^(第[一二三四五六七八九十百]+条|[一二三四五六七八九十]+、)[ 　]*/.exec(only[0])?.[0] ?? ''
  return { from: only.index, to: only.index + only[0].length, label }
}

function basis(line: string, title: string): Seed {
  const on = line.startsWith('{A}') ? '2014-03-01' : '2020-05-01'
  const known = target(title, { amendments: [{ on, by: `《${title}》修正案` }] })
  return { line: line.replace('{A}', '').replaceAll('{X}', title), known: [known] }
}

function citing(cites: SecondSeeds[string], table: SecondSeeds[string]): SeedSet[] {
  const end: Ending = { on: '2022-03-01', by: '《某办法》', byId: 'act' }
  const states: Record<string, Partial<AuditedTarget>> = {
    'cites.repealed': { standing: 'repealed', ended: end },
    'cites.replaced': { standing: 'replaced', ended: end, replacedBy: '新会区公共场所管理条例' },
    'cites.expired': { standing: 'expired', ended: { ...end, by: null, byId: null } },
    'cites.renamed': { nameNow: '新会区公共场所管理条例' },
  }
  const filled =
    (line: string, state: Partial<AuditedTarget>): Template =>
    (random) => {
      const title = pick(random, CITED)
      return { line: line.replaceAll('{X}', title), known: [target(title, state)] }
    }
  return Object.entries(states).map(([rule, state]) => {
    const own = rule === 'cites.repealed' ? table : NONE
    return {
      rule,
      violations: [...cites.violations.map((one) => filled(String(one), state)), ...own.violations.map((one) => template(rule, one))],
      misses: [
        ...cites.misses.map((one) => filled(String(one), state)),
        ...own.misses.map((one) => template(rule, one)),
        // The same sentences where the name is alive, or was given again.
        ...cites.violations.slice(0, 8).map((one) => filled(String(one), { from: '2022-03-01' })),
      ],
    }
  })
}

function target(title: string, rest: Partial<AuditedTarget>): AuditedTarget {
  const base = { instrumentId: title, title, number: null, ended: null, replacedBy: null, amendments: [], nameNow: title, from: null }
  return { ...base, standing: 'inForce', ...rest }
}
