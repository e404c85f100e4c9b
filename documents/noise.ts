const SAME: Record<string, string> = {
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
  '＂': '"',
  '〝': '“',
  '〞': '”',
  '〔': '(',
  '〕': ')',
  '［': '(',
  '］': ')',
  '[': '(',
  ']': ')',
  '〚': '(',
  '〛': ')',
  '【': '(',
  '】': ')',
  '○': '零',
  〇: '零',
  Ｏ: '零',
  '•': '·',
  '‧': '·',
  '・': '·',
  '∙': '·',
  '●': '·',
  '–': '-',
  '—': '-',
  '―': '-',
  '－': '-',
  '─': '-',
  '−': '-',
  '～': '~',
  '〜': '~',
  '∶': ':',
  '﹕': ':',
  '︰': ':',
  '。': '。',
  '｡': '。',
  '､': '、',
}
const PUNCTUATION = /[，。；：、！？“”‘’"'()《》〈〉<>…\-·,.;:!?~/]/
const NUMERIC = /[0-9零一二三四五六七八九十百千万%]/

/**
 * The words without what only the carrier's typography decides: blanks, full or half width, variant forms of a character.
 * Two texts with the same key differ by noise alone. Stored text is never changed to it.
 */
export function noiseKey(text: string): string {
  const plain = text.replace(/\s+|\u200b|\u200c|\u200d|\u00ad/g, '')
  let key = ''
  for (const sign of plain.normalize('NFKC')) key += SAME[sign] ?? sign
  return key
}

/**
 * Whether two texts may have the same common ideographs in the same order: nothing else can be noise, and this costs a hundredth
 * of two keys. 零 is passed over, for 〇 and ○ stand for it.
 */
export function sameIdeographs(a: string, b: string): boolean {
  let i = 0
  let k = 0
  for (;;) {
    while (i < a.length && !isIdeograph(a.charCodeAt(i))) if (hidesIdeograph(a.charCodeAt(i++))) return true
    while (k < b.length && !isIdeograph(b.charCodeAt(k))) if (hidesIdeograph(b.charCodeAt(k++))) return true
    if (i === a.length || k === b.length) return i === a.length && k === b.length
    if (a.charCodeAt(i++) !== b.charCodeAt(k++)) return false
  }
}

function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff && code !== 0x96f6
}

/** Signs that NFKC turns into ideographs: radicals, ㈠, compatibility forms. */
function hidesIdeograph(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0x3200 && code <= 0x33ff) || (code >= 0xf900 && code <= 0xfaff)
}

/**
 * The words without punctuation too: what design.md §2 puts to the signer as one batch. Signs between two number characters
 * stay, for 1.5 is not 15 and 三、四 is not 三四.
 */
export function editorialKey(text: string): string {
  const plain = noiseKey(text)
  let key = ''
  for (let i = 0; i < plain.length; i++) {
    const sign = plain[i]!
    if (!PUNCTUATION.test(sign) || (NUMERIC.test(plain[i - 1] ?? '') && NUMERIC.test(plain[i + 1] ?? ''))) key += sign
  }
  return key
}
