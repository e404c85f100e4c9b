const day = /(\d{4})年(\d{1,2})月(\d{1,2})日/g

/**
 * The days on which a text was amended, as its note below the title tells (根据2018年12月29日…《…决定》修正, 2014年4月24日…修订), in order.
 *
 * @param head the beginning of the text: title and note. Days of adoption and of commencement are left out.
 */
export function amendmentDays(head: string): string[] {
  return daysOf(head, /修正|修订|修改/)
}

/** The days among these on which the whole text was made anew (修订, 重新公布), which is more than an amendment of some articles (修正). */
export function revisionDays(head: string): string[] {
  return daysOf(head, /修订|重新(?:公布|发布|印发)/)
}

function daysOf(head: string, what: RegExp): string[] {
  const note = noteOf(head)
  const found = [...note.matchAll(day)]
  const days = found.flatMap((match, at) => {
    const until = found[at + 1]?.index ?? note.length
    const said = note.slice(match.index + match[0].length, Math.min(until, match.index + 200))
    const [, year = '', month = '', date = ''] = match
    return what.test(said.split(/[，；。\s　](?=\d{4}年)/)[0] ?? '') ? [`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`] : []
  })
  return [...new Set(days)].sort()
}

/** What stands before the first article or chapter. */
function noteOf(head: string): string {
  const body = head.search(/\n[ \u3000]{0,8}第[一1][条章编节]/)
  return body < 0 ? head.slice(0, 600) : head.slice(0, body)
}
