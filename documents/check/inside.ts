/** Titles are never longer (documents/cite); farther back no bracket is looked for, so that a text of names stays linear. */
const longest = 300

/** The words of the line before a place, at most 300 characters. */
export function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longest), at)
  return before.slice(before.lastIndexOf('\n') + 1)
}
