import type { NodeKind } from '../tree.ts'
import { splice } from './edit.ts'
import { findPlain, findUnit } from './find.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { newArticle } from './paragraphs.ts'
import type { Operation, Place } from './types.ts'
import { toPieces } from './words.ts'
import { type Block, type Heading, makeLine, type Plain, renderBlock, type Work } from './work.ts'

/** 将名称修改为, 将引言修改为, 将正文第二段修改为. */
export function replacePlain(work: Work, op: Operation): Outcome {
  const hit = findPlain(work, op.places[0]!)
  if (!hit.ok) return refused(hit.reason)
  const words = op.words ?? []
  if (words.length === 0) return refused('没有给出新的内容')
  const [first, ...rest] = hit.value as [Plain, ...Plain[]]
  const before = hit.value.map((p) => p.line.words).join('\n')
  splice(first.line, 0, first.line.words.length, words[0]!)
  for (const old of rest) old.gone = true
  const at = work.blocks.indexOf(first)
  const lead = first.line.lead === '' ? '\n' : first.line.lead
  const more: Plain[] = words
    .slice(1)
    .map((text) => ({ type: 'plain', kind: first.kind, line: makeLine(lead, '', '', text, true), gone: false }))
  work.blocks.splice(at + 1, 0, ...more)
  return done(before, words.join('\n'))
}

/** 删去引言, 删去题注. */
export function deletePlain(work: Work, op: Operation): Outcome {
  const hit = findPlain(work, op.places[0]!)
  if (!hit.ok) return refused(hit.reason)
  for (const plain of hit.value) plain.gone = true
  return done(hit.value.map((p) => p.line.words).join('\n'), '')
}

/** 增加引言 before the first article or heading; 增加题注 behind the title. */
export function insertPlain(work: Work, op: Operation): Outcome {
  const place = op.places[0]!
  const words = op.words ?? []
  if (findPlain(work, place).ok) return refused(place.special === 'titleNote' ? '原文已有题注' : '原文已有引言')
  const kind: NodeKind = place.special === 'titleNote' ? 'titleNote' : 'preamble'
  const first = work.blocks.findIndex((b) => b.type !== 'plain')
  const title = work.blocks.findLastIndex((b, i) => b.type === 'plain' && b.kind === 'title' && (first < 0 || i < first))
  const at = kind === 'titleNote' ? title + 1 : first < 0 ? work.blocks.length : first
  const lead = at === 0 ? '' : work.style.paragraphLead
  const fresh: Plain[] = words.map((text, i) => ({
    type: 'plain',
    kind,
    line: makeLine(i === 0 ? lead : work.style.paragraphLead, '', '', text, true),
    gone: false,
  }))
  work.blocks.splice(at, 0, ...fresh)
  const next = work.blocks[at + fresh.length]
  if (at === 0 && next?.type === 'article' && next.lead === '') next.lead = work.style.lead
  return done('', words.join('\n'))
}

/** 将第三章章名修改为：“第三章 …”; the number stays when only words are given. */
export function replaceHeading(work: Work, op: Operation): Outcome {
  const unit = findUnit(work, { ...op.places[0]!, heading: true })
  if (!unit.ok) return refused(unit.reason)
  const { line } = unit.value.heading
  const before = line.label + line.gap + line.words
  const words = (op.words ?? []).join('')
  const own = ownLabel(words, line.label)
  const rest = words.slice(own.length)
  const gap = rest.length - rest.trimStart().length
  if (own !== '') line.label = own
  if (gap > 0) line.gap = rest.slice(0, gap)
  splice(line, 0, line.words.length, rest.trimStart())
  return done(before, line.label + line.gap + line.words)
}

function ownLabel(words: string, label: string): string {
  if (label !== '' && words.startsWith(label)) return label
  return /^(?:第[一二三四五六七八九十百]{1,5}(?:编|章|节|部分)|[一二三四五六七八九十]{1,3}、)/.exec(words)?.[0] ?? ''
}

/** 增加一章，作为第七章：“第七章 …” with its articles, or the heading alone: 增加一节，作为第七节“监察委员会”. */
export function insertUnit(work: Work, op: Operation): Outcome {
  const place = op.targets[0]
  const pieces = toPieces(op.words ?? [])
  const number = place?.section ?? place?.chapter ?? place?.part ?? null
  const kind: NodeKind = place?.section ? 'section' : place?.part ? 'part' : 'chapter'
  if (number === null || pieces.length === 0) return refused('未写明作为第几章、第几节')
  const at = unitPosition(work, op, kind, number)
  if (at === null) return refused('不能确定增加在哪里')
  const style = work.blocks.find((b): b is Heading => b.type === 'heading' && b.kind === kind)
  const label = placeLabel(kind, number)
  const blocks: Block[] = []
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'article')
      blocks.push(
        newArticle(
          work,
          piece.words.filter((w, k) => k > 0 || w !== ''),
          piece.number!,
        ),
      )
    else {
      const own = piece.kind === 'heading' ? piece.label : i === 0 ? label : ''
      if (own === '') return refused('新增的章、节里有不能归入任何一条的内容')
      const unit: NodeKind = piece.unit === '节' ? 'section' : piece.unit === '编' ? 'part' : piece.unit === '章' ? 'chapter' : kind
      const lead = style?.line.lead ?? work.style.lead
      blocks.push({
        type: 'heading',
        kind: unit,
        old: null,
        line: makeLine(lead, own, style?.line.gap ?? '\u3000', piece.words.join(''), true),
        gone: false,
        isNew: true,
        printed: '',
      })
    }
  }
  work.blocks.splice(at, 0, ...blocks)
  return done('', blocks.map(renderBlock).join(''))
}

function unitKind(place: Place): NodeKind {
  return place.section !== null ? 'section' : place.chapter !== null ? 'chapter' : 'part'
}

function placeLabel(kind: NodeKind, number: number): string {
  const unit = kind === 'section' ? '节' : kind === 'part' ? '编' : '章'
  return `第${'零一二三四五六七八九十'[number] ?? number}${unit}`
}

/** Before the unit whose old number the new one takes, else behind the last of its kind. */
function unitPosition(work: Work, op: Operation, kind: NodeKind, number: number): number | null {
  const inside = op.places[0]
  if (inside && (inside.section !== null || inside.chapter !== null || inside.part !== null)) {
    const unit = findUnit(work, inside)
    if (!unit.ok) return null
    if (op.side === 'after' || (kind !== 'section' && op.side !== 'before')) return unit.value.to
    if (op.side === 'before') return unit.value.from
    const next = unit.value.blocks.findIndex((b) => b.type === 'heading' && b.kind === kind && b.old === number)
    return next >= 0 ? unit.value.from + next : unit.value.to
  }
  const same = work.blocks.findIndex((b) => b.type === 'heading' && b.kind === kind && !b.gone && b.old === number)
  if (same >= 0) return same
  const last = work.blocks.findLastIndex((b) => b.type === 'article' || b.type === 'heading')
  return last >= 0 ? last + 1 : null
}

/** 删去第三章: its heading and all its articles. */
export function deleteUnit(work: Work, op: Operation): Outcome {
  const place = op.places[0]!
  if (place.chapter === null && place.section === null && place.part === null) return refused('未写明删去哪里')
  const unit = findUnit(work, place)
  if (!unit.ok) return refused(unit.reason)
  const before = (place.heading ? [unit.value.heading] : unit.value.blocks).map(renderBlock).join('')
  for (const block of place.heading ? [unit.value.heading] : unit.value.blocks) block.gone = true
  return done(before, '')
}

/** 将第三章并入第二章: the heading goes when the two stand side by side. */
export function mergeUnits(work: Work, op: Operation): Outcome {
  const from = findUnit(work, op.places[0]!)
  const into = findUnit(work, op.targets[0]!)
  if (!from.ok) return refused(from.reason)
  if (!into.ok) return refused(into.reason)
  if (into.value.to === from.value.from) from.value.heading.gone = true
  else {
    const moved = from.value.blocks.slice(1)
    work.blocks = work.blocks.filter((b) => !moved.includes(b))
    const at = work.blocks.indexOf(into.value.blocks.at(-1)!) + 1
    work.blocks.splice(at, 0, ...moved)
    from.value.heading.gone = true
    for (const block of moved) if (block.type === 'article') block.moved = true
  }
  return done(renderBlock(from.value.heading), `并入${into.value.heading.line.label}`)
}

/** 第七节相应改为第八节: brought about by insertion and deletion; the heading takes the number said. */
export function renumberUnit(work: Work, op: Operation): Outcome {
  const unit = findUnit(work, op.places[0]!)
  if (!unit.ok) return refused(unit.reason)
  const place = op.targets[0]!
  const number = place.section ?? place.chapter ?? place.part
  if (number === null) return refused('未写明改为第几章、第几节')
  if (op.places.length !== 1 || op.targets.length !== 1) return refused('章节的数目与写明的序号对不上')
  if (unitKind(place) !== unitKind(op.places[0]!)) return refused('章、节、编之间不能这样改')
  const before = unit.value.heading.line.label
  unit.value.heading.line.label = placeLabel(unit.value.heading.kind, number)
  return done(before, unit.value.heading.line.label)
}

/** 将第三章修改为：“第三章 …” with its articles. */
export function replaceUnit(work: Work, op: Operation): Outcome {
  const unit = findUnit(work, op.places[0]!)
  if (!unit.ok) return refused(unit.reason)
  const pieces = toPieces(op.words ?? [])
  if (!pieces.some((p) => p.kind === 'article') || pieces.some((p) => p.kind === 'words')) return refused('整章修改应当给出各条')
  const before = unit.value.blocks.map(renderBlock).join('')
  const { heading } = unit.value
  const style = heading.line
  const blocks: Block[] = pieces.map((piece) =>
    piece.kind === 'article'
      ? newArticle(
          work,
          piece.words.filter((w, k) => k > 0 || w !== ''),
          piece.number!,
        )
      : {
          type: 'heading',
          kind: piece.unit === '节' ? 'section' : heading.kind,
          old: heading.old,
          line: makeLine(style.lead, piece.label, style.gap, piece.words.join(''), true),
          gone: false,
          isNew: false,
          printed: '',
        },
  )
  if (blocks[0]?.type !== 'heading') blocks.unshift(heading)
  work.blocks.splice(unit.value.from, unit.value.to - unit.value.from, ...blocks)
  return done(before, blocks.map(renderBlock).join(''))
}
