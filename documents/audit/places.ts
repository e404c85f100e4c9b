import type { AuditSubject } from './types.ts'

/** What stands before 市, 县, 区 without naming one. */
const GENERIC =
  /(?:设区的?|本|该|各|县级|地级|直辖|自治|所在|所在地的?|辖|园|开发|新|市辖|行政|社|街|景|保护|工业|库|矿|林|灾|全|两|三|住宅小|小|校|厂|片|功能|管理|经济|有关)$/

/** The places the document speaks for: those in its organ's name and at the head of its title (江门市新会区 → 江门, 新会). */
export function ownPlaces(subject: Pick<AuditSubject, 'organ' | 'title'>): string[] {
  return [...new Set([...placesOf(subject.organ.name), ...placesOf(subject.title.slice(0, 24))])]
}

function placesOf(name: string): string[] {
  const places: string[] = []
  let rest = name.replace(/^中华人民共和国/, '')
  for (let found = HEAD.exec(rest); found; found = HEAD.exec(rest)) {
    places.push(found[1]!)
    rest = rest.slice(found[0].length)
  }
  return places
}

const HEAD = /^([\u4e00-\u9fff]{2,5}?)(?:省|市|县|区|自治区|自治州|州|盟|旗)/

/** Links and verbs right before a bare 市, 县, 区: 由区…, 报市…, 会同县…. */
const LINK = /[由经向报在和与及同对或按据为给到交的送函商请将把被受派转促令织助合系知告括含督于从至，。、；：（]$/

/**
 * The place named right before a word, by its last two characters (深圳 of 由深圳市工商行政管理局), or null: 设区的市, 本市, 会同市 name none.
 */
export function placeBefore(text: string, at: number): string | null {
  const left = text.slice(Math.max(0, at - 7), at)
  const found = /([\u4e00-\u9fff]{2,6})(?:省|市|县|区)$/.exec(left)
  if (!found || LINK.test(found[1]!) || GENERIC.test(found[1]!)) return null
  return found[1]!.slice(-2)
}
