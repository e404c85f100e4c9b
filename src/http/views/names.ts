import type { Store } from '../../store/open.ts'
import { organNames } from '../../store/organs.ts'
import { personNames } from '../../store/people.ts'

/** Names of people and organs by id, as lists show them. */
export interface Names {
  person(id: string | null): string
  organ(id: string | null): string
}

/** Reads the names that a list needs in two queries. Actors that are no account (`system`, `public`, `cli`) have names of their own. */
export async function namesOf(store: Store, people: Iterable<string | null>, organs: Iterable<string | null>): Promise<Names> {
  const known = (ids: Iterable<string | null>) => [...ids].filter((id): id is string => id !== null)
  const [persons, bodies] = await Promise.all([personNames(store.db, known(people)), organNames(store.db, known(organs))])
  return {
    person: (id) => (id === null ? '' : (persons.get(id) ?? actors[id] ?? '')),
    organ: (id) => (id === null ? '' : (bodies.get(id) ?? id)),
  }
}

const actors: Record<string, string> = { system: '系统', public: '公众', cli: '命令行' }
