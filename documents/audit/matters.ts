/** What several findings of one document say alike: one matter, with every place where it stands. */
export interface Matter<F> {
  first: F
  /** All of them in the order of the text; `first` is among them. */
  all: readonly F[]
  /** The labels of the places, each once: 第三条、第四条. */
  places: readonly string[]
}

interface Found {
  rule: string
  message: string
  label: string | null
  /** What is to be looked at first of its kind, 0 before 1; left out where the order of the text is good enough. */
  rank?: number | undefined
}

/**
 * The findings of one document as people judge them: a law that is cited nine times is one matter with nine places. Findings that say the
 * same sentence under the same rule are about the same target.
 *
 * @param found in the order of the text.
 * @param of what to compare of one.
 */
export function matters<F>(found: readonly F[], of: (finding: F) => Found): Matter<F>[] {
  const all = [...Map.groupBy(found, (one) => `${of(one).rule} ${of(one).message}`).values()].map((some) => ({
    first: some[0] as F,
    all: some,
    places: [...new Set(some.flatMap((one) => of(one).label ?? []))],
  }))
  return ranked(all, ({ first }) => of(first))
}

/** Those with a rank change places among themselves, within their rule; all others stay where they are. */
function ranked<T>(list: T[], of: (one: T) => Found): T[] {
  const slots = Map.groupBy(
    [...list.keys()].filter((at) => of(list[at]!).rank !== undefined),
    (at) => of(list[at]!).rule,
  )
  const order = [...list]
  for (const places of slots.values()) {
    const sorted = places.map((at) => list[at]!).sort((a, b) => of(a).rank! - of(b).rank!)
    for (const [i, at] of places.entries()) order[at] = sorted[i]!
  }
  return order
}

/** A Chinese sentence with its days as an office writes them: 2019-03-20 becomes 2019年3月20日. */
export function daysInWords(sentence: string): string {
  return sentence.replace(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, (_, year, month, date) => `${year}年${Number(month)}月${Number(date)}日`)
}
