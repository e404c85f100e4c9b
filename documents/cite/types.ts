/** What a piece of a sentence names. `label` is the provision's own number at the start of a line, `self` is 本办法 and its like. */
export type SpanType = 'title' | 'lawName' | 'documentNumber' | 'provision' | 'label' | 'self' | 'organ' | 'date'

/** One named thing in a text. `start` and `end` count UTF-16 units; `value` is the normal form, null where it cannot be known. */
export interface Span {
  type: SpanType
  start: number
  end: number
  text: string
  value: string | null
}

/** What a sentence says of the things it names (contract.md, `text cite`). */
export type RelationType =
  | 'repeals'
  | 'partlyRepeals'
  | 'amends'
  | 'basedOn'
  | 'implements'
  | 'applies'
  | 'cites'
  | 'takesEffect'
  | 'expires'
  | 'violates'
  | 'promulgates'
  | 'issues'
  | 'repliesTo'
  | 'prevailsOver'

/** `targets` are indexes into the spans of the same answer. */
export interface Citation {
  type: RelationType
  targets: number[]
}

/** The answer of {@link cite}. */
export interface Citations {
  spans: Span[]
  relations: Citation[]
}

/** A range of a text that a scanner found, before it is a span. */
export interface Found {
  start: number
  end: number
  value: string | null
}
