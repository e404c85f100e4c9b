/** The columns a text takes on a terminal: Chinese characters and full-width marks take two. */
export function displayWidth(text: string): number {
  let width = 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are control characters
  for (const character of text.replace(/\u001b\[[\d;]*m/g, '')) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1
  return width
}

/** The text with blanks up to that many columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

/** Rows as columns of equal width, two blanks between them. */
export function columns(rows: string[][]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell))
  }
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === row.length - 1 ? cell : padded(cell, widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function isWide(code: number): boolean {
  return (
    code >= 0x1100 &&
    (code <= 0x115f ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x20000 && code <= 0x3fffd))
  )
}
