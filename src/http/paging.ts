/** `?after=&limit=` as the store takes them; the pattern of the contract has let only whole numbers through. */
export function pagingOf(query: { after?: string; limit?: string }): { after: string | undefined; limit: number | undefined } {
  return { after: query.after, limit: query.limit === undefined ? undefined : Number(query.limit) }
}
