/** Words that end the title of a rule; 试行 right before one of them is an edition, as in 试行办法. */
const genres = '办法|条例|规定|细则|标准|规则|方案|意见|规程|制度|章程|准则|规范|通则|决定|法'
const trialWord = new RegExp(`试行(?=(?:${genres})$)`)
const interimWord = new RegExp(`(?:暂行(?:${genres})|\\(暂行\\))$`)
/** （试行）, （2018年修订版）, （第三次修正）, （2019年本）; never （一）, （草案） or （2018—2035年）, which belong to the title. */
const tag = /\(((?:试行|(?:(?:19|20)\d{2}年?)?(?:第[一二三四五六七八九十]{1,3}次)?(?:修正|修订|修改)?[版本]?)(?:试行)?)\)$/
const carrier =
  /(?:印发|颁发|公布|发布|颁布)(?:修订后的|修改后的|修正后的|修订的)?[《〈<「]([^《》〈〉「」]{2,200})[》〉>」]的(?:通知|公告|通告|决定|命令|令)$/
const state = '中华人民共和国'

/**
 * The normal form by which titles meet: 《》, blanks, width and punctuation are taken off, 中华人民共和国 and edition tags too. A notice that
 * only issues one rule (关于印发〈X办法〉的通知) has the key of the rule. 暂行 stays: an interim rule is never the later one.
 *
 * @returns for a title of nothing but such words the words themselves; the key of a key is the key.
 */
export function titleKey(title: string): string {
  return core(title)
}

/**
 * What tells one edition of a title from another: `暂行`, `试行`, or the tag as printed without its brackets (`2018年修订版`).
 *
 * @returns null for a title without such a word.
 */
export function editionOf(title: string): string | null {
  const words = unwrapped(title)
  if (interimWord.test(words)) return '暂行'
  const printed = tag.exec(words)?.[1]
  if (printed?.includes('试行') || trialWord.test(bare(words))) return '试行'
  return printed ? printed : null
}

/** The letters of a title without editions and the state's name: taken off until nothing changes, but never everything. */
function core(title: string): string {
  let words = unwrapped(title)
  while (tag.test(words) && bare(words.replace(tag, '')) !== '') words = words.replace(tag, '')
  words = bare(words)
  for (;;) {
    const next = words.replace(trialWord, '').replaceAll(state, '')
    if (next === words || next === '') return words
    words = next
  }
}

/** The title itself, or the one rule that it issues. */
function unwrapped(title: string): string {
  let words = flat(title)
  for (let inner = carrier.exec(words); inner; inner = carrier.exec(words)) words = flat(inner[1]!)
  return words
}

/** Narrow width, no blanks, no brackets around the whole. */
function flat(title: string): string {
  const words = title.normalize('NFKC').replace(/\s+/g, '')
  return /^[《〈<][^《〈<]*[》〉>]$/.test(words) ? words.slice(1, -1) : words
}

function bare(words: string): string {
  return words.replace(/[^\p{L}\p{N}]/gu, '')
}
