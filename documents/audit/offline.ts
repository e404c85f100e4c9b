import { cite } from '../cite/index.ts'
import { endedByList } from '../cite/lists.ts'
import { commencementClause } from '../clauses.ts'
import { readEntry } from '../entry.ts'
import { parse } from '../parse.ts'
import { validityTerm } from '../validity.ts'
import { nameKey } from './names.ts'
import type { AuditedCitation, AuditedTarget, AuditSubject } from './types.ts'

/** A text with what is known of it beside its words. */
export interface OfflineText {
  id: string
  title: string | null
  text: string
  /** Day of this version; null where nobody knows. */
  day: string | null
  organ?: string
}

/** Instruments by name, as texts alone let us know them. */
export type OfflineRegister = ReadonlyMap<string, AuditedTarget>

/**
 * A register from texts alone: what their repeal clauses end and what bears which name. A name that an instrument bears which began on or
 * after the day of the repeal is alive (re-enactment under the same name); so is one whose bearer has no day at all.
 *
 * @param known instruments that no text tells of (repealed laws, renamed ones); they win over the texts.
 * @param asOf repeals later than this day have not happened yet.
 */
export function offlineRegister(texts: readonly OfflineText[], known: readonly AuditedTarget[], asOf: string): OfflineRegister {
  const register = new Map<string, AuditedTarget>()
  const bearers = new Map<string, (string | null)[]>()
  for (const text of texts) {
    const key = nameKey(text.title ?? '')
    const began = beginning(text)
    bearers.set(key, [...(bearers.get(key) ?? []), began])
    if (key !== '' && !register.has(key)) register.set(key, living(text.title!, text.id, began))
  }
  for (const text of texts) {
    const on = beginning(text)
    if (on === null || on > asOf) continue
    for (const title of repealedBy(text.text)) {
      const key = nameKey(title)
      const alive = (bearers.get(key) ?? []).some((began) => began === null || began >= on)
      const before = register.get(key)
      if (alive || (before?.ended?.on ?? '') > on) continue
      register.set(key, ended(title, before?.instrumentId ?? null, on, text.title, text.id))
    }
  }
  for (const one of known) register.set(nameKey(one.title), one)
  return register
}

/**
 * An audit subject from a text: its entry, clauses, citations and organs; nothing of publication, filing or numbers.
 *
 * @param rest what the caller knows better.
 */
export function offlineSubject(text: OfflineText, register: OfflineRegister, rest: Partial<AuditSubject> = {}): AuditSubject {
  const tree = parse(text.text)
  const title = text.title ?? tree.title ?? ''
  const from = commencementClause(tree)?.day ?? null
  return {
    instrumentId: text.id,
    title,
    number: readEntry(tree).number,
    ownership: 'own',
    documentClass: null,
    organ: { id: 'organ', name: text.organ ?? '', type: 'other', mayIssue: null },
    standing: 'inForce',
    madeOn: text.day ?? from,
    revisedOn: null,
    reissuedOn: null,
    from: from ?? text.day,
    validTo: validityTerm(tree, { from: from ?? text.day, to: from ?? text.day })?.until ?? null,
    publication: { state: 'unknown', on: null },
    filing: { state: 'unknown', on: null },
    ordered: null,
    acts: [text.id],
    ends: [],
    tree,
    citations: citationsIn(text.text, register),
    organs: [],
    alike: [],
    numberOddities: [],
    ...rest,
  }
}

/** The titles that a text ends as a whole. */
export function repealedBy(text: string): string[] {
  const lines = text.split('\n').filter((line) => /废止|失效|停止执行|停止施行/.test(line))
  const listed = endedByList(text).map(({ value }) => value!)
  const told = lines.flatMap((line) => {
    const { spans, relations } = cite(line)
    const ended = relations.filter(({ type }) => type === 'repeals').flatMap(({ targets }) => targets.map((target) => spans[target]!))
    return ended.flatMap((span) => (span.type === 'title' ? [span.value ?? span.text] : []))
  })
  return [...new Set([...told, ...listed])]
}

/** Titles in 《》 and what they point to. */
export function citationsIn(text: string, register: OfflineRegister): AuditedCitation[] {
  const { spans, relations } = cite(text)
  const relationOf = new Map<number, string>()
  for (const { type, targets } of relations) for (const target of targets) relationOf.set(target, type)
  return spans.flatMap((span, i) => {
    if (span.type !== 'title' && span.type !== 'lawName') return []
    const next = spans[i + 1]
    // 《…法》第八条: the relation stands at the provision.
    const provision = next?.type === 'provision' && next.start - span.end < 2
    const relation = relationOf.get(i) ?? (provision ? relationOf.get(i + 1) : undefined)
    const target = register.get(nameKey(span.value ?? span.text)) ?? null
    return [
      {
        ...{ start: span.start, end: span.end, words: span.text, relation: relation ?? 'cites' },
        ...{ place: provision ? next.value : null, revised: null, target, unresolved: target === null ? ('unknown' as const) : null },
      },
    ]
  })
}

/** The day from which a text holds: its own commencement clause, which outlives its revisions, else the day of the version. */
function beginning(text: OfflineText): string | null {
  return commencementClause({ text: text.text, title: null, nodes: [], problems: [] })?.day ?? text.day
}

function living(title: string, id: string, from: string | null): AuditedTarget {
  return {
    ...{ instrumentId: id, title, number: null, standing: 'inForce', ended: null, replacedBy: null, amendments: [] },
    ...{ nameNow: title, from },
  }
}

function ended(title: string, id: string | null, on: string, by: string | null, byId: string): AuditedTarget {
  return {
    ...{ instrumentId: id, title, number: null, standing: 'repealed', ended: { on, by: by === null ? null : `《${by}》`, byId } },
    ...{ replacedBy: null, amendments: [], nameNow: title, from: null },
  }
}

/** The share of the longer lines of a text that another holds too, 0…1; of the one that has fewer of them. */
export function sharedLines(a: string, b: string): number {
  const lines = (text: string) => new Set(text.split('\n').filter((line) => line.length > 12))
  const [one, two] = [lines(a), lines(b)]
  let common = 0
  for (const line of one) if (two.has(line)) common++
  return one.size === 0 || two.size === 0 ? 0 : common / Math.min(one.size, two.size)
}
