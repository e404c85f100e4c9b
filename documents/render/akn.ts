import { readEntry } from '../entry.ts'
import type { NodeKind, TextNode, Tree } from '../tree.ts'
import { elementIds } from './akn-ids.ts'
import { aknMeta } from './akn-meta.ts'
import { escapeXml, xmlLines } from './xml.ts'

/** What an Akoma Ntoso file can say beyond the text; what is absent is read from the text itself. */
export interface AknOptions {
  /** The provision id of a node; it becomes `wId`, the name that lasts through every later text. */
  provisionId?: (node: TextNode) => string | null
  /** The day of this text, YYYY-MM-DD. */
  day?: string
  issuer?: string
  /** The document number in canonical print. */
  number?: string
}

/** The namespace of Akoma Ntoso 3.0 (OASIS LegalDocML). */
export const AKN_NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'

/**
 * A text as Akoma Ntoso 3.0, valid against the official schema: `<act>` where there are articles, else `<doc>`; annexes are
 * attachments with documents of their own. Every provision has an `eId` by number (`chp_2__art_12__para_1`), unique in the file.
 * Words stand as in the text, trimmed by line; signs that XML 1.0 forbids become U+FFFD.
 */
export function renderAkn(tree: Tree, options: AknOptions = {}): string {
  const ids = elementIds(tree.nodes)
  const writer = { text: tree.text, ids, wIds: options.provisionId ?? (() => null) }
  const entry = readEntry(tree)
  const known = {
    title: tree.title ?? '',
    day: options.day ?? dayOf(tree),
    issuer: options.issuer ?? entry.issuer,
    number: options.number ?? entry.number,
  }
  const document = documentXml(writer, tree.nodes, (name) => aknMeta(known, name, ''), '')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="${AKN_NAMESPACE}">\n${document}</akomaNtoso>\n`

  function documentXml(out: Writer, nodes: readonly TextNode[], meta: (name: string) => string, prefix: string): string {
    const parts = partsOf(nodes)
    const name = parts.body.some(holdsArticles) ? 'act' : 'doc'
    const body = parts.body.map((node) => provisionXml(out, node)).join('')
    const attachments = parts.rest.map((group, i) => attachmentXml(out, group, `${prefix}att_${i + 1}`)).join('')
    return [
      `<${name} name="${name}" contains="singleVersion">\n`,
      meta(name),
      wrapped('preface', parts.preface.map((node) => frontXml(out, node)).join('')),
      wrapped('preamble', parts.preamble.map((node) => frontXml(out, node)).join('')),
      wrapped(name === 'act' ? 'body' : 'mainBody', body === '' ? `<hcontainer name="empty"><content><p/></content></hcontainer>\n` : body),
      wrapped('conclusions', parts.conclusions.map((node) => frontXml(out, node)).join('')),
      wrapped('attachments', attachments),
      `</${name}>\n`,
    ].join('')
  }

  function attachmentXml(out: Writer, group: TextNode[], place: string): string {
    const [annex] = group
    const alone = annex?.kind === 'annex'
    const own = alone ? xmlLines(out.text.slice(annex.start, annex.children[0]?.start ?? annex.end)).join(' ') : ''
    // An annex without inner structure is its label and words alone; they then stand in the heading and nothing is lost.
    const heading = own === '' ? '' : `<heading>${own}</heading>\n`
    const inner = alone ? annex.children : group
    const document = documentXml(out, inner, (name) => aknMeta(known, name, place), `${place}__`)
    return `<attachment eId="${place}"${alone ? wId(out, annex) : ''}>\n${heading}${document}</attachment>\n`
  }
}

interface Writer {
  text: string
  ids: ReadonlyMap<TextNode, string>
  wIds: (node: TextNode) => string | null
}

interface Parts {
  preface: TextNode[]
  preamble: TextNode[]
  body: TextNode[]
  conclusions: TextNode[]
  /** Each annex by itself, and what stands behind an annex without being one. */
  rest: TextNode[][]
}

const FRONT: ReadonlySet<NodeKind> = new Set([
  'metadata',
  'title',
  'titleNote',
  'docNumber',
  'toc',
  'addressee',
  'date',
  'signature',
  'preamble',
])
const BACK: ReadonlySet<NodeKind> = new Set(['signature', 'date', 'attachmentNote', 'note', 'docNumber', 'metadata', 'addressee'])

/** Cuts the nodes of a document into the parts that Akoma Ntoso knows; their order stays. */
function partsOf(nodes: readonly TextNode[]): Parts {
  const annex = nodes.findIndex((node) => node.kind === 'annex')
  const own = annex < 0 ? nodes : nodes.slice(0, annex)
  const rest: TextNode[][] = []
  for (const node of annex < 0 ? [] : nodes.slice(annex)) {
    const last = rest.at(-1)
    if (node.kind === 'annex' || !last || last[0]?.kind === 'annex') rest.push([node])
    else last.push(node)
  }
  let from = 0
  while (from < own.length && FRONT.has(own[from]!.kind)) from++
  let to = own.length
  while (to > from && BACK.has(own[to - 1]!.kind)) to--
  const front = own.slice(0, from)
  const preamble = front.findIndex((node) => node.kind === 'preamble')
  return {
    preface: preamble < 0 ? front : front.slice(0, preamble),
    preamble: preamble < 0 ? [] : front.slice(preamble),
    body: own.slice(from, to),
    conclusions: own.slice(to),
    rest,
  }
}

function holdsArticles(node: TextNode): boolean {
  return node.kind === 'article' || node.children.some(holdsArticles)
}

const ELEMENTS: Partial<Record<NodeKind, string>> = {
  part: 'part',
  chapter: 'chapter',
  section: 'section',
  article: 'article',
  paragraph: 'paragraph',
  item: 'point',
  subitem: 'indent',
}
const HEADED: ReadonlySet<NodeKind> = new Set(['part', 'chapter', 'section', 'article'])

/** A provision with everything under it; what has no element of its own is a named `hcontainer`. */
function provisionXml(out: Writer, node: TextNode): string {
  const element = ELEMENTS[node.kind]
  const open = `${element ?? `hcontainer name="${node.kind}"`}${eId(out, node)}${wId(out, node)}`
  const close = element ?? 'hcontainer'
  if (node.kind === 'table') return `<${open}><content>\n${tableXml(out.text.slice(node.start, node.end))}</content></${close}>\n`
  const label = node.label ?? ''
  const num = label === '' ? '' : `<num>${escapeXml(label)}</num>`
  const from = node.start + label.length
  const own = xmlLines(out.text.slice(from, node.children[0]?.start ?? node.end))
  const headed = HEADED.has(node.kind) && own.length > 0
  const heading = headed ? `<heading>${own.join(' ')}</heading>` : ''
  const words = headed ? '' : own.map((line) => `<p>${line}</p>`).join('')
  if (node.children.length === 0) return `<${open}>${num}${heading}<content>${words || '<p/>'}</content></${close}>\n`
  const intro = words === '' ? '' : `<intro>${words}</intro>`
  return `<${open}>${num}${heading}${intro}\n${node.children.map((child) => provisionXml(out, child)).join('')}</${close}>\n`
}

/** A piece of the head or the end: its lines, marked where Akoma Ntoso has a mark. */
function frontXml(out: Writer, node: TextNode): string {
  const mark = node.kind === 'title' ? 'docTitle' : node.kind === 'docNumber' ? 'docNumber' : node.kind === 'signature' ? 'signature' : null
  return xmlLines(out.text.slice(node.start, node.end))
    .map((line, i) => {
      const id = i === 0 ? `${eId(out, node)}${wId(out, node)}` : ''
      return `<p class="${node.kind}"${id}>${mark ? `<${mark}>${line}</${mark}>` : line}</p>\n`
    })
    .join('')
}

function tableXml(rows: string): string {
  const cells = rows
    .split(/\r\n|\r|\n/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row) => row.slice(row.startsWith('|') ? 1 : 0, row.length > 1 && row.endsWith('|') ? -1 : undefined).split('|'))
  const body = cells.filter((row) => !row.every((cell) => /^:?-{2,}:?$/.test(cell.trim())))
  const lines = (body.length > 0 ? body : [['']]).map(
    (row) => `<tr>${row.map((cell) => `<td><p>${escapeXml(cell.trim())}</p></td>`).join('')}</tr>\n`,
  )
  return `<table>\n${lines.join('')}</table>\n`
}

function wrapped(element: string, inner: string): string {
  return inner === '' ? '' : `<${element}>\n${inner}</${element}>\n`
}

function eId(out: Writer, node: TextNode): string {
  const id = out.ids.get(node)
  return id === undefined ? '' : ` eId="${id}"`
}

function wId(out: Writer, node: TextNode): string {
  const id = out.wIds(node)
  return id === null ? '' : ` wId="${escapeXml(id.replace(/\s/g, '_'))}"`
}

/** The first day that the head or the end of the text names. */
function dayOf(tree: Tree): string | null {
  for (const node of tree.nodes) {
    if (node.kind !== 'date' && node.kind !== 'titleNote') continue
    const words = tree.text.slice(node.start, Math.min(node.end, node.start + 2_000))
    const found = /(\d{4})[ \u3000]?年[ \u3000]?(\d{1,2})[ \u3000]?月[ \u3000]?(\d{1,2})[ \u3000]?日/.exec(words)
    if (!found) continue
    const [year, month, day] = found.slice(1).map(Number)
    if (year! > 0 && month! >= 1 && month! <= 12 && day! >= 1 && day! <= lastDay(year!, month!))
      return `${found[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
  return null
}

function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
