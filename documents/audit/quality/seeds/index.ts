import { changesOthers, isLetter } from '../../../history.ts'
import { parse } from '../../../parse.ts'
import { pick, type Random, seeded } from '../../../quality/random.ts'
import { flatten } from '../../../tree.ts'
import { auditRules } from '../../index.ts'
import { nameKey } from '../../names.ts'
import { offlineSubject } from '../../offline.ts'
import type { AuditFinding, AuditSettings, AuditSubject } from '../../types.ts'
import { type Confusion, confusion } from '../types.ts'
import { citesExpired, citesRenamed, citesRepealed, citesReplaced, superior } from './cites.ts'
import { ordered } from './ordered.ts'
import { organs } from './organs.ts'
import { period } from './period.ts'
import { redFlags } from './red-flags.ts'
import { conflict, filing, issuer, numbers, publication, superseded } from './register.ts'
import type { Host, Seed, SeedSet, Template } from './types.ts'
import { expired, interim, missing } from './validity.ts'

/** How often each rule is tried at least, on each side. */
const LEAST = 60

/** The seeds of the word rules, as `check-seeds.json` holds them. */
export type WordSeeds = Record<string, { hits: { words: string }[]; misses: string[] }>

/**
 * Each rule on seeded violations and near misses in real texts: hits, misses and wrong findings by rule. The same texts and seed give
 * the same table.
 */
export function judgeSeeds(
  texts: readonly { name: string; text: string }[],
  words: WordSeeds,
  settings: AuditSettings,
  seed: number,
): Confusion[] {
  return judgeSets([...SETS, ...redFlags(words)], texts, settings, seed, LEAST)
}

/** Sets of seeds, each template tried in turn until a side has been tried `least` times; every template at least once. */
export function judgeSets(
  sets: readonly SeedSet[],
  texts: readonly { name: string; text: string }[],
  settings: AuditSettings,
  seed: number,
  least = 0,
): Confusion[] {
  const hosts = texts.map(hostOf).filter((host) => host.places.length >= 5)
  return sets.map((set) => judge(set, hosts, settings, seeded(seed), least))
}

const SETS: readonly SeedSet[] = [
  ...[expired, interim, missing, citesRepealed, citesReplaced, citesExpired, citesRenamed, superior],
  ...[organs, period, superseded, conflict, filing, publication, issuer, numbers, ordered],
]

function judge(set: SeedSet, hosts: readonly Host[], settings: AuditSettings, random: Random, least: number): Confusion {
  const row = confusion(set.rule)
  const able = hosts.filter(set.host ?? (() => true)).filter(({ title }) => !isLetter(title) && !changesOthers(title))
  for (const [templates, violation] of [
    [set.violations, true],
    [set.misses, false],
  ] as const)
    for (let i = 0; i < Math.max(least, templates.length); i++)
      tryOne(row, templates[i % templates.length]!, violation, able, settings, random)
  return row
}

function tryOne(
  row: Confusion,
  template: Template,
  violation: boolean,
  hosts: readonly Host[],
  settings: AuditSettings,
  random: Random,
): void {
  const host = pick(random, hosts)
  const seed = template(random, host)
  const { subject, from, to } = grown(host, seed, random)
  const rule = auditRules.find(({ id }) => id === row.name)!
  const found = rule.run(subject, settings)
  const there = found.filter((finding) => finding.start === null || (finding.start < to && finding.end! > from))
  const others = found.filter((finding) => !there.includes(finding))
  const before = new Set(others.length === 0 ? [] : plain(host, seed, rule.run, settings).map(({ words }) => words))
  const elsewhere = others.filter((finding) => !before.has(finding.words))
  const name = `${seed.line ?? seed.rest?.organ?.name ?? ''}${seed.other ? ` / ${seed.other}` : ''}${seed.title ? ` [${seed.title}]` : ''} in ${host.id}`
  if (violation && there.length > 0) row.hits++
  else if (violation) row.missed.push(name)
  else if (there.length > 0) row.wrong.push(name)
  else row.quiet++
  for (const finding of elsewhere) row.wrong.push(`${finding.words} beside ${name}`)
}

/** What the rule finds in the host without the seeded lines: none of the seed's business. */
function plain(
  host: Host,
  seed: Seed,
  run: (subject: AuditSubject, settings: AuditSettings) => AuditFinding[],
  settings: AuditSettings,
): AuditFinding[] {
  const { line: _, other: __, instead: ___, ...rest } = seed
  return run(grown(host, rest, () => 0).subject, settings)
}

/** The host with its seed: where the first line lies, and the subject. */
function grown(host: Host, seed: Seed, random: Random): { subject: AuditSubject; from: number; to: number } {
  let { text } = host
  let from = 0
  let to = 0
  if (seed.line !== undefined && seed.instead !== undefined) {
    from = seed.instead.from
    to = from + seed.line.length
    text = text.slice(0, from) + seed.line + text.slice(seed.instead.to)
  } else if (seed.line !== undefined) {
    const at = host.places[Math.floor(random() * (host.places.length - 1))]!
    if (seed.other !== undefined) text = put(text, host.places.at(-1)!, seed.other)
    text = put(text, at, seed.line)
    from = at
    to = at + seed.line.length
  }
  const register = new Map((seed.known ?? []).map((one) => [nameKey(one.title), one]))
  const title = seed.title ?? host.title
  const subject = offlineSubject({ id: host.id, title, text, day: '2016-01-01' }, register, seed.rest)
  // The title given wins over the host's, also where rules read it from the tree.
  return { subject: seed.title === undefined ? subject : { ...subject, tree: { ...subject.tree!, title } }, from, to }
}

function put(text: string, at: number, line: string): string {
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`
}

/** A host may take lines before its articles and paragraphs, not among items, tables or signatures. */
function hostOf({ name, text }: { name: string; text: string }): Host {
  const tree = parse(text)
  const places = flatten(tree.nodes)
    .filter(({ kind }) => kind === 'article' || kind === 'heading')
    .map(({ start }) => start)
    .filter((start) => start > 0 && text[start - 1] === '\n')
  return { id: name, text, title: tree.title ?? name, places }
}
