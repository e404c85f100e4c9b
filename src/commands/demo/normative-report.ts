import type { Say } from './show.ts'

/** What the data says of a document, where it says it. */
export interface Expected {
  title?: string
  docNumber?: string
  issuer?: string
  kind?: string
  effectClauses?: string[]
}

/** One document of the run. */
export interface NormativeRow {
  id: string
  nature: string
  reason: string
  provisions: number
  understood: { title: string | null; number: string | null; issuer: string | null; commencement: string | null; annex: string | null }
  expected: Expected
  /** Whether title, number and issuer are those of the data; null where the data is silent. */
  agrees: { title: boolean | null; number: boolean | null; issuer: boolean | null }
  /** How far it went; `repealed` is the end. */
  reached: 'read' | 'made' | 'revised' | 'repealed'
  /** Numbers its acts were published under here, read back from the store. */
  numbers: string[]
  comparison: string[]
  failure: string | null
}

const NATURES: Readonly<Record<string, { zh: string; en: string }>> = {
  document: { zh: '文件', en: 'document' },
  letter: { zh: '函件', en: 'letter' },
  notDocument: { zh: '不是文件', en: 'not a document' },
}

/** One document beside what the data says of it: `=` agrees, `≠` does not, `·` the data is silent. */
export function printRow(row: NormativeRow, print: (line: string) => void, say: Say): void {
  const mark = (agrees: boolean | null) => (agrees === null ? '·' : agrees ? '=' : '≠')
  const { understood, expected, agrees } = row
  print(
    `\n${row.failure === null ? '✓' : '✗'} ${row.id}　${say(NATURES[row.nature], row.nature)}（${row.reason}）　${say({ zh: '条款', en: 'provisions' })} ${row.provisions}`,
  )
  print(
    `   ${say({ zh: '标题', en: 'title' })} ${mark(agrees.title)} ${understood.title ?? '—'}${agrees.title === false ? `　｜${expected.title}` : ''}`,
  )
  print(
    `   ${say({ zh: '文号', en: 'number' })} ${mark(agrees.number)} ${understood.number ?? '—'}${agrees.number === false ? `　｜${expected.docNumber}` : ''}`,
  )
  print(
    `   ${say({ zh: '机关', en: 'issuer' })} ${mark(agrees.issuer)} ${understood.issuer ?? '—'}${agrees.issuer === false ? `　｜${expected.issuer}` : ''}`,
  )
  print(
    `   ${say({ zh: '施行', en: 'commencement' })} ${understood.commencement ?? '—'}${expected.effectClauses?.length ? `　｜${expected.effectClauses[0]}` : ''}`,
  )
  print(`   ${say({ zh: '附件', en: 'annex' })} ${understood.annex ?? '—'}`)
  if (row.comparison.length > 0) print(`   ${say({ zh: '比较', en: 'compared' })} ${row.comparison.slice(0, 3).join(' ｜ ')}`)
  if (row.numbers.length > 0) print(`   ${say({ zh: '本系统文号', en: 'numbers here' })} ${row.numbers.join('、')}`)
  if (row.failure !== null) print(`   ${say({ zh: '失败', en: 'failed' })}：${row.failure}`)
}

/** The sums of a run. */
export function printSums(rows: NormativeRow[], print: (line: string) => void, say: Say): void {
  const count = (key: keyof NormativeRow['agrees']) => {
    const known = rows.filter((row) => row.agrees[key] !== null)
    return `${known.filter((row) => row.agrees[key]).length}/${known.length}`
  }
  const natures = Object.keys(NATURES).map((nature) => `${say(NATURES[nature])} ${rows.filter((row) => row.nature === nature).length}`)
  const through = rows.filter((row) => row.reached === 'repealed' && row.failure === null).length
  print('')
  print(
    `${say({ zh: '合计', en: 'in all' })} ${rows.length}：${natures.join('，')}；${say({ zh: '走完全程', en: 'through all stages' })} ${through}，${say({ zh: '失败', en: 'failed' })} ${rows.filter((row) => row.failure !== null).length}`,
  )
  print(
    `${say({ zh: '与数据一致', en: 'as the data says' })}：${say({ zh: '标题', en: 'title' })} ${count('title')}，${say({ zh: '文号', en: 'number' })} ${count('number')}，${say({ zh: '机关', en: 'issuer' })} ${count('issuer')}`,
  )
}
