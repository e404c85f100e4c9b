/**
 * Whether two names are those of one instrument: brackets, blanks and width apart, with or without 中华人民共和国 and the issuer
 * in front of 关于. 条例 and 条例实施细则, 暂行办法 and 办法 are different instruments.
 */
export function sameInstrument(a: string, b: string): boolean {
  const x = bare(a)
  const y = bare(b)
  if (x === '' || y === '') return false
  return x === y || short(x) === short(y)
}

/** The instruments in 《》 that a text names, in order, without repetition; inner titles are not told apart. */
export function titlesIn(text: string): { name: string; start: number; end: number }[] {
  const found: { name: string; start: number; end: number }[] = []
  for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at + 1)) {
    let depth = 0
    for (let i = at; i < Math.min(text.length, at + 300) && text[i] !== '\n'; i++) {
      if (text[i] === '《') depth++
      if (text[i] === '》' && --depth === 0) {
        found.push({ name: text.slice(at + 1, i), start: at, end: i + 1 })
        at = i
        break
      }
    }
  }
  return found
}

function bare(name: string): string {
  return name
    .replace(/[\s\u3000《》〈〉<>＜＞“”‘’"']/g, '')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
}

function short(name: string): string {
  const issuer = /^[^关]{2,40}?(?=关于)/.exec(name)
  return (issuer ? name.slice(issuer[0].length) : name).replace(/^中华人民共和国/, '')
}
