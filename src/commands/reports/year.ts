import { daysBetween } from '../../../workflows/days.ts'
import type { SignOff } from '../../../workflows/rulemaking/facts.ts'
import type { ReportItem } from '../../contract/reports.ts'
import { type CountedCase, casesOfOrgan, commentsOfCases, instrumentsOfOrgan, publishedCampaigns } from '../../store/reports.ts'
import { evidenceOn } from '../audit/evidence.ts'
import type { Db } from '../circumstances.ts'
import { expiredIn, type Happened, happenedIn, itemOf, standingItem, unique } from './happened.ts'

/**
 * What happened in a calendar year, as far as the register and the log of cases tell; everything counted can be followed to its cases and
 * instruments. A day known only as a range counts where the whole range lies in the year.
 */
export class Year {
  readonly year: number
  readonly happened: Happened[]
  readonly inForce: ReportItem[]
  readonly lapsed: ReportItem[]
  readonly #cases: CountedCase[]
  readonly #comments: ReadonlyMap<string, { day: string; disposition: string | null }[]>
  readonly #campaigns: Awaited<ReturnType<typeof publishedCampaigns>>
  readonly #governments: ReadonlySet<string>

  private constructor(year: number, parts: Parts) {
    this.year = year
    this.happened = parts.happened
    this.inForce = parts.inForce
    this.lapsed = [...parts.expired, ...this.#of('declaresInvalid')]
    this.#cases = parts.cases
    this.#comments = parts.comments
    this.#campaigns = parts.campaigns.filter((campaign) => this.#holds(campaign.on))
    this.#governments = parts.governments
  }

  /** @param organId whose year: what it issued, drafted or implements; null = all own organs. @param through nothing after this day is known yet. */
  static async read(db: Db, year: number, organId: string | null, through: string): Promise<Year> {
    const [ids, cases, campaigns, organs] = await Promise.all([
      instrumentsOfOrgan(db, organId),
      casesOfOrgan(db, organId),
      publishedCampaigns(db),
      db.selectFrom('organ').select(['id', 'type']).execute(),
    ])
    const [evidence, comments] = await Promise.all([
      evidenceOn(db, ids),
      commentsOfCases(
        db,
        cases.map((one) => one.id),
      ),
    ])
    const last = `${year}-12-31` < through ? `${year}-12-31` : through
    const mine = new Set(ids)
    return new Year(year, {
      ...{ cases, comments },
      campaigns: campaigns
        .map((one) => ({ ...one, items: one.items.filter((item) => mine.has(item.instrumentId)) }))
        .filter((one) => one.items.length > 0),
      governments: new Set(
        organs.filter((organ) => ['government', 'generalOffice', 'townGovernment'].includes(organ.type)).map((organ) => organ.id),
      ),
      happened: happenedIn(evidence, ids, year),
      inForce: ids.flatMap((id) => standingItem(evidence, id, last, through, ['inForce', 'partlySuspended'])),
      expired: ids.flatMap((id) => expiredIn(evidence, id, year, last, through)),
    })
  }

  #holds(day: string | null | undefined): boolean {
    return day?.slice(0, 4) === String(this.year)
  }

  #of(...kinds: string[]): ReportItem[] {
    return unique(this.happened.filter(({ effect }) => kinds.includes(effect.kind)).map(itemOf))
  }

  made(by: 'government' | 'department'): ReportItem[] {
    const made = this.happened.filter(
      ({ effect, organId }) => effect.kind === 'makes' && this.#governments.has(organId) === (by === 'government'),
    )
    return unique(made.map(itemOf))
  }

  get changed(): ReportItem[] {
    return this.#of('amends', 'reissues')
  }

  get repealed(): ReportItem[] {
    return this.#of('repeals', 'revokes')
  }

  /** Conclusions of a kind given in the year, one line each, also those that a later one took the place of. */
  opinions(kind: SignOff['kind'], conclusion?: string): ReportItem[] {
    return this.#opinionsOf(kind)
      .filter(({ opinion }) => conclusion === undefined || opinion.conclusion === conclusion)
      .map(({ file, opinion }) => caseItem(file, opinion.on))
  }

  #opinionsOf(kind: SignOff['kind']) {
    return this.#cases.flatMap((file) =>
      file.opinions
        .filter((opinion) => opinion.kind === kind && opinion.conclusion !== 'notApplicable' && this.#holds(opinion.on))
        .map((opinion) => ({ file, opinion })),
    )
  }

  points(kind: SignOff['kind']): { raised: number; adopted: number } {
    const sums = { raised: 0, adopted: 0 }
    for (const { opinion } of this.#opinionsOf(kind)) {
      sums.raised += opinion.raised
      sums.adopted += opinion.adopted
    }
    return sums
  }

  /** Mean natural days from receipt to the legality body's conclusion. */
  reviewDays(): number | null {
    const days = this.#opinionsOf('legalityReview').flatMap(({ file, opinion }) => {
      const since = file.facts.acceptedOn
      return since === null || since > opinion.on ? [] : [daysBetween(since, opinion.on)]
    })
    return mean(days)
  }

  exceptions(): ReportItem[] {
    return this.#cases.flatMap((file) =>
      file.facts.signOffs.filter((one) => one.exception !== null && this.#holds(one.on)).map((one) => caseItem(file, one.on)),
    )
  }

  /** Cases whose act was published in the year. */
  get published(): ReportItem[] {
    return this.#cases.filter((file) => this.#holds(file.facts.publishedOn)).map((file) => caseItem(file, file.facts.publishedOn))
  }

  filed(result?: string): ReportItem[] {
    return this.#cases.flatMap((file) => {
      const sent = file.facts.filings.find((filing) => this.#holds(filing.sentOn) && (result === undefined || filing.result === result))
      return sent ? [caseItem(file, sent.sentOn)] : []
    })
  }

  filedOfPublished(): ReportItem[] {
    return this.#cases
      .filter((file) => this.#holds(file.facts.publishedOn) && file.facts.filings.length > 0)
      .map((file) => caseItem(file, file.facts.filings[0]!.sentOn))
  }

  get notices(): ReportItem[] {
    return this.#noticed().map((file) => caseItem(file, file.facts.notice!.publishedOn))
  }

  get shortNotices(): ReportItem[] {
    return this.#noticed()
      .filter((file) => file.facts.notice!.shortened)
      .map((file) => caseItem(file, file.facts.notice!.publishedOn))
  }

  #noticed(): CountedCase[] {
    return this.#cases.filter((file) => this.#holds(file.facts.notice?.publishedOn))
  }

  noticeDays(): number | null {
    return mean(this.#noticed().map((file) => daysBetween(file.facts.notice!.publishedOn, file.facts.notice!.until)))
  }

  get comments(): { received: number; adopted: number } {
    const all = this.#noticed().flatMap((file) => this.#comments.get(file.id) ?? [])
    return {
      received: all.length,
      adopted: all.filter((one) => one.disposition === 'adopted' || one.disposition === 'partlyAdopted').length,
    }
  }

  get campaigns(): ReportItem[] {
    return this.#campaigns.map(({ id, title, on }) => ({ kind: 'campaign', id, title, number: null, on }))
  }

  cleaned(outcome?: string): number {
    return this.#campaigns.flatMap(({ items }) => items).filter((item) => outcome === undefined || item.outcome === outcome).length
  }

  get major(): ReportItem[] {
    return this.#cases
      .filter((file) => file.facts.classification?.majorDecision && this.#holds(file.facts.decidedOn))
      .map((file) => caseItem(file, file.facts.decidedOn))
  }

  get assessed(): ReportItem[] {
    return this.#cases
      .filter((file) => file.facts.classification?.majorDecision && this.#holds(file.facts.decidedOn) && file.facts.riskAssessment !== null)
      .map((file) => caseItem(file, file.facts.decidedOn))
  }

  get hearings(): number {
    return this.#cases.filter((file) => this.#holds(file.facts.decidedOn)).reduce((sum, file) => sum + file.facts.hearings, 0)
  }

  /** The case that issued an act, by its id. */
  caseOf(id: string | null): CountedCase | undefined {
    return id === null ? undefined : this.#cases.find((file) => file.id === id)
  }
}

interface Parts {
  cases: CountedCase[]
  comments: ReadonlyMap<string, { day: string; disposition: string | null }[]>
  campaigns: Awaited<ReturnType<typeof publishedCampaigns>>
  governments: ReadonlySet<string>
  happened: Happened[]
  inForce: ReportItem[]
  expired: ReportItem[]
}

function caseItem(file: CountedCase, on: string | null): ReportItem {
  return { kind: 'case', id: file.id, title: file.title, number: null, on }
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10
}
