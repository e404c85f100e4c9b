/** `from_day` → `fromDay`. */
type Camel<S extends string> = S extends `${infer Head}_${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : S

type Flag = 'own' | 'disabled' | 'must_change' | 'restarts_yearly' | 'slot' | 'withdrawn' | 'resolved' | 'is_public'

/**
 * A row as the rest of the program sees it: camelCase names, flags as booleans, `…_json` columns parsed under the name without `_json`. What
 * the JSON holds is said by `Json`; a column it does not name is `unknown`.
 */
export type Shaped<Row, Json extends object = Record<never, never>> = {
  [K in keyof Row & string as K extends `${string}_json` ? never : Camel<K>]: K extends Flag ? boolean : Row[K]
} & {
  [K in keyof Row & string as K extends `${infer Base}_json` ? (Camel<Base> extends keyof Json ? never : Camel<Base>) : never]: unknown
} & Json

const flags = new Set(['own', 'disabled', 'must_change', 'restarts_yearly', 'slot', 'withdrawn', 'resolved', 'is_public'] satisfies Flag[])
const names = new Map<string, { name: string; read: ((value: unknown) => unknown) | undefined }>()

/** A row from the database in the shape of {@link Shaped}: the border between column names and the domain's names. */
export function shaped<Row extends object, Json extends object = Record<never, never>>(row: Row): Shaped<Row, Json> {
  const result: Record<string, unknown> = {}
  for (const column of Object.keys(row)) {
    const { name, read } = names.get(column) ?? remember(column)
    const value = (row as Record<string, unknown>)[column]
    result[name] = read ? read(value) : value
  }
  return result as Shaped<Row, Json>
}

function remember(column: string) {
  const json = column.endsWith('_json')
  const name = column.replace(/_json$/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  const read = json
    ? (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : null)
    : (flags as Set<string>).has(column)
      ? (value: unknown) => value === 1
      : undefined
  const known = { name, read }
  names.set(column, known)
  return known
}
