import { toChinese } from '../numerals.ts'

/** A seeded source of numbers: the same seed gives the same scripts. */
export function random(seed: number): (below: number) => number {
  let state = (seed * 2654435761 + 1) >>> 0
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0
    return state % Math.max(1, below)
  }
}

interface Unit {
  heading: boolean
  lines: string[]
}

const label = /^第[一二三四五六七八九十百千零]+条[\s\u3000]+/
const heading = /^第[一二三四五六七八九十百千零]+[编章节][\s\u3000]/
const item = /^（[一二三四五六七八九十]+）/

/** A text changed by `steps` random edits of the kinds that decisions make; article and item numbers are put right again. */
export function edited(text: string, seed: number, steps: number): string {
  const next = random(seed)
  const { head, units } = cut(text)
  for (let i = 0; i < steps && units.length > 2; i++) kinds[next(kinds.length)]!(units, next)
  return [...head, ...numbered(units).flatMap((u) => u.lines)].join('\n')
}

function cut(text: string): { head: string[]; units: Unit[] } {
  const head: string[] = []
  const units: Unit[] = []
  for (const line of text.trimEnd().split('\n')) {
    if (heading.test(line)) units.push({ heading: true, lines: [line] })
    else if (label.test(line)) units.push({ heading: false, lines: [line.replace(label, '')] })
    else if (units.length === 0) head.push(line)
    else units.at(-1)!.lines.push(line)
  }
  return { head, units }
}

function numbered(units: Unit[]): Unit[] {
  let n = 0
  return units.map((unit) =>
    unit.heading
      ? unit
      : { heading: false, lines: items(unit.lines).map((line, i) => (i === 0 ? `第${toChinese(++n)}条　${line}` : line)) },
  )
}

function items(lines: string[]): string[] {
  let n = 0
  return lines.map((line) => {
    if (!item.test(line)) {
      n = 0
      return line
    }
    n++
    return line.replace(item, `（${toChinese(n)}）`)
  })
}

type Kind = (units: Unit[], next: (below: number) => number) => void

const words = ['主管部门', '应当依法', '及时报告', '有关规定', '县级以上人民政府', '公共利益', '不得', '可以', '申请人', '备案']
const sentences = [
  '市、区人民政府应当加强对本项工作的领导。',
  '任何单位和个人有权对违反本规定的行为进行举报。',
  '具体办法由主管部门另行制定。',
  '违反前款规定的，由主管部门责令改正。',
]

function article(units: Unit[], next: (below: number) => number): Unit {
  const list = units.filter((u) => !u.heading)
  return list[next(list.length)]!
}

const kinds: Kind[] = [
  // A phrase replaced.
  (units, next) => {
    const unit = article(units, next)
    const i = next(unit.lines.length)
    const line = unit.lines[i]!
    if (line.length < 12) return
    const at = (item.exec(line)?.[0].length ?? 0) + next(line.length - 8)
    unit.lines[i] = line.slice(0, at) + words[next(words.length)]! + line.slice(at + 1 + next(4))
  },
  // A phrase inserted, one deleted.
  (units, next) => {
    const unit = article(units, next)
    const i = next(unit.lines.length)
    const commas = [...unit.lines[i]!.matchAll(/，/g)].map((m) => m.index)
    if (commas.length > 0)
      unit.lines[i] =
        unit.lines[i]!.slice(0, commas[next(commas.length)]! + 1) + words[next(words.length)]! + unit.lines[i]!.slice(commas[0]! + 1)
  },
  (units, next) => {
    const unit = article(units, next)
    const i = next(unit.lines.length)
    const commas = [...unit.lines[i]!.matchAll(/，/g)].map((m) => m.index)
    if (commas.length > 1) unit.lines[i] = unit.lines[i]!.slice(0, commas[0]!) + unit.lines[i]!.slice(commas[1]!)
  },
  // A paragraph added, one removed, one reworded.
  (units, next) => {
    const unit = article(units, next)
    const at = 1 + next(unit.lines.length)
    if (!item.test(unit.lines[at] ?? '')) unit.lines.splice(at, 0, sentences[next(sentences.length)]!)
  },
  (units, next) => {
    const unit = article(units, next)
    const at = next(unit.lines.length)
    if (unit.lines.length > 1 && !item.test(unit.lines[at === 0 ? 1 : at] ?? '')) unit.lines.splice(at, 1)
  },
  (units, next) => {
    const unit = article(units, next)
    const at = next(unit.lines.length)
    unit.lines[at] = (item.exec(unit.lines[at]!)?.[0] ?? '') + sentences[next(sentences.length)]!
  },
  // An item added, one removed.
  (units, next) => {
    const unit = units.filter((u) => !u.heading && u.lines.some((l) => item.test(l)))[next(5)]
    if (!unit) return
    const at = unit.lines.findIndex((l) => item.test(l))
    unit.lines.splice(at + next(2), 0, `（一）${words[next(words.length)]!}的其他事项；`)
  },
  (units, next) => {
    const unit = units.filter((u) => !u.heading && u.lines.filter((l) => item.test(l)).length > 2)[next(5)]
    if (unit) unit.lines.splice(unit.lines.findIndex((l) => item.test(l)) + next(2), 1)
  },
  // An article added, one removed, one moved, two merged, one split.
  (units, next) =>
    void units.splice(1 + next(units.length), 0, {
      heading: false,
      lines: [sentences[next(sentences.length)]!, ...(next(2) ? [sentences[next(sentences.length)]!] : [])],
    }),
  (units, next) => void units.splice(units.indexOf(article(units, next)), 1),
  (units, next) => {
    const unit = article(units, next)
    units.splice(units.indexOf(unit), 1)
    units.splice(1 + next(units.length), 0, unit)
  },
  (units, next) => {
    const at = units.indexOf(article(units, next))
    const other = units[at + 1]
    if (other && !other.heading) units.splice(at, 2, { heading: false, lines: [...units[at]!.lines, ...other.lines] })
  },
  (units, next) => {
    const unit = article(units, next)
    if (unit.lines.length < 2 || item.test(unit.lines[1]!)) return
    units.splice(units.indexOf(unit) + 1, 0, { heading: false, lines: unit.lines.splice(1) })
  },
  // A heading reworded.
  (units, next) => {
    const unit = units.filter((u) => u.heading)[next(6)]
    if (unit) unit.lines[0] = `${unit.lines[0]!.split(/[\s\u3000]/, 1)[0]}　${words[next(words.length)]!}`
  },
]
