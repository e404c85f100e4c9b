import type { ChangeSet, NewEvent, NumberSlot, StreamRef } from '../../../src/store/change-set.ts'
import { newId } from '../../../src/store/ids.ts'

/** A change set that does nothing but what is given. */
export function changes(part: Partial<ChangeSet> = {}): ChangeSet {
  return { append: [], rows: [], ...part }
}

/** An event as small as one can be. */
export function said(stream: StreamRef, type = 'thing.said', body: Record<string, unknown> = {}): NewEvent {
  return { stream, type, body, actorId: 'person-1', occurredOn: '2026-03-02' }
}

/** A stream nobody has written to yet. */
export function newStream(kind: StreamRef['kind'] = 'case', organId = 'organ-1'): StreamRef {
  return { kind, id: newId(), organId }
}

/** A slot for the next number of a book. */
export function slot(organId: string, code = '新府办', year = 2026): NumberSlot {
  return { id: newId(), organId, scheme: 'document', code, year, actId: null, caseId: null, pattern: `${code}〔${year}〕{seq}号` }
}

/** The book the slot takes from. */
export function book(organId: string, code = '新府办'): ChangeSet['rows'][number] {
  const row = {
    id: newId(),
    organ_id: organId,
    scheme: 'document',
    code,
    name: `${code}文号簿`,
    restarts_yearly: 1,
    from_day: '2000-01-01',
  }
  return { insert: 'number_book', row }
}
