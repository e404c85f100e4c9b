import { type Static, Type } from 'typebox'
import {
  exact,
  Instant,
  InstrumentId,
  LegalDay,
  listOf,
  named,
  nullable,
  OrganId,
  oneOf,
  ProvisionId,
  pageOf,
  paging,
  Said,
} from './base.ts'

export const auditOutcomes = ['retain', 'amend', 'repeal', 'declareInvalid'] as const
export const AuditOutcome = oneOf(auditOutcomes, { description: '清理意见：继续有效、修改、废止、宣布失效' })
const Severity = oneOf(['error', 'warning', 'note'])
const Counted = Type.Unsafe<Record<string, number>>({ type: 'object', additionalProperties: { type: 'integer' } })

export const AuditRuleRow = named(
  'AuditRule',
  exact({ id: Type.String(), zh: Type.String(), en: Type.String(), basis: Type.String(), limits: Type.String() }),
)
export const AuditRules = listOf(AuditRuleRow)

export const AuditRun = named(
  'AuditRun',
  exact({
    id: Type.String(),
    asOf: LegalDay,
    status: oneOf(['running', 'done', 'cancelled', 'failed']),
    done: Type.Integer(),
    total: Type.Integer(),
    startedAt: Instant,
    finishedAt: nullable(Instant),
    counts: exact({ findings: Counted, outcomes: Counted, unchanged: Type.Integer(), audited: Type.Integer() }),
  }),
)
export type AuditRun = Static<typeof AuditRun>
export const AuditRuns = pageOf(AuditRun)
export const NewAudit = exact({
  asOf: Type.Optional(LegalDay),
  ownership: Type.Optional(oneOf(['own', 'reference', 'all'], { description: '默认 own：本机关文件' })),
  organ: Type.Optional(OrganId),
  onlyTouched: Type.Optional(Type.Boolean({ description: '只看上次全面检查以后变动所及的文件' })),
})

export const AuditFindingRow = named(
  'AuditFinding',
  exact({
    id: Type.String(),
    instrumentId: InstrumentId,
    title: Type.String(),
    number: nullable(Type.String()),
    organName: Type.String(),
    asOf: LegalDay,
    changedSince: Type.Boolean({ description: '检查以后文件有变动，结果可能已经过时' }),
    rule: Type.String(),
    ruleName: Said,
    severity: Severity,
    provisionId: nullable(ProvisionId),
    label: nullable(Type.String()),
    start: nullable(Type.Integer()),
    end: nullable(Type.Integer()),
    words: Type.String(),
    message: Said,
    basis: Type.String(),
    outcome: nullable(AuditOutcome),
    reason: nullable(Type.String()),
    reasonName: nullable(Said),
  }),
)
export type AuditFindingRow = Static<typeof AuditFindingRow>
export const AuditFindings = pageOf(AuditFindingRow)
export const FindingQuery = exact({
  ...paging,
  rule: Type.Optional(Type.String({ maxLength: 60 })),
  outcome: Type.Optional(AuditOutcome),
  severity: Type.Optional(Severity),
  organ: Type.Optional(OrganId),
  instrument: Type.Optional(InstrumentId),
})
