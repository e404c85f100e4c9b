import { type Static, Type } from 'typebox'
import { components, DraftId, exact, Instant, LegalDay, listOf, named, nullable, oneOf, PersonId, ProvisionId, TextId } from './base.ts'

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

const Place = exact({ label: nullable(Type.String()), start: Type.Integer(), end: Type.Integer() })
const counts = ['unchanged', 'modified', 'inserted', 'deleted', 'moved', 'renumbered', 'split', 'merged', 'referenceOnly', 'noise'] as const
export const ChangeKind = oneOf(counts)

export const Change = named(
  'Change',
  exact({
    kind: Type.Array(ChangeKind),
    before: nullable(Place),
    after: nullable(Place),
    from: Type.Optional(Type.Array(Place)),
    edits: Type.Array(exact({ op: oneOf(['equal', 'delete', 'insert']), text: Type.String() })),
  }),
)

/** `cli text diff --json`. */
export const Comparison = named(
  'Comparison',
  exact({
    summary: Type.Unsafe<Record<(typeof counts)[number], number>>(
      exact(Object.fromEntries(counts.map((word) => [word, Type.Integer()])) as Record<string, ReturnType<typeof Type.Integer>>),
    ),
    changes: Type.Array(Change),
  }),
)
export type Comparison = Static<typeof Comparison>

/** A comparison together with the two texts, so that a page can show them. */
export const Compared = exact({
  before: exact({ title: Type.String(), text: Type.String() }),
  after: exact({ title: Type.String(), text: Type.String() }),
  comparison: Comparison,
})

const Source = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^[\\w:.-]+$',
  description: '稿的 id、version:<id> 或 instrument:<id>（今日有效的文本）',
})
export const ChangesQuery = exact({ a: Type.Optional(Source), b: Type.Optional(Source) })

/** The articles that differ and what was compared; without two texts there is no comparison. */
export const Changes = exact({
  a: nullable(Type.String()),
  b: nullable(Type.String()),
  comparison: nullable(Comparison),
})

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
export const DiffIn = exact({ before: Type.String({ maxLength: mostText }), after: Type.String({ maxLength: mostText }) })
export const RenderIn = exact({ text: Type.String({ maxLength: mostText }), format: oneOf(['html', 'akn', 'txt', 'md']) })
export const RenderOut = exact({ format: Type.String(), content: Type.String() })
export const Findings = listOf(Finding)

/** What an instruction of an amending decision does; the words are those of `documents/amend`. */
export const InstructionKind = named(
  'InstructionKind',
  oneOf([
    'replaceArticle',
    'replaceParagraph',
    'replaceItem',
    'replaceSubitem',
    'replaceSentenceLead',
    'replaceTitle',
    'replacePreamble',
    'replaceHeading',
    'replaceUnit',
    'replacePhrase',
    'replaceText',
    'deleteArticle',
    'deleteParagraph',
    'deleteItem',
    'deleteSubitem',
    'deletePreamble',
    'deleteUnit',
    'deletePhrase',
    'insertArticle',
    'insertParagraph',
    'insertItem',
    'insertSubitem',
    'insertUnit',
    'insertPlain',
    'insertPhrase',
    'renumberArticle',
    'renumberParagraph',
    'renumberItem',
    'renumberUnit',
    'splitArticle',
    'mergeArticles',
    'mergeParagraphs',
    'mergeItems',
    'mergeUnits',
    'promoteParagraph',
    'demoteArticle',
    'moveArticle',
    'moveParagraph',
    'stopApplying',
    'bulkRenumber',
    'unknown',
  ]),
)
export type InstructionKind = Static<typeof InstructionKind>

export const Instruction = named(
  'Instruction',
  exact({
    item: Type.String(),
    source: Type.String(),
    operation: InstructionKind,
    target: Type.String(),
    status: oneOf(['applied', 'refused']),
    reason: nullable(Type.String()),
    occurrences: Type.Integer(),
    warnings: Type.Array(Type.String()),
    before: Type.String(),
    after: Type.String(),
    reasonEn: Type.Optional(nullable(Type.String())),
    warningsEn: Type.Optional(Type.Array(Type.String())),
    references: Type.Optional(Type.Array(exact({ where: Type.String(), before: Type.String(), after: Type.String() }))),
  }),
)
export type Instruction = Static<typeof Instruction>

/** `cli text amend`: issuer, day and number are printed as 〔　〕 where they are not given. */
export const AmendIn = exact({
  before: Type.String({ maxLength: mostText }),
  after: Type.String({ maxLength: mostText }),
  issuer: Type.Optional(Type.String({ maxLength: 200 })),
  on: Type.Optional(LegalDay),
  number: Type.Optional(Type.String({ maxLength: 100 })),
})
/** The decision, and how it is read back: the rows of `cli text apply`. Two texts without a difference need none: null. */
export const Amending = named(
  'Amending',
  exact({ decision: nullable(Type.String()), instructions: Type.Array(Instruction), notes: Type.Array(Type.String()) }),
)
export type Amending = Static<typeof Amending>

export const ApplyIn = exact({ before: Type.String({ maxLength: mostText }), decision: Type.String({ maxLength: mostText }) })
/** `cli text apply --json`. */
export const Consolidated = named(
  'Consolidated',
  exact({ text: Type.String(), instructions: Type.Array(Instruction), notes: Type.Array(Type.String()) }),
)
export type Consolidated = Static<typeof Consolidated>

/** `cli text cite --json`. */
export const Citations = named(
  'Citations',
  exact({
    spans: Type.Array(
      exact({
        type: oneOf(['title', 'lawName', 'documentNumber', 'provision', 'label', 'self', 'organ', 'date']),
        start: Type.Integer(),
        end: Type.Integer(),
        text: Type.String(),
        value: nullable(Type.String()),
      }),
    ),
    relations: Type.Array(
      exact({
        type: oneOf([
          'repeals',
          'partlyRepeals',
          'amends',
          'basedOn',
          'implements',
          'applies',
          'cites',
          'takesEffect',
          'expires',
          'violates',
          'promulgates',
          'issues',
          'repliesTo',
          'prevailsOver',
        ]),
        targets: Type.Array(Type.Integer()),
      }),
    ),
  }),
)
