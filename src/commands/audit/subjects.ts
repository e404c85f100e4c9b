import { madeBy } from '../../../documents/audit/rules/superior.ts'
import type { AuditedCitation, AuditSettings, AuditSubject } from '../../../documents/audit/types.ts'
import { parse } from '../../../documents/parse.ts'
import { addDays } from '../../../workflows/days.ts'
import { endingEffects } from '../../../workflows/instrument/facts.ts'
import { amendmentDue } from '../../../workflows/instrument/orders.ts'
import { stateOn } from '../../../workflows/instrument/standing.ts'
import type { StoredAct } from '../../store/acts.ts'
import { resolvedCitations } from '../../store/citations.ts'
import type { StoredInstrument, StoredVersion } from '../../store/instruments.ts'
import type { StoredOrgan } from '../../store/organs.ts'
import { organs as allOrgans } from '../../store/organs.ts'
import type { Db } from '../circumstances.ts'
import { AlikeTitles } from './alike.ts'
import { DeclaredEnds } from './declared-ends.ts'
import { actName, carrier, type Evidence, endingOf, evidenceOn, exact, printed, standingOf } from './evidence.ts'
import { NumberOddities } from './number-oddities.ts'
import { OrganNames } from './organ-names.ts'
import { RevisedProvisions } from './revised-provisions.ts'
import { type OrganSettings, organSettings } from './settings.ts'
import { Targets } from './targets.ts'

/** A subject with everything but what its words give, which costs most and is asked for only where something changed. */
export interface Prepared {
  subject: Omit<AuditSubject, 'tree' | 'organs'>
  text: string | null
  settings: AuditSettings
  organId: string
  textId: string | null
}

/** Reads instruments as the audit rules want them: everything they may look at, as plain values. One per audit; it keeps what recurs. */
export class Subjects {
  readonly #db: Db
  readonly #asOf: string
  readonly #knownOn: string
  readonly #targets: Targets
  readonly #provisions: RevisedProvisions
  readonly #ends: DeclaredEnds
  readonly #alike: AlikeTitles
  readonly #oddities: NumberOddities
  readonly #names: OrganNames
  readonly #organs: Map<string, StoredOrgan>
  readonly #settings = new Map<string, Promise<OrganSettings>>()

  private constructor(db: Db, asOf: string, knownOn: string, alike: AlikeTitles, names: OrganNames, organs: StoredOrgan[]) {
    this.#db = db
    this.#asOf = asOf
    this.#knownOn = knownOn
    this.#alike = alike
    this.#names = names
    this.#targets = new Targets(db, asOf, knownOn)
    this.#provisions = new RevisedProvisions(db, asOf, knownOn)
    this.#ends = new DeclaredEnds(db, asOf, this.#targets)
    this.#oddities = new NumberOddities(db)
    this.#organs = new Map(organs.map((organ) => [organ.id, organ]))
  }

  /** @param knownOn the legal day of what the register knows: today. */
  static async open(db: Db, asOf: string, knownOn: string): Promise<Subjects> {
    const [alike, names, organs] = await Promise.all([AlikeTitles.read(db), OrganNames.read(db, asOf), allOrgans(db)])
    return new Subjects(db, asOf, knownOn, alike, names, organs)
  }

  /** The subjects of these instruments, in their order. */
  async of(instruments: StoredInstrument[]): Promise<Prepared[]> {
    const ids = instruments.map((one) => one.id)
    const evidence = await evidenceOn(this.#db, ids)
    const texts = await this.#texts(evidence, ids)
    const [citations, alike] = await Promise.all([
      this.#citations(texts),
      this.#alike.of(instruments.filter((one) => one.ownership === 'own')),
    ])
    return Promise.all(
      instruments.map(async (instrument) => {
        const text = texts.get(instrument.id)
        const act = carrier(evidence, instrument.id)
        const { settings, forbiddenTypes, filingDays } = await this.#settingsOf(instrument.organId)
        const organ = this.#organs.get(instrument.organId)
        const stands = standingOf(evidence, instrument.id, this.#asOf, this.#knownOn)
        const made = { madeOn: exact(act?.signedFrom, act?.signedTo), ...lifeOf(evidence, instrument.id, this.#asOf) }
        const subject: Prepared['subject'] = {
          instrumentId: instrument.id,
          title: instrument.title,
          number: act ? printed(evidence, act.id) : null,
          ownership: instrument.ownership,
          documentClass: instrument.documentClass,
          organ: { id: instrument.organId, name: organ?.name ?? '', type: organ?.type ?? '', mayIssue: mayIssue(organ, forbiddenTypes) },
          standing: stands.standing,
          ...made,
          from: stands.from,
          validTo: stands.to,
          publication: publication(act),
          filing: await this.#filing(act, filingDays),
          ordered: orderedOn(evidence, instrument.id, this.#asOf, this.#knownOn),
          citations: await this.#revised(citations.get(text?.id ?? '') ?? [], madeBy({ ...made, from: stands.from })),
          alike: alike.get(instrument.id) ?? [],
          numberOddities: instrument.ownership === 'own' && act ? await this.#oddities.of(evidence.numbers.get(act.id) ?? []) : [],
        }
        return { subject, settings, organId: instrument.organId, textId: text?.id ?? null, text: text?.content ?? null }
      }),
    )
  }

  /** What the names of organs are looked up in: other names make another audit. */
  get namesHash(): string {
    return this.#names.hash
  }

  /** The subject with its tree and the organs that its text names. */
  complete({ subject, text }: Prepared): AuditSubject {
    return { ...subject, tree: text === null ? null : parse(text), organs: text === null ? [] : this.#names.in(text) }
  }

  /** The text in force on the day, by instrument: the whole text of the act, since commencement and repeal clauses stand in its cover. */
  async #texts(evidence: Evidence, ids: string[]): Promise<Map<string, { id: string; content: string }>> {
    const versions = await this.#db.selectFrom('version').selectAll().where('instrument_id', 'in', ids).orderBy('position').execute()
    const textIds = new Map<string, string>()
    for (const [id, mine] of Map.groupBy(versions, (version) => version.instrument_id)) {
      const positions = mine.map((version) => ({ id: version.id, position: version.position }) as Pick<StoredVersion, 'id' | 'position'>)
      const bound = stateOn(evidence.facts.get(id) ?? [], positions, this.#asOf, this.#knownOn).versionId
      textIds.set(id, (mine.find((version) => version.id === bound) ?? mine.at(-1)!).text_id)
    }
    const wanted = [...new Set(textIds.values())]
    const rows = wanted.length === 0 ? [] : await this.#db.selectFrom('text').select(['id', 'content']).where('id', 'in', wanted).execute()
    const byId = new Map(rows.map((row) => [row.id, row]))
    return new Map([...textIds].flatMap(([id, textId]) => (byId.has(textId) ? [[id, byId.get(textId)!]] : [])))
  }

  async #citations(texts: Map<string, { id: string }>): Promise<Map<string, AuditedCitation[]>> {
    const resolved = await resolvedCitations(this.#db, [...new Set([...texts.values()].map((text) => text.id))], this.#asOf)
    const wanted = [...resolved.values()].flatMap((list) => list.flatMap((one) => (one.instrumentId ? [one.instrumentId] : [])))
    const targets = await this.#targets.of(wanted)
    await this.#ends.read([...resolved.values()].flatMap((list) => list.filter(namesTitle).map((one) => one.key)))
    return new Map(
      [...resolved].map(([textId, list]) => [
        textId,
        list.map((one) => {
          const known = one.instrumentId === null ? null : (targets.get(one.instrumentId) ?? null)
          const target = namesTitle(one) ? this.#ends.of(one.key, one.words, known) : known
          const { start, end, words, relation, place } = one
          return {
            start,
            end,
            words,
            relation,
            place,
            revised: null,
            target,
            unresolved: target === null ? (one.unresolved ?? 'unknown') : null,
          }
        }),
      ]),
    )
  }

  /** The citations with what became of each cited provision of a basis that was revised after the day `own`. */
  async #revised(citations: AuditedCitation[], own: string | null): Promise<AuditedCitation[]> {
    return Promise.all(
      citations.map(async (citation) => {
        const { target, place, relation } = citation
        const isBasis = relation === 'basedOn' || relation === 'implements'
        if (own === null || place === null || !isBasis || !target?.instrumentId) return citation
        if (!target.amendments.some(({ on }) => on !== null && on > own && on <= this.#asOf)) return citation
        return { ...citation, revised: await this.#provisions.became(target.instrumentId, place, own) }
      }),
    )
  }

  #settingsOf(organId: string): Promise<OrganSettings> {
    const known = this.#settings.get(organId)
    if (known) return known
    const read = organSettings(this.#db, organId, this.#asOf)
    this.#settings.set(organId, read)
    return read
  }

  async #filing(act: StoredAct | undefined, days: number | null): Promise<AuditSubject['filing']> {
    // Only a case of this installation says whether its act was filed; old paper does not.
    if (!act?.caseId) return { state: 'unknown', on: null }
    const row = await this.#db
      .selectFrom('filing')
      .select('sent_on')
      .where('case_id', '=', act.caseId)
      .orderBy('sent_on')
      .executeTakeFirst()
    if (row) return { state: 'filed', on: row.sent_on }
    const since = act.publishedFrom
    return { state: days !== null && since !== null && addDays(since, days) < this.#asOf ? 'overdue' : 'notDue', on: null }
  }
}

function namesTitle({ type }: { type: string }): boolean {
  return type === 'title' || type === 'lawName'
}

const SHAPING = new Set(['makes', 'amends', 'reissues'])

/** The acts that shaped it, the days of the last revision and reissue, and every act that says it ends it. */
function lifeOf(evidence: Evidence, instrumentId: string, asOf: string): Pick<AuditSubject, 'revisedOn' | 'reissuedOn' | 'acts' | 'ends'> {
  const all = evidence.effects.get(instrumentId) ?? []
  const corrected = new Set(all.map((effect) => effect.replaces))
  const effects = all.filter((effect) => !corrected.has(effect.id))
  const last = (...kinds: string[]) =>
    effects
      .flatMap(({ kind, fromTo }) => (kinds.includes(kind) && fromTo !== null && fromTo <= asOf ? [fromTo] : []))
      .sort()
      .at(-1) ?? null
  return {
    revisedOn: last('amends', 'reissues'),
    reissuedOn: last('reissues'),
    acts: [...new Set(effects.filter((effect) => SHAPING.has(effect.kind)).map((effect) => effect.actId))],
    ends: effects
      .filter((effect) => endingEffects.has(effect.kind) && (effect.provisions ?? []).length === 0)
      .map((effect) => endingOf(evidence, effect)),
  }
}

/** The amendment that a decision ordered and nobody has made by the day. */
function orderedOn(evidence: Evidence, instrumentId: string, day: string, knownOn: string): AuditSubject['ordered'] {
  const order = amendmentDue(evidence.facts.get(instrumentId) ?? [], day, knownOn)
  if (!order) return null
  const effect = evidence.effects.get(instrumentId)?.find((one) => one.id === order.effectId)
  return { by: order.by, lapses: order.lapses, decision: effect ? actName(evidence, effect.actId) : null }
}

function publication(act: StoredAct | undefined): AuditSubject['publication'] {
  if (!act) return { state: 'unknown', on: null }
  if (act.publishedFrom !== null) return { state: 'published', on: exact(act.publishedFrom, act.publishedTo) }
  return {
    state: act.gaps.some((gap) => gap.field === 'published' && /未(?:公布|公开|发布)/.test(gap.reason)) ? 'never' : 'unknown',
    on: null,
  }
}

const typeNames: Record<string, string> = {
  coordinating: '议事协调机构',
  branch: '派出机构',
  internal: '内设机构',
  temporary: '临时机构',
}

/** May the organ issue normative documents? Null where its type does not tell. */
function mayIssue(organ: StoredOrgan | undefined, forbiddenTypes: string[]): boolean | null {
  if (!organ || organ.type === 'other' || organ.type === 'court') return null
  const name = typeNames[organ.type]
  return name === undefined || !forbiddenTypes.includes(name)
}
