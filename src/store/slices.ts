/** Lists of ids in pieces: each is one parameter of a query, and both databases have their limits. */
export function* slices(values: string[]): Generator<string[]> {
  for (let at = 0; at < values.length; at += 1_000) yield values.slice(at, at + 1_000)
}
