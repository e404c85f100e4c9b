import { AppError } from '../../errors.ts'
import { instrumentsByIds } from '../../store/instruments.ts'
import type { Store } from '../../store/open.ts'
import { organNames } from '../../store/organs.ts'

interface Sentences {
  zh: string
  en: string
}
/** A requirement that does not hold, as far as its sentences go. */
interface UnmetWords extends Sentences {
  params: Record<string, string | number>
  remedy: Sentences
}

const id = /[0-9a-f-]{36}/g

/**
 * The engine knows organs and instruments by their ids only. In sentences for people each gets its name here; an id that names neither stays.
 * Without an id in them, which is nearly always, nothing is read.
 */
export async function withNames<T extends UnmetWords>(store: Store, unmet: readonly T[]): Promise<T[]> {
  const ids = [...new Set(unmet.flatMap((one) => one.zh.match(id) ?? []))]
  if (ids.length === 0) return [...unmet]
  const [organs, instruments] = await Promise.all([organNames(store.db, ids), instrumentsByIds(store.db, ids)])
  const named = (text: string) => text.replace(id, (found) => organs.get(found) ?? instruments.get(found)?.title ?? found)
  const both = <S extends Sentences>(said: S): S => ({ ...said, zh: named(said.zh), en: named(said.en) })
  return unmet.map((one) => ({ ...both(one), remedy: both(one.remedy) }))
}

/** Does something and, where it is refused for what is missing, says the names in the list. */
export async function refusedWithNames<T>(store: Store, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'requirementsUnmet' || !Array.isArray(error.details)) throw error
    throw new AppError(error.code, error.params, await withNames(store, error.details as UnmetWords[]))
  }
}
