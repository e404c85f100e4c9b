import { type Static, Type } from 'typebox'
import {
  DraftId,
  exact,
  Instant,
  LegalDay,
  listOf,
  MaterialId,
  named,
  nullable,
  OrganId,
  PersonId,
  ProvisionId,
  Said,
  Sha256,
  Words,
} from './base.ts'

/** An opinion of a person for an organ, with its conclusion. */
export const Opinion = named(
  'Opinion',
  exact({
    id: Type.String(),
    kind: Type.String(),
    kindName: Said,
    byOrganId: OrganId,
    byOrganName: Type.String(),
    personId: PersonId,
    personName: Type.String(),
    onBehalfOfName: nullable(Type.String()),
    conclusion: Type.String(),
    body: Type.String(),
    draftIds: Type.Array(DraftId),
    elsewhere: Type.Boolean(),
    givenOn: LegalDay,
  }),
)
export const Opinions = listOf(Opinion)

export const Remark = named(
  'Remark',
  exact({
    id: Type.String(),
    opinionId: nullable(Type.String()),
    personId: PersonId,
    personName: Type.String(),
    provisionId: nullable(ProvisionId),
    label: nullable(Type.String()),
    draftId: nullable(DraftId),
    quote: nullable(Type.String()),
    body: Type.String(),
    parentId: nullable(Type.String()),
    createdAt: Instant,
    resolved: Type.Boolean(),
    withdrawn: Type.Boolean({ description: '作者已撤回' }),
    earlier: Type.Array(exact({ body: Type.String(), until: Instant }), { description: '修改、撤回以前的话' }),
    mayChange: Type.Boolean({ description: '当前用户可以修改或者撤回' }),
  }),
)
export const Remarks = listOf(Remark)
export const NewRemark = exact({
  provisionId: Type.Optional(ProvisionId),
  draftId: DraftId,
  quote: Type.Optional(Type.String({ maxLength: 1000 })),
  body: Words(5000),
  parentId: Type.Optional(Type.String({ maxLength: 100 })),
})

export const RemarkWords = exact({ body: Words(5000) })

export const materialKinds = [
  'explanatoryNote',
  'bases',
  'researchReport',
  'expertOpinion',
  'riskAssessment',
  'hearingRecord',
  'consultationSummary',
  'deptOpinions',
  'minutes',
  'fairCompetitionForm',
  'adviserOpinion',
  'interpretation',
  'evidence',
  'other',
] as const

export const Material = named(
  'Material',
  exact({
    id: MaterialId,
    kind: Type.String(),
    title: Type.String(),
    filename: Type.String(),
    mediaType: Type.String(),
    size: Type.Integer(),
    sha256: Sha256,
    addedBy: PersonId,
    addedByName: Type.String(),
    addedAt: Instant,
    withdrawn: Type.Boolean(),
  }),
)
export const Materials = listOf(Material)
export const UploadedMaterial = exact({ materialId: MaterialId, sha256: Sha256, size: Type.Integer(), filename: Type.String() })

/** A comment of the public as the desk sees it: without name or contact. */
export const Comment = named(
  'Comment',
  exact({
    id: Type.String(),
    draftId: DraftId,
    provisionId: nullable(ProvisionId),
    label: nullable(Type.String()),
    body: Type.String(),
    channel: Type.String(),
    receipt: Type.String(),
    receivedOn: LegalDay,
    disposition: nullable(Type.String()),
    answer: nullable(Type.String()),
    answeredByName: nullable(Type.String()),
    answeredOn: nullable(LegalDay),
  }),
)
export const Comments = exact({ items: Type.Array(Comment), total: Type.Integer(), answered: Type.Integer() })
export type Comment = Static<typeof Comment>
