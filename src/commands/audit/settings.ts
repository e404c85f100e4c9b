import type { AuditSettings } from '../../../documents/audit/types.ts'
import { type Db, packResolver } from '../circumstances.ts'

/** What the rule packs of an organ say to an audit of its instruments. */
export interface OrganSettings {
  settings: AuditSettings
  /** Kinds of bodies that may not issue normative documents, in the pack's words. */
  forbiddenTypes: string[]
  /** Days within which an instrument is filed; null = the packs say nothing. */
  filingDays: number | null
}

/** The terms that the audit of an organ's instruments works with on a day, from the rule packs that hold for it. */
export async function organSettings(db: Db, organId: string, asOf: string): Promise<OrganSettings> {
  const pack = (await packResolver(db, organId))(asOf)
  const number = (key: string): number | null => {
    const value = pack.get(key)?.value
    return typeof value === 'number' ? value : null
  }
  const basis = (key: string): string => pack.get(key)?.basis.zh ?? '本地规则（待确认）'
  const forbidden = pack.get('organs.forbiddenTypes')?.value
  return {
    settings: {
      asOf,
      expiringMonths: number('validity.evaluationWindowMonths') ?? 0,
      interimYears: number('validity.provisionalMaxYears'),
      validityYears: number('validity.maxYears'),
      bases: {
        expiring: basis('validity.evaluationWindowMonths'),
        interim: basis('validity.provisionalMaxYears'),
        validity: basis('validity.maxYears'),
        filing: basis('filing.government.maxDays'),
        mayIssue: basis('organs.forbiddenTypes'),
      },
    },
    forbiddenTypes: Array.isArray(forbidden) ? forbidden : [],
    filingDays: number('filing.government.maxDays'),
  }
}
