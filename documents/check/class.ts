import type { TextNode, Tree } from '../tree.ts'

/**
 * What kind of instrument a text is, for the powers it has: law 法律, administrativeRegulation 行政法规, localRegulation 地方性法规,
 * departmentRule 部门规章, localRule 地方政府规章, judicialInterpretation 司法解释, normativeDocument 规范性文件.
 */
export type DocumentClass =
  | 'law'
  | 'administrativeRegulation'
  | 'localRegulation'
  | 'departmentRule'
  | 'localRule'
  | 'judicialInterpretation'
  | 'normativeDocument'

/** Where a text says who made it: title, title note, number, promulgation line, signature. */
const places = new Set(['title', 'titleNote', 'docNumber', 'preamble', 'signature', 'note', 'metadata'])
const longest = 1200

/**
 * The class of a text by its own words. What says nothing is a normative document, for that is what is drafted here: a bare
 * “某区…条例” is one with a wrong name, not a local regulation.
 */
export function classOf(tree: Tree): DocumentClass {
  const title = (tree.title ?? '')
    .replace(/\s/g, '')
    .replace(/《[^》]{1,80}》/g, '《》')
    .replace(/[（(][^（）()]{1,20}[）)]$/, '')
  const head = headOf(tree)
  if (/^最高人民/.test(title) || (/最高人民(?:法院|检察院)/.test(head.slice(0, 200)) && /解释|规定|批复|决定|规则|办法/.test(title)))
    return 'judicialInterpretation'
  // 关于印发…的通知, 关于…的意见 are papers, whatever they speak of.
  if (/(?:通知|意见|方案|通告|公告|批复|函)$/.test(title)) return 'normativeDocument'
  return statute(title, head) ?? ruleByOrder(head) ?? (ruleByScope(tree, title) ? scoped(title) : 'normativeDocument')
}

function statute(title: string, head: string): DocumentClass | null {
  const regulation = /(?:条例|规定|办法|决定|规则|细则)$/.test(title)
  if (regulation && /[省市区州县](?:第[^，。；\n]{1,4}届)?人民代表大会/.test(head)) return 'localRegulation'
  if (/全国人民代表大会|全国人大常委会/.test(head) && (regulation || /(?:法|法典|解释|宪法|修正案)$/.test(title))) return 'law'
  if (/^中华人民共和国.{1,40}(?<![办书方])法(?:典)?(?:.{1,8}编)?$|宪法$/.test(title)) return 'law'
  if (/人民代表大会/.test(head) && regulation) return 'localRegulation'
  if (regulation && promulgatedByStateCouncil(title, head)) return 'administrativeRegulation'
  if (/^中华人民共和国.{1,40}条例$/.test(title)) return 'administrativeRegulation'
  // Without a word on who made it, 条例 of a province or an autonomous or special region is taken as what it says.
  return /^(?:(?:北京|天津|上海|重庆)市|.{2,3}省|.{2,20}自治[区州县]|.{2,4}经济特区).{1,40}条例$/.test(title) ? 'localRegulation' : null
}

function promulgatedByStateCouncil(title: string, head: string): boolean {
  if (/国务院办公厅/.test(title) || /经国务院批准|国务院同意/.test(head)) return false
  return /国务院(?:、中华人民共和国中央军事委员会)?令|国务院[^，。；\n]{0,12}(?:公布|发布|通过|批准|令第|修订)/.test(head)
}

function ruleByOrder(head: string): DocumentClass | null {
  if (/人民政府[^，。；\n]{0,6}令|人民政府第[^，。；\n]{1,8}号令|政府令/.test(head)) return 'localRule'
  return /[部局署行会][^，。；\n]{0,8}令|部务会议|委务会议|局务会议/.test(head) ? 'departmentRule' : null
}

/** 条例 for the whole country are regulations, the others rules. */
function scoped(title: string): DocumentClass {
  return title.endsWith('条例') ? 'administrativeRegulation' : 'departmentRule'
}

/** A text in articles for the whole country that bears no number and no organ: such texts of a ministry circulate without their order. */
function ruleByScope(tree: Tree, title: string): boolean {
  if (!/(?:办法|规定|规则|细则|规范|制度|条例)$/.test(title) || /关于|[省市县区镇]/.test(title)) return false
  const { text } = tree
  if (/〔\d{4}〕\d{1,4}号/.test(text.slice(0, 400)) || /本市|本区|本县|本省|我市|我区|我县|我省|全市|全区/.test(text)) return false
  return /县级以上|省、自治区、直辖市|设区的市级|国务院|全国|中华人民共和国境内/.test(text) && tree.nodes.some(hasArticle)
}

function hasArticle(node: TextNode): boolean {
  return (
    node.kind === 'article' ||
    node.children.some((child) => child.kind === 'article' || child.children.some(({ kind }) => kind === 'article'))
  )
}

function headOf(tree: Tree): string {
  let head = ''
  for (const node of tree.nodes.flatMap((one) => (one.kind === 'annex' ? one.children.slice(0, 8) : [one]))) {
    if (head.length > longest || node.kind === 'article') break
    if (places.has(node.kind)) head += `${tree.text.slice(node.start, Math.min(node.end, node.start + 400))}\n`
  }
  return head
}
