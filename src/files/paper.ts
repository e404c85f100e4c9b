/** A paper to be printed, in the order in which it is read. */
export interface Paper {
  title: string
  /** 发文字号 or what stands under the title. */
  number?: string
  /** 主送机关, without the colon. */
  addressee?: string
  blocks: Block[]
  signature?: string
  date?: string
  /** A4 across, for catalogues. */
  landscape?: boolean
}

export type Block =
  /** `level` 1: 一、 (黑体), 2: （一） (楷体), 3: 1. (仿宋); 1 when left out. */
  | { kind: 'heading'; text: string; level?: 1 | 2 | 3 }
  | { kind: 'paragraph'; text: string }
  | { kind: 'centered'; text: string }
  /** `widths` are shares of the line; by the length of the words when left out. */
  | { kind: 'table'; columns: string[]; rows: string[][]; widths?: number[] }
  /** What follows begins a new page. */
  | { kind: 'pageBreak' }
