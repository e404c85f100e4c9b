import { Type } from 'typebox'
import { EffectRow } from './acts.ts'
import { ActId, exact, InstrumentId, LegalDay, named, nullable, ProvisionId, paging, Said, VersionId } from './base.ts'
import { Standing } from './register.ts'

/** What is cited or cites, as a line names it. */
const Named = named(
  'NamedInstrument',
  exact({
    id: InstrumentId,
    title: Type.String(),
    number: nullable(Type.String()),
    ownership: Type.String(),
    standing: Standing,
    standingName: Said,
  }),
)
const NamedAct = named('NamedAct', exact({ id: ActId, title: Type.String() }))
const Article = named('CitedArticle', exact({ provisionId: ProvisionId, label: nullable(Type.String()) }))

/** How a place stands to the instrument it names; the words are in `touchName`. */
export const touches = ['affected', 'unclear', 'ends', 'history', 'notInForce', 'actOnly'] as const

export const CitationRow = named(
  'CitationRow',
  exact({
    id: Type.String({ description: '所在文本和位置' }),
    versionId: nullable(VersionId),
    article: nullable(Article),
    words: Type.String(),
    sentence: Type.String(),
    relation: Type.String(),
    relationName: Said,
    place: nullable(Type.String({ description: '所引条款，art12/par1' })),
    target: nullable(Named),
    act: Type.Unsafe<{ id: string; title: string } | null>({ ...nullable(NamedAct), description: '不另立文件的公文（决定、函）' }),
    unresolved: nullable(Type.String({ description: 'unknown 文件库没有；ambiguous 有几件同名' })),
    unresolvedName: nullable(Said),
  }),
)

export const CitingRow = named(
  'CitingRow',
  exact({
    id: Type.String({ description: '所在文本和位置' }),
    instrument: nullable(Named),
    act: NamedAct,
    versionId: nullable(VersionId),
    article: nullable(Article),
    words: Type.String(),
    sentence: Type.String(),
    relation: Type.String(),
    relationName: Said,
    place: nullable(Type.String()),
    touch: Type.Unsafe<(typeof touches)[number]>({ type: 'string', enum: [...touches] }),
    touchName: Said,
  }),
)

const Counts = Type.Unsafe<Record<string, number>>({ type: 'object', additionalProperties: { type: 'integer' } })

export const GraphQuery = exact({ ...paging, on: Type.Optional(LegalDay) })

/** What an instrument cites on a day, and what the acts that made it do to others. */
export const CitationsOut = exact({
  day: LegalDay,
  items: Type.Array(CitationRow),
  next: nullable(Type.String()),
  total: Type.Integer(),
  unresolved: Type.Integer(),
  effects: Type.Array(EffectRow),
})

/** Who cites an instrument on a day, of every kind; and the acts of others on it. */
export const CitationsIn = exact({
  day: LegalDay,
  items: Type.Array(CitingRow),
  next: nullable(Type.String()),
  total: Type.Integer(),
  counts: Counts,
  effects: Type.Array(EffectRow),
})

/** What would lose its footing if an instrument ended on a day; `leftOut` says what names it without being touched, by kind. */
export const Breaks = exact({
  day: LegalDay,
  standing: Standing,
  standingName: Said,
  items: Type.Array(CitingRow),
  next: nullable(Type.String()),
  total: Type.Integer(),
  instruments: Type.Integer(),
  leftOut: Counts,
  issuedUnder: Type.Array(Named),
})
