/** A sentence for people, in both languages. */
export interface Said {
  zh: string
  en: string
}

/** Makes one. */
export function said(zh: string, en: string): Said {
  return { zh, en }
}

/** A cell's words on one line, narrow where only the width differs, without blanks around; empty for nothing and for dashes. */
export function words(cell: string | number | null): string {
  const text = String(cell ?? '')
    .replace(/[\s　]+/g, ' ')
    .trim()
  return /^[-—–－_/／\\.。·、]*$/.test(text) ? '' : text
}
