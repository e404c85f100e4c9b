import type { Cell } from '../../../files/sheet.ts'

/** What a column of a register is about. */
export type Field =
  | 'title'
  | 'number'
  | 'unifiedNumber'
  | 'issuer'
  | 'implementer'
  | 'signed'
  | 'published'
  | 'commencement'
  | 'validTo'
  | 'standing'
  | 'note'

/** The columns of a sheet. */
export interface Heads {
  /** Row of the heads; what stands above are titles. */
  row: number
  fields: Map<Field, number>
  /** The head of the titles, plain. */
  title: string
  /** Heads that nothing here stands for; their cells are not taken over. */
  unknown: string[]
}

/** The names offices give their columns, without blanks and brackets; the first that fits exactly, then the first that is part of the head. */
const names: Record<Field, string[]> = {
  title: ['文件名称', '规范性文件名称', '文件标题', '标题', '名称', '题名', '文件题名', '制度名称', '文件名', 'title', 'name'],
  unifiedNumber: ['统一编号', '规范性文件编号', '登记号', '登记编号', '统一登记号', '备案号'],
  number: ['发文字号', '文号', '发文文号', '文件文号', '文件编号', '发文号', '文件字号', '令号', 'number'],
  implementer: [
    '起草单位',
    '实施单位',
    '起草部门',
    '实施部门',
    '主办单位',
    '责任单位',
    '牵头单位',
    '起草或实施单位',
    '起草实施单位',
    '执行单位',
    '承办单位',
  ],
  issuer: [
    '制定机关',
    '发文机关',
    '制定单位',
    '发文单位',
    '发布机关',
    '发布机构',
    '印发单位',
    '制发单位',
    '制发机关',
    '印发机关',
    '颁布机关',
    'issuer',
  ],
  signed: [
    '成文日期',
    '印发日期',
    '签发日期',
    '发文日期',
    '印发时间',
    '成文时间',
    '发文时间',
    '制定日期',
    '制定时间',
    '成文',
    '印发',
    'date',
  ],
  published: ['发布日期', '公布日期', '发布时间', '公布时间', '颁布日期', '颁布时间', '公开日期', '发布', '公布'],
  commencement: ['施行日期', '实施日期', '生效日期', '施行时间', '实施时间', '生效时间', '执行日期', '起始日期', '施行', '生效'],
  validTo: [
    '有效期至',
    '有效期',
    '有效期限',
    '失效日期',
    '截止日期',
    '到期日期',
    '有效期截止',
    '有效截止日期',
    '失效时间',
    '到期时间',
    '有效时间',
  ],
  standing: [
    '效力状态',
    '状态',
    '效力',
    '有效性',
    '时效性',
    '公文时效',
    '清理意见',
    '清理结果',
    '处理意见',
    '清理结论',
    '是否有效',
    '效力情况',
    '现行效力',
  ],
  note: ['备注', '说明', '备注说明', 'note'],
}

const fields = Object.keys(names) as Field[]
const plainNames = new Map(fields.map((field) => [field, names[field].map(plainHead)]))
/** A printed list has its heads within the first rows; a title, a day and a line of notes may stand above. */
const searched = 30

/**
 * Finds the row of heads: the one in which most columns are understood, the lower of two that follow each other (heads on two levels). A title must be among them.
 *
 * @param rows with merged cells filled.
 * @returns null for a sheet without heads.
 */
export function findHeads(rows: Cell[][]): Heads | null {
  let best: Heads | null = null
  for (const [row, cells] of rows.slice(0, searched).entries()) {
    const heads = headsOf(cells, row)
    if (!heads.fields.has('title') || isOneWord(cells)) continue
    const more = heads.fields.size - (best?.fields.size ?? 0)
    if (best === null || more > 0 || (more === 0 && best.row === row - 1)) best = heads
  }
  return best
}

/** Whether a row is the heads printed again, as on every page of a long list. */
export function isHeadAgain(cells: Cell[], heads: Heads): boolean {
  const title = heads.fields.get('title')!
  return plainHead(cells[title] ?? null) === heads.title && headsOf(cells, 0).fields.size >= heads.fields.size
}

/** The words of a head without blanks, brackets and what stands in them. */
export function plainHead(cell: Cell): string {
  return String(cell ?? '')
    .replace(/[（(][^（）()]{0,40}[）)]/g, '')
    .replace(/[\s　*＊:：、，,/／\-—]/g, '')
    .toLowerCase()
}

function headsOf(cells: Cell[], row: number): Heads {
  const found = new Map<Field, number>()
  const unknown: string[] = []
  for (const exact of [true, false]) {
    for (const [column, cell] of cells.entries()) {
      const words = plainHead(cell)
      // a sentence is no head
      if (words === '' || words.length > 20 || [...found.values()].includes(column)) continue
      const fits = (name: string) => (exact ? words === name : words.includes(name))
      const field = fields.find((one) => !found.has(one) && plainNames.get(one)!.some(fits))
      if (field) found.set(field, column)
      else if (!exact) unknown.push(words)
    }
  }
  return { row, fields: found, title: plainHead(cells[found.get('title') ?? -1] ?? null), unknown: [...new Set(unknown)] }
}

/** A title over all columns reads the same in each of them once merged cells are filled. */
function isOneWord(cells: Cell[]): boolean {
  const words = cells.filter((cell) => cell !== null)
  return words.length > 1 && new Set(words).size === 1
}
