import type { Migration } from 'kysely/migration'
import * as nouns from './0001-nouns.ts'
import * as cleanup from './0002-cleanup.ts'
import * as remarks from './0003-remark-changes.ts'
import * as replacedBy from './0004-replaced-by.ts'
import * as orders from './0005-ordered-amendments.ts'
import * as pairsFirst from './0006-pairs-first.ts'

/** The two databases the schema is written for. */
export type Dialect = 'sqlite' | 'postgres'

/**
 * Every migration in order, as kysely's Migrator wants them. A static list: nothing is read from disk at run time, and a released
 * migration is never edited, only followed by another.
 */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-nouns': { up: (db) => nouns.up(db, dialect) },
    '0002-cleanup': { up: (db) => cleanup.up(db, dialect) },
    '0003-remark-changes': { up: (db) => remarks.up(db, dialect) },
    '0004-replaced-by': { up: (db) => replacedBy.up(db, dialect) },
    '0005-ordered-amendments': { up: (db) => orders.up(db) },
    '0006-pairs-first': { up: (db) => pairsFirst.up(db, dialect) },
  }
}
