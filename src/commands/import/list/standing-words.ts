import { type Said, said, words } from './said.ts'

/** How a list says that a document stands; null where it does not say. */
export type Listed = 'inForce' | 'repealed' | 'declaredInvalid' | null

/** What words like 现行有效, 已废止, 失效, 拟修改 say. */
export function readStanding(cell: string | number | null): { standing: Listed; doubts: Said[] } {
  const text = words(cell)
  if (text === '') return { standing: null, doubts: [] }
  const partly = /部分(?:条款)?(?:失效|废止|有效)/.test(text)
  if (partly)
    return {
      standing: 'inForce',
      doubts: [said(`“${text}”：哪些条款失效须另行登记`, `“${text}”: which provisions ended must be recorded by hand`)],
    }
  const planned = /(?:拟|建议|待|应|将)(?:予以|于|在)?.{0,10}(?:修改|修订|废止|失效)/.test(text)
  if (planned || /^(?:修改|修订|需修改|限期修改)/.test(text)) {
    return { standing: 'inForce', doubts: [said(`“${text}”按现行有效入册`, `“${text}” entered as in force`)] }
  }
  if (/(?:未|尚未|没有)(?:废止|失效)|继续有效|现行有效|^有效(?!期)|保留|在用|^是$/.test(text)) return { standing: 'inForce', doubts: [] }
  if (/废止|被.{1,60}(?:替代|代替|取代)|撤销/.test(text)) return { standing: 'repealed', doubts: [] }
  if (/失效|无效|到期|过期|^否$/.test(text)) return { standing: 'declaredInvalid', doubts: [] }
  return { standing: null, doubts: [said(`状态“${text}”看不懂，未采用`, `state “${text}” was not understood and not taken`)] }
}

/** What the name of a sheet or the head of a section says of all rows below it; null when it names several states or none. */
export function standingOfHeading(text: string): Listed {
  const found = new Set<Listed>()
  if (/继续有效|现行有效|保留/.test(text)) found.add('inForce')
  if (/废止/.test(text)) found.add('repealed')
  if (/失效/.test(text)) found.add('declaredInvalid')
  return found.size === 1 ? [...found][0]! : null
}
