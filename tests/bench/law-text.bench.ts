import { apply } from '../../documents/amend/index.ts'
import { findings } from '../../documents/check/index.ts'
import { cite } from '../../documents/cite/index.ts'
import { toChinese } from '../../documents/numerals.ts'
import { parse } from '../../documents/parse.ts'
import { type Figure, sideBySide } from './figure.ts'

const rounds = 9
const articles = 1200

/** Citations, findings and a decision of 200 instructions on a text of code size, against reading the text and bare replacements. */
export async function run(): Promise<Figure[]> {
  const text = code()
  const decision = instructions(200)
  const tree = parse(text)
  for (let i = 0; i < 3; i++) {
    cite(text)
    findings(tree)
    apply(text, decision)
  }
  const cited = await sideBySide(
    rounds,
    () => cite(text),
    () => parse(text),
  )
  const found = await sideBySide(
    rounds,
    () => findings(tree),
    () => parse(text),
  )
  const applied = await sideBySide(
    rounds,
    () => apply(text, decision),
    () => replaced(text),
  )
  const size = `${Math.round(text.length / 1000)}k characters`
  const detail = (t: { ours: number; theirs: number }, peer: string) =>
    `${t.ours.toFixed(1)} ms against ${t.theirs.toFixed(1)} ms for ${peer}, ${size}`
  return [
    {
      goal: 'T1',
      name: 'citations and relations',
      ratio: cited.theirs / cited.ours,
      floor: 0.1,
      detail: detail(cited, 'reading the same text into a tree'),
    },
    {
      goal: 'T2',
      name: 'all findings',
      ratio: found.theirs / found.ours,
      floor: 0.3,
      detail: detail(found, 'reading the same text into a tree'),
    },
    {
      goal: 'T3',
      name: 'a decision of 200 instructions',
      ratio: applied.theirs / applied.ours,
      floor: 0.3,
      detail: detail(applied, '200 replacements of a phrase in the bare text'),
    },
  ]
}

function code(): string {
  const lines = ['大办法']
  for (let i = 1; i <= articles; i++) {
    lines.push(
      `第${toChinese(i)}条　为了规范第${i}项工作，根据《甲法》（新府办〔2014〕${i}号）和本办法第${toChinese(((i * 7) % articles) + 1)}条第一款的规定，主管部门应当办理。`,
    )
    lines.push('前款规定的期限自2020年1月1日起计算，逾期不办理的，由有关部门责令改正。')
  }
  return lines.join('\n')
}

function instructions(count: number): string {
  const items = Array.from({ length: count }, (_, i) => `${i + 1}.将第${toChinese(i * 5 + 1)}条第一款中的“主管部门”修改为“行政部门”。`)
  return ['关于修改《大办法》的决定', '决定对《大办法》作如下修改：', ...items, '条文顺序作相应调整。', '本决定自公布之日起施行。'].join(
    '\n',
  )
}

function replaced(text: string): number {
  let now = text
  for (let i = 0; i < 200; i++) now = now.replace('主管部门', '行政部门')
  return now.length
}
