import { changedProvisions, type ProvisionChange } from '../../../documents/changes.ts'
import { type Finding, findings } from '../../../documents/check/index.ts'
import { parse } from '../../../documents/parse.ts'
import { inherit, type Provision, provisionsOf } from '../../../documents/provisions.ts'
import type { Tree } from '../../../documents/tree.ts'
import type { RowWrite } from '../../store/change-set.ts'
import { sha256 } from '../../store/hash.ts'
import { newId } from '../../store/ids.ts'

/** A text of a lineage as it lies in the store. */
export interface StoredText {
  textId: string
  text: string
  provisions: Provision[]
}

/** A text made immutable: tree, provisions with the ids of its lineage, findings and what changed since the text before. */
export interface Frozen extends StoredText {
  hash: string
  tree: Tree
  /** Looked for when first asked for: an import never asks, and they are a quarter of the work. */
  readonly findings: Finding[]
  /** Against the text before; empty for the first text of a lineage. */
  changes: ProvisionChange[]
  /** Whether there was a text before. */
  inherited: boolean
}

/**
 * Freezes a text: LF line ends, parsed, provisions inherited from the text before it in the lineage (a draft of the same role, or the
 * version a revision began from), so that ids live on through renumbering and rewording.
 */
export function freeze(content: string, before: StoredText | null): Frozen {
  const text = stored(content)
  const tree = parse(text)
  const provisions = before ? inherit(before, tree, sha256, newId).provisions : provisionsOf(tree, sha256, newId)
  const changes = before ? changedProvisions(before.provisions, provisions, { before: before.text, after: text }) : []
  let found: Finding[] | undefined
  return {
    ...{ textId: newId(), text, hash: sha256(text), tree, provisions, changes, inherited: before !== null },
    get findings() {
      found ??= findings(tree)
      return found
    },
  }
}

/** A text as it is stored: no BOM, LF line ends, no blanks at line ends, one line end at the end. */
export function stored(content: string): string {
  const lines = content
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(withoutTail)
  while (lines.at(-1) === '') lines.pop()
  const text = lines.join('\n')
  return text === '' ? '' : `${text}\n`
}

/** A line without the blanks and tabs at its end; a full-width blank stays. Not by `/[ \t]+$/`, which is quadratic. */
function withoutTail(line: string): string {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--
  return line.slice(0, end)
}

/** The rows of a frozen text: one `text`, one `provision` for each node in document order. */
export function textRows(frozen: Frozen, createdAt: string): RowWrite[] {
  const { textId, text, hash, tree, provisions } = frozen
  return [
    { insert: 'text', row: { id: textId, hash, content: text, chars: text.length, title: tree.title, created_at: createdAt } },
    ...provisions.map(
      (provision, position): RowWrite => ({
        insert: 'provision',
        row: {
          text_id: textId,
          provision_id: provision.provisionId,
          parent_id: provision.parentId,
          position,
          kind: provision.kind,
          label: provision.label,
          start: provision.start,
          end: provision.end,
          body_hash: provision.bodyHash,
          slot: provision.slot ? 1 : 0,
        },
      }),
    ),
  ]
}

/** What a machine needs to know of a frozen text: hashes and labels by provision, form slots left out (design.md §2). */
export function fingerprint(frozen: Frozen): { provisions: Record<string, string>; labels: Record<string, string> } {
  const provisions: Record<string, string> = {}
  const labels: Record<string, string> = {}
  const parents = new Map(frozen.provisions.map((provision) => [provision.provisionId, provision]))
  for (const provision of frozen.provisions) {
    if (provision.slot) continue
    provisions[provision.provisionId] = provision.bodyHash
    labels[provision.provisionId] = labelOf(provision, parents)
  }
  return { provisions, labels }
}

/** How a provision is named to people: 第三条第二款（一）, or the kind where nothing has a number. */
function labelOf(provision: Provision, all: Map<string, Provision>): string {
  const parts: string[] = []
  let here: Provision | undefined = provision
  while (here) {
    if (here.label) parts.unshift(here.label)
    if (here.kind === 'article') break
    here = here.parentId ? all.get(here.parentId) : undefined
  }
  return parts.join('') || KIND_WORDS[provision.kind] || provision.kind
}

const KIND_WORDS: Partial<Record<Provision['kind'], string>> = {
  title: '标题',
  titleNote: '题注',
  preamble: '引言',
  lead: '引言',
  paragraph: '段',
  table: '表',
  annex: '附件',
  attachmentNote: '附件说明',
  note: '注',
  toc: '目录',
  other: '文字',
}
