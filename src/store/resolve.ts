import type { ChangeSet, RowWrite, SlotValue } from './change-set.ts'

/** A number that commit took for a slot. */
export interface Taken {
  id: string
  sequence: number
  printed: string
}

/** A row operation ready to run: one SQL shape and its parameters. */
export interface RowOperation {
  verb: 'insert' | 'put' | 'update' | 'remove'
  table: string
  columns: string[]
  /** `put`: the key columns. `update` and `remove`: the columns asked for, null ones marked by `nulls`. */
  where: string[]
  nulls: string[]
  parameters: unknown[]
  guard: string | undefined
}

/** A change set with nothing left to fill in but what the chain gives. */
export interface Resolved {
  bodies: string[]
  rows: RowOperation[]
  outbox: string[]
  answer: unknown
  answerJson: string | undefined
}

/** Fills the slots and writes JSON as text. Pure, so that it runs before the transaction wherever no number is to be taken. */
export function resolveChanges(changes: ChangeSet, taken: Taken[]): Resolved {
  const fill = taken.length > 0 ? (value: unknown) => filled(value, taken) : same
  const answer = changes.idempotency ? fill(changes.idempotency.answer) : undefined
  return {
    bodies: changes.append.map((event) => JSON.stringify(fill(event.body))),
    rows: changes.rows.map((write) => operation(write, fill)),
    outbox: changes.outbox?.map((entry) => JSON.stringify(fill(entry.body) ?? null)) ?? [],
    answer,
    answerJson: changes.idempotency ? JSON.stringify(answer ?? null) : undefined,
  }
}

const same = (value: unknown) => value

function operation(write: RowWrite, fill: (value: unknown) => unknown): RowOperation {
  if ('insert' in write) return { verb: 'insert', table: write.insert, ...values(write.row, fill), where: [], nulls: [], guard: undefined }
  if ('put' in write)
    return { verb: 'put', table: write.put, ...values(write.row, fill), where: write.key as string[], nulls: [], guard: undefined }
  if ('update' in write) {
    const set = values(write.set, fill)
    const where = conditions(write.where)
    return {
      verb: 'update',
      table: write.update,
      columns: set.columns,
      ...where,
      parameters: [...set.parameters, ...where.parameters],
      guard: write.guard,
    }
  }
  return { verb: 'remove', table: write.remove, columns: [], ...conditions(write.where), guard: undefined }
}

function values(row: object, fill: (value: unknown) => unknown): { columns: string[]; parameters: unknown[] } {
  const columns: string[] = []
  const parameters: unknown[] = []
  for (const column of Object.keys(row)) {
    const value = (row as Record<string, unknown>)[column]
    if (value === undefined) continue
    columns.push(column)
    const whole = typeof value === 'object' && value !== null ? fill(value) : value
    parameters.push(typeof whole === 'object' && whole !== null && column.endsWith('_json') ? JSON.stringify(whole) : whole)
  }
  return { columns, parameters }
}

function conditions(asked: object): { where: string[]; nulls: string[]; parameters: unknown[] } {
  const where: string[] = []
  const nulls: string[] = []
  const parameters: unknown[] = []
  for (const column of Object.keys(asked)) {
    const value = (asked as Record<string, unknown>)[column]
    if (value === null) nulls.push(column)
    else if (value !== undefined) {
      where.push(column)
      parameters.push(value)
    }
  }
  // An empty condition would take the whole table.
  if (where.length + nulls.length === 0) throw new RangeError('an update or removal names no row')
  return { where, nulls, parameters }
}

function filled(value: unknown, taken: Taken[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => filled(item, taken))
  if (isSlot(value)) {
    const number = taken[value.$slot]
    if (!number) throw new RangeError(`slot ${value.$slot} has no number`)
    return number[value.field]
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, taken)]))
}

function isSlot(value: object): value is SlotValue {
  return '$slot' in value && 'field' in value && Object.keys(value).length === 2
}
