import { actionOf } from '../../../workflows/actions.ts'
import { AppError } from '../../errors.ts'
import type { CaseContext } from './context.ts'

interface Schema {
  'x-of'?: string
  properties?: Record<string, Schema>
  items?: Schema
}

interface Reference {
  of: string
  id: string
  field: string
}

/**
 * Everything a payload names must exist where it says: files and provisions in this case, organs and instruments in the register. The
 * machine knows ids only; a minutes that is nowhere would otherwise stand in the trail for good.
 *
 * @throws {AppError} `badInput` naming the fields.
 */
export async function assertReferences(context: CaseContext): Promise<void> {
  const { event } = context
  const action = actionOf('rulemaking', event.type)
  const found = action ? referencesIn(action.schema as unknown as Schema, event.payload, 'payload') : []
  const material = event.elsewhere?.materialId
  if (material) found.push({ of: 'material', id: material, field: 'elsewhere.materialId' })
  const unknown: Reference[] = []
  for (const kind of new Set(found.map((reference) => reference.of))) {
    const asked = found.filter((reference) => reference.of === kind)
    const known = await knownIds(
      context,
      kind,
      asked.map((reference) => reference.id),
    )
    if (known) unknown.push(...asked.filter((reference) => !known.has(reference.id)))
  }
  if (unknown.length === 0) return
  const details = unknown.map(({ field }) => ({ field, zh: '所指的内容不存在', en: 'there is no such thing', message: '所指的内容不存在' }))
  throw new AppError('badInput', { reason: `${unknown.map((reference) => reference.field).join('、')} 所指的内容不存在` }, details)
}

/** The ids of a kind that exist; null for kinds that the action's own preparation or requirement looks after. */
async function knownIds({ db, record, event }: CaseContext, kind: string, ids: string[]): Promise<Set<string> | null> {
  switch (kind) {
    case 'material': {
      const rows = await db.selectFrom('material').select('id').where('case_id', '=', record.id).where('id', 'in', ids).execute()
      return new Set(rows.map((row) => row.id))
    }
    case 'organ':
    case 'instrument': {
      const rows = await db.selectFrom(kind).select('id').where('id', 'in', ids).execute()
      return new Set(rows.map((row) => row.id))
    }
    case 'provision':
      // The other actions that name provisions have a requirement of their own.
      if (event.type !== 'fairCompetition.conclude') return null
      return new Set(Object.values(record.state.facts.drafts).flatMap((draft) => Object.keys(draft.provisions)))
    default:
      return null
  }
}

function referencesIn(schema: Schema | undefined, value: unknown, field: string): Reference[] {
  if (!schema) return []
  if (schema['x-of'] && typeof value === 'string') return [{ of: schema['x-of'], id: value, field }]
  if (schema.items && Array.isArray(value)) return value.flatMap((item, i) => referencesIn(schema.items, item, `${field}.${i}`))
  if (!schema.properties || value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => referencesIn(schema.properties?.[key], inner, `${field}.${key}`))
}
