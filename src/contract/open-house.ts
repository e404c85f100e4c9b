import { type Static, Type } from 'typebox'
import { CaseId, exact, LegalDay, named, nullable, oneOf, ProvisionId, Receipt, Words } from './base.ts'
import { ReadText } from './texts.ts'

/** What the public may know of a consultation; nothing else of a case leaves the house. */
export const Consultation = named(
  'Consultation',
  exact({
    caseId: CaseId,
    title: Type.String(),
    organName: Type.String(),
    draftingOrganName: Type.String(),
    kind: oneOf(['making', 'revision', 'repeal']),
    instruments: Type.Array(Type.String(), { description: '修订或废止的文件' }),
    publishedOn: LegalDay,
    until: LegalDay,
    open: Type.Boolean(),
    withdrawn: Type.Boolean({ description: '办件已撤回，不再征求意见' }),
    resultOn: nullable(LegalDay),
    address: nullable(Type.String()),
    summary: nullable(Type.String({ description: '是什么事；早先的公告没有' })),
    affected: nullable(Type.String({ description: '与谁有关' })),
  }),
)
export type Consultation = Static<typeof Consultation>
export const Consultations = exact({ open: Type.Array(Consultation), closed: Type.Array(Consultation) })

const PublicAnswer = exact({
  provisionId: nullable(ProvisionId),
  comment: Type.String(),
  disposition: nullable(Type.String()),
  answer: nullable(Type.String()),
})
export const ConsultationFile = exact({
  consultation: Consultation,
  content: ReadText,
  answers: Type.Array(PublicAnswer, { description: '结果公布后逐条答复' }),
})

export const NewComment = exact({
  provisionId: Type.Optional(ProvisionId),
  body: Words(5000),
  name: Type.Optional(Type.String({ maxLength: 60 })),
  contact: Type.Optional(Type.String({ maxLength: 100 })),
})
export const CommentReceipt = exact({ receipt: Receipt, receivedOn: LegalDay })
export const OwnComment = exact({
  receipt: Receipt,
  caseId: CaseId,
  title: Type.String(),
  receivedOn: LegalDay,
  label: nullable(Type.String()),
  body: Type.String(),
  disposition: nullable(Type.String()),
  answer: nullable(Type.String()),
  answeredOn: nullable(LegalDay),
})
