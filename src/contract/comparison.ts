import { type Static, Type } from 'typebox'
import { exact, named, nullable, oneOf } from './base.ts'
import { mostText } from './texts.ts'

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

export const DiffIn = exact({ before: Type.String({ maxLength: mostText }), after: Type.String({ maxLength: mostText }) })
