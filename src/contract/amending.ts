import { type Static, Type } from 'typebox'
import { exact, LegalDay, named, nullable, oneOf } from './base.ts'
import { mostText } from './texts.ts'

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
