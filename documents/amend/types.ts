/** A number with 之N: 第十条之一 is `{number: 10, suffix: 1}`. */
export interface Ordinal {
  number: number
  suffix: number | null
}

/** Parts of a text that have no number: the title, the words before 第一条, all its words. */
export type Special = 'title' | 'titleNote' | 'preamble' | 'body' | 'all'

/**
 * A place in a text as a decision names it. Numbers of an operand are those of the old text, numbers of a target those of the new one
 * (domain.md §8). A field that is null is not named; `natural` is 第N自然段 (or 第N段 of the body).
 */
export interface Place {
  special: Special | null
  /** 附件2, 附表1, 附件: the annex's word and number. */
  annex: string | null
  part: number | null
  chapter: number | null
  section: number | null
  article: Ordinal | null
  paragraph: number | null
  item: number | null
  subitem: number | null
  natural: number | null
  /** 标题, 章名: only the heading's words. */
  heading: boolean
  /** Last of a range (第二款至第五款): the range runs from this place to that number in the narrowest unit. */
  to: number | null
  /** 作为…, 本条 of an inserted article: the article's number is one of the new text. */
  isNew: boolean
}

/** What an instruction does (domain.md §8). */
export type Kind =
  | 'replaceArticle'
  | 'replaceParagraph'
  | 'replaceItem'
  | 'replaceSubitem'
  | 'replaceSentenceLead'
  | 'replaceTitle'
  | 'replacePreamble'
  | 'replaceHeading'
  | 'replaceUnit'
  | 'replacePhrase'
  | 'replaceText'
  | 'deleteArticle'
  | 'deleteParagraph'
  | 'deleteItem'
  | 'deleteSubitem'
  | 'deletePreamble'
  | 'deleteUnit'
  | 'deletePhrase'
  | 'insertArticle'
  | 'insertParagraph'
  | 'insertItem'
  | 'insertSubitem'
  | 'insertUnit'
  | 'insertPlain'
  | 'insertPhrase'
  | 'renumberArticle'
  | 'renumberParagraph'
  | 'renumberItem'
  | 'renumberUnit'
  | 'splitArticle'
  | 'mergeArticles'
  | 'mergeParagraphs'
  | 'mergeItems'
  | 'mergeUnits'
  | 'promoteParagraph'
  | 'demoteArticle'
  | 'moveArticle'
  | 'moveParagraph'
  | 'stopApplying'
  | 'bulkRenumber'
  | 'unknown'

/** Where a phrase goes in. */
export type Side = 'after' | 'before' | 'start' | 'end'

/**
 * One instruction of a decision. `places` are the operands, `targets` where they go (作为, 改为), `words` new paragraphs,
 * `phrase` the quoted words that must be there, `by` what takes their place or goes in.
 */
export interface Operation {
  kind: Kind
  /** The number of the item as printed, nested ones joined: 十五（二）; empty where the decision has none. */
  item: string
  source: string
  /** The instrument that the instruction names; null when it is the decision's own. */
  instrument: string | null
  places: Place[]
  targets: Place[]
  words: string[] | null
  phrase: string | null
  by: string | null
  side: Side | null
  /** 第N处: which occurrence; null is every one. */
  ordinal: number | null
  /** The provision that the new text's numbers continue from (在第X条后增加一条). */
  count: number | null
}

/** An operation that says nothing yet but what is given. */
export function operationOf(part: Partial<Operation> & Pick<Operation, 'kind'>): Operation {
  return {
    item: '',
    source: '',
    instrument: null,
    places: [],
    targets: [],
    words: null,
    phrase: null,
    by: null,
    side: null,
    ordinal: null,
    count: null,
    ...part,
  }
}

/** A part of a decision for one instrument; a plain decision has one part. */
export interface DecisionPart {
  instrument: string | null
  operations: Operation[]
  /** 条文顺序作相应调整 was said for this part or for the whole decision. */
  renumbers: boolean
}

/** A decision as read. */
export interface Decision {
  title: string | null
  parts: DecisionPart[]
  /** All instruments that the decision names as amended, in order. */
  instruments: string[]
  /** How many of them its title and opening name: with several, an item that names none is nobody's. */
  named: number
  /** Short names that its opening gives them: 以下简称《解释》. */
  shortNames: string[]
  /** Opening, closing and free-standing provisions, in order. */
  notes: string[]
}

/** One row of the answer (contract.md, `text apply`). */
export interface Instruction {
  item: string
  source: string
  operation: Kind
  target: string
  status: 'applied' | 'refused'
  reason: string | null
  /** The reason and the warnings in English, provisions and quoted words as they are. */
  reasonEn: string | null
  warningsEn: string[]
  occurrences: number
  warnings: string[]
  before: string
  after: string
  /** References inside the text that follow the new numbers. */
  references?: { where: string; before: string; after: string }[]
}

/** The consolidated text with one row per operation. */
export interface Applied {
  ok: true
  text: string
  instructions: Instruction[]
  notes: string[]
}

/** The decision cannot be applied to this text at all; `message` is Chinese, `messageEn` English. */
export interface NotApplicable {
  ok: false
  code: 'notThisText' | 'noDecision'
  message: string
  messageEn: string
}

/** A place that names nothing. */
export const nowhere: Place = {
  special: null,
  annex: null,
  part: null,
  chapter: null,
  section: null,
  article: null,
  paragraph: null,
  item: null,
  subitem: null,
  natural: null,
  heading: false,
  to: null,
  isNew: false,
}
