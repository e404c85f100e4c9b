import { type Static, Type } from 'typebox'
import { components, DraftId, exact, Instant, listOf, named, nullable, oneOf, PersonId, ProvisionId, TextId } from './base.ts'

/** The largest text taken, in characters: several times the Civil Code. */
export const mostText = 2_000_000

/** A file opened as plain paragraphs; nothing of it is kept. */
export const OpenedFile = exact({
  name: Type.String(),
  kind: oneOf(['txt', 'md', 'docx']),
  text: Type.String(),
  warnings: Type.Array(exact({ zh: Type.String(), en: Type.String() })),
})

export const NodeKind = named(
  'NodeKind',
  oneOf([
    'part',
    'chapter',
    'section',
    'article',
    'paragraph',
    'item',
    'subitem',
    'heading',
    'title',
    'titleNote',
    'toc',
    'preamble',
    'lead',
    'addressee',
    'signature',
    'date',
    'docNumber',
    'attachmentNote',
    'annex',
    'table',
    'note',
    'metadata',
    'other',
  ]),
)

export interface TextNode {
  kind: Static<typeof NodeKind>
  label: string | null
  number: number | null
  suffix: number | null
  start: number
  end: number
  children: TextNode[]
}
components.push({
  ...exact({
    kind: NodeKind,
    label: nullable(Type.String()),
    number: nullable(Type.Integer()),
    suffix: nullable(Type.Integer()),
    start: Type.Integer(),
    end: Type.Integer(),
    children: Type.Array(Type.Unsafe<TextNode>({ $ref: 'TextNode#' })),
  }),
  $id: 'TextNode',
})
export const TextNode = Type.Unsafe<TextNode>({ $ref: 'TextNode#' })

const Problem = named('Problem', exact({ message: Type.String(), start: Type.Integer(), end: Type.Integer() }))

/** `cli text parse` as JSON. */
export const Structure = named(
  'Structure',
  exact({ title: nullable(Type.String()), nodes: Type.Array(TextNode), problems: Type.Array(Problem) }),
)

export const ProvisionView = named(
  'Provision',
  exact({
    provisionId: ProvisionId,
    parentId: nullable(ProvisionId),
    kind: NodeKind,
    label: nullable(Type.String()),
    start: Type.Integer(),
    end: Type.Integer(),
    bodyHash: Type.String(),
    slot: Type.Boolean(),
  }),
)
export type ProvisionView = Static<typeof ProvisionView>

export const Finding = named(
  'Finding',
  exact({
    id: Type.Optional(Type.String()),
    rule: Type.String(),
    severity: oneOf(['error', 'warning', 'note']),
    start: Type.Integer(),
    end: Type.Integer(),
    words: Type.String(),
    message: Type.String(),
    messageEn: Type.String(),
    basis: Type.String(),
    provisionId: Type.Optional(nullable(ProvisionId)),
    answer: Type.Optional(nullable(exact({ answer: Type.String(), reason: Type.String(), personName: Type.String() }))),
  }),
)

export const DraftRow = named(
  'DraftRow',
  exact({
    id: DraftId,
    role: oneOf(['act', 'consolidated']),
    draftKind: Type.String(),
    title: nullable(Type.String()),
    textId: TextId,
    hash: Type.String(),
    chars: Type.Integer(),
    position: Type.Integer(),
    note: nullable(Type.String()),
    savedBy: PersonId,
    savedByName: Type.String(),
    savedAt: Instant,
    current: Type.Boolean(),
  }),
)
export const Drafts = listOf(DraftRow)

export const ReadText = named(
  'ReadText',
  exact({
    text: Type.String(),
    hash: Type.String(),
    provisions: Type.Array(ProvisionView),
    tree: Structure,
    html: Type.String({ description: '已转义，条款锚点 id=provisionId' }),
  }),
)
export const DraftText = exact({ draft: DraftRow, content: ReadText })
/** The words alone: a comparison needs nothing else, and the structure of a long code weighs ten times as much. */
export const DraftWords = exact({ id: Type.String(), hash: Type.String(), text: Type.String() })

export const WorkingCopy = exact({
  id: Type.String(),
  role: oneOf(['act', 'consolidated']),
  content: Type.String(),
  rev: Type.Integer({ description: '0：尚未有人写过' }),
  updatedBy: nullable(PersonId),
  updatedByName: nullable(Type.String()),
  updatedAt: nullable(Instant),
})
export const SaveWorkingCopy = exact({ content: Type.String({ maxLength: mostText }), rev: Type.Integer({ minimum: 0 }) })
export const SavedWorkingCopy = exact({ id: Type.String(), rev: Type.Integer(), updatedAt: Instant })

export const TextIn = exact({ text: Type.String({ maxLength: mostText }) })
export const RenderIn = exact({ text: Type.String({ maxLength: mostText }), format: oneOf(['html', 'akn', 'txt', 'md']) })
export const RenderOut = exact({ format: Type.String(), content: Type.String() })
export const Findings = listOf(Finding)
