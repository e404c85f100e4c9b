import { type Static, Type } from 'typebox'
import {
  ActId,
  exact,
  Free,
  Instant,
  InstrumentId,
  LegalDay,
  listOf,
  named,
  nullable,
  OrganId,
  oneOf,
  pageOf,
  paging,
  Said,
  Words,
} from './base.ts'

export const cleanupOutcomes = ['retain', 'amend', 'repeal', 'declareInvalid', 'notNormative'] as const
export const CleanupOutcome = oneOf(cleanupOutcomes, { description: '继续有效、修改、废止、宣布失效、不属规范性文件' })
const CampaignKind = oneOf(['periodic', 'special', 'immediate'], { description: '定期、专项、即时清理' })
const CampaignId = named('CampaignId', Type.String({ minLength: 1, maxLength: 100, description: '清理编号' }))

export const CampaignSums = named(
  'CampaignSums',
  exact(
    {
      scope: Type.Integer(),
      retain: Type.Integer(),
      amend: Type.Integer(),
      repeal: Type.Integer(),
      declareInvalid: Type.Integer(),
      notNormative: Type.Integer(),
      open: Type.Integer(),
    },
    { description: '范围 = 保留 + 修改 + 废止 + 失效 + 不属 + 未定' },
  ),
)

export const CampaignHead = named(
  'CampaignHead',
  exact({
    id: CampaignId,
    kind: CampaignKind,
    title: Type.String(),
    cutOff: LegalDay,
    trigger: nullable(Type.String()),
    organId: OrganId,
    organName: Type.String(),
    stage: Type.String(),
    stageName: Said,
    status: oneOf(['open', 'closed', 'withdrawn']),
    openedOn: LegalDay,
    openedByName: Type.String(),
    dueOn: nullable(LegalDay),
    number: nullable(Type.String()),
    actId: nullable(Type.String()),
    sums: CampaignSums,
    updatedAt: Instant,
    rev: Type.Integer({ description: '所见修订号，办理时放入 seen' }),
  }),
)
export type CampaignHead = Static<typeof CampaignHead>

export const CampaignFile = named(
  'CampaignFile',
  exact({
    campaign: CampaignHead,
    stages: Type.Array(exact({ stage: Type.String(), name: Said, state: oneOf(['done', 'here', 'next']) })),
    organs: Type.Array(
      exact({ organId: OrganId, organName: Type.String(), submittedOn: nullable(LegalDay), mine: Type.Boolean(), sums: CampaignSums }),
    ),
    unassigned: Type.Integer(),
    agreed: Type.Integer(),
    returned: Type.Integer(),
  }),
)
export type CampaignFile = Static<typeof CampaignFile>

export const CampaignItem = named(
  'CampaignItem',
  exact({
    instrumentId: InstrumentId,
    position: Type.Integer(),
    title: Type.String(),
    number: nullable(Type.String()),
    issuerName: Type.String(),
    standing: Type.String(),
    validTo: nullable(LegalDay),
    organId: nullable(OrganId),
    organName: nullable(Type.String()),
    outcome: nullable(CleanupOutcome),
    outcomeName: Said,
    reasons: Type.Array(Type.String()),
    opinion: nullable(Type.String()),
    amendBy: nullable(LegalDay),
    lapses: Type.Boolean(),
    note: nullable(Type.String()),
    replacedBy: nullable(InstrumentId),
    replacedByTitle: nullable(Type.String()),
    concludedByName: nullable(Type.String()),
    concludedOn: nullable(LegalDay),
    verdict: nullable(oneOf(['agrees', 'returns'])),
    verdictNote: nullable(Type.String()),
    verdictByName: nullable(Type.String()),
    findings: Type.Integer({ description: '最近一次检查发现的问题数' }),
    proposed: nullable(exact({ outcome: CleanupOutcome, reasons: Type.Array(Type.String()) }, { description: '按检查发现建议的意见' })),
    rev: Type.Integer(),
  }),
)
export type CampaignItem = Static<typeof CampaignItem>
export const CampaignItems = listOf(CampaignItem)
export const CampaignItemQuery = exact({
  organ: Type.Optional(OrganId),
  outcome: Type.Optional(oneOf([...cleanupOutcomes, 'open'] as const)),
})

const scopeFields = {
  words: Type.Optional(Words(100, '标题中的文字')),
  documentClass: Type.Optional(oneOf(['government', 'department'])),
  withExpired: Type.Optional(Type.Boolean({ description: '包括已过有效期、尚未宣布失效的文件' })),
  organIds: Type.Optional(Type.Array(OrganId, { minItems: 1, maxItems: 500 })),
  instrumentIds: Type.Optional(Type.Array(InstrumentId, { minItems: 1, maxItems: 20_000 })),
  rules: Type.Optional(
    Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 60, description: '只列最近一次检查中有这些问题的文件' }),
  ),
}
export const NewCampaign = exact({
  organId: OrganId,
  kind: CampaignKind,
  title: Words(200),
  cutOff: LegalDay,
  trigger: Type.Optional(Words(400)),
  scope: Type.Optional(exact(scopeFields)),
  occurredOn: Type.Optional(LegalDay),
  reason: Type.Optional(Words(2000)),
})
export const ScopeAsked = exact({ organId: OrganId, cutOff: LegalDay, scope: Type.Optional(exact(scopeFields)) })
export const Scope = named(
  'CampaignScope',
  exact({
    items: Type.Array(
      exact({
        instrumentId: InstrumentId,
        title: Type.String(),
        number: nullable(Type.String()),
        issuerName: Type.String(),
        standing: Type.String(),
        madeOn: nullable(LegalDay),
        validTo: nullable(LegalDay),
        organId: nullable(OrganId),
        organName: nullable(Type.String()),
        because: nullable(oneOf(['implements', 'succeeds', 'issued'])),
      }),
    ),
    total: Type.Integer(),
    unassigned: Type.Integer(),
  }),
)

export const CampaignDone = named(
  'CampaignDone',
  exact({
    campaign: exact({ id: CampaignId, title: Type.String(), stage: Type.String(), status: Type.String(), rev: Type.Integer() }),
    action: Type.String(),
    occurredOn: LegalDay,
    made: Free,
  }),
)
export const CampaignPage = pageOf(CampaignHead)

export const DueAmendment = named(
  'DueAmendment',
  exact({
    instrumentId: InstrumentId,
    title: Type.String(),
    number: nullable(Type.String()),
    organName: Type.String({ description: '由谁修改' }),
    by: nullable(LegalDay),
    overdue: Type.Boolean(),
    lapses: Type.Boolean({ description: '到期未修改的自动失效' }),
    act: exact({ id: ActId, title: Type.String(), number: nullable(Type.String()) }),
  }),
)
export type DueAmendment = Static<typeof DueAmendment>
export const AmendmentsDue = listOf(DueAmendment)
export const CampaignQuery = exact({ ...paging, status: Type.Optional(oneOf(['open', 'closed', 'withdrawn'])) })

export const CampaignPaper = named(
  'CampaignPaper',
  exact({
    title: nullable(Type.String()),
    text: nullable(Type.String({ description: '清理决定全文；没有全部提出意见时为空' })),
    signed: Type.Boolean(),
    catalogues: Type.Array(
      exact({
        outcome: CleanupOutcome,
        title: Type.String(),
        columns: Type.Array(Type.String()),
        rows: Type.Array(Type.Array(Type.String())),
      }),
    ),
    package: exact({
      text: Type.String(),
      items: Type.Array(
        exact({
          instrumentId: InstrumentId,
          title: Type.String(),
          mechanical: Type.Boolean(),
          why: nullable(oneOf(['noText', 'otherReasons', 'referenceUnsure', 'nothingMechanical', 'notExact'])),
          whyName: nullable(Said),
          otherFindings: Type.Integer({ description: '名称替换不能解决的检查发现数' }),
          unsure: Type.Array(exact({ words: Type.String(), title: Type.String(), whyName: Said }), {
            description: '所引文件已修订、条款去向不能确定的引用',
          }),
          instructions: Type.Array(Type.String()),
          places: Type.Array(
            exact({ words: Type.String(), by: Type.String(), around: Type.String(), because: oneOf(['organ', 'title', 'reference']) }),
          ),
        }),
      ),
    }),
  }),
)
export type CampaignPaper = Static<typeof CampaignPaper>

export const TableReport = named(
  'CampaignTableReport',
  exact({
    rows: Type.Array(
      exact({
        row: Type.Integer(),
        position: nullable(Type.Integer()),
        title: Type.String(),
        outcome: oneOf(['concluded', 'ready', 'blank', 'refused']),
        message: nullable(Said),
      }),
    ),
    concluded: Type.Integer(),
    refused: Type.Integer(),
    written: Type.Boolean(),
  }),
)
export const TableQuery = exact({ organ: Type.Optional(OrganId), dryRun: Type.Optional(oneOf(['1'])) })

export const SuccessionReport = named(
  'SuccessionReport',
  exact({
    rows: Type.Array(
      exact({
        row: Type.Integer(),
        old: Type.String(),
        now: Type.String(),
        outcome: oneOf(['added', 'present', 'refused']),
        message: nullable(Said),
      }),
    ),
    written: Type.Boolean(),
  }),
)
