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

/**
 * The place named right before a word, without its 省市县区, or null: 深圳 of 由深圳市工商行政管理局. 设区的市, 本市, 所在区 name none.
 */
export function placeBefore(text: string, at: number): string | null {
  const left = text.slice(Math.max(0, at - 9), at)
  const found = /([\u4e00-\u9fff]{2,8})(?:省|市|县|区)$/.exec(left)
  if (!found) return null
  // A verb or link before the name is not part of it; two characters are what most names have.
  const words = found[1]!.replace(
    /^.*(?:由|经|向|报|在|和|与|及|同|对|或|按|据|为|给|到|交|的|送|函|商|请|将|把|被|受|派|转|促|令|织|助|合|系|知|告|括|中|含|人民政府|省|市)/,
    '',
  )
  if (words.length < 2 || words.length > 4 || GENERIC.test(words)) return null
  return words
}
