import type { RowWrite } from '../../../src/store/change-set.ts'
import { newId } from '../../../src/store/ids.ts'
import type { Database } from '../../../src/store/schema.ts'

type Row<T extends keyof Database> = Extract<RowWrite, { insert: T }> extends { row: infer R } ? Partial<R> : never
const on = '2026-03-02'
const at = '2026-03-02T00:00:00.000Z'

/** Rows with everything filled in that a test does not care about. */
export const organ = (row: Row<'organ'>): RowWrite => ({
  insert: 'organ',
  row: { id: newId(), code: newId(), name: '机关', type: 'government', level: 'county', own: 1, ...row },
})
export const succession = (from: string, to: string, duty: string | null, day: string): RowWrite => ({
  insert: 'organ_succession',
  row: { id: newId(), organ_id: from, old_organ_id: from, new_organ_id: to, duty, from_day: day, source: '机构改革方案' },
})
export const person = (row: Row<'person'>): RowWrite => ({
  insert: 'person',
  row: {
    id: newId(),
    login: newId(),
    name: '人员',
    password_hash: 'x',
    locale: 'zh-CN',
    disabled: 0,
    failed_count: 0,
    must_change: 0,
    ...row,
  },
})
export const membership = (personId: string, organId: string, role: string, from: string, to: string | null): RowWrite => ({
  insert: 'membership',
  row: { id: newId(), organ_id: organId, person_id: personId, role, from_day: from, to_day: to },
})
export const deputy = (organId: string, principal: string, deputyId: string, role: string | null, from: string, to: string): RowWrite => ({
  insert: 'deputy',
  row: { id: newId(), organ_id: organId, principal_id: principal, deputy_id: deputyId, role, from_day: from, to_day: to, reason: '出差' },
})
export const session = (idHash: string, personId: string): RowWrite => ({
  insert: 'session',
  row: { id_hash: idHash, person_id: personId, csrf: 'c', created_at: at, seen_at: at, expires_at: at, agent: 'test' },
})
export const caseFile = (row: Row<'case_file'>): RowWrite => ({
  insert: 'case_file',
  row: {
    ...{ id: newId(), organ_id: 'o', drafting_organ_id: 'o', kind: 'making', title: '办件', workflow: 'rulemaking', workflow_version: 1 },
    ...{ state_json: { workflow: 'rulemaking', version: 1, value: 'drafting', facts: {} }, stage: 'initiation', status: 'open' },
    ...{ opened_on: on, opened_by: 'person-1', instruments_json: [{ id: 'i', mode: 'revises' }], updated_at: at },
    ...row,
  },
})
export const task = (row: Row<'task'>): RowWrite => ({
  insert: 'task',
  row: { id: newId(), organ_id: 'o', case_id: 'c', action: 'a', role: 'drafter', person_id: null, due_on: null, since: at, ...row },
})
export const stage = (caseId: string, name: string, enteredOn: string, dueOn: string | null): RowWrite => ({
  insert: 'stage',
  row: {
    organ_id: 'o',
    case_id: caseId,
    stage: name,
    entered_on: enteredOn,
    due_on: dueOn,
    due_json: dueOn ? { key: `${name}.term` } : null,
  },
})
export const text = (id: string, content: string): RowWrite => ({
  insert: 'text',
  row: { id, hash: `hash-${id}`, content, chars: content.length, title: null, created_at: at },
})
export const provision = (textId: string, provisionId: string, position: number, label: string | null, slot = 0): RowWrite => ({
  insert: 'provision',
  row: { text_id: textId, provision_id: provisionId, position, kind: 'article', label, start: 0, end: 5, body_hash: 'b', slot },
})
export const draft = (row: Row<'draft'>): RowWrite => ({
  insert: 'draft',
  row: {
    ...{
      id: newId(),
      organ_id: 'o',
      case_id: 'c',
      role: 'act',
      draft_kind: '征求意见稿',
      text_id: 't',
      position: 1,
      saved_by: 'p',
      saved_at: at,
    },
    ...row,
  },
})
export const workingCopy = (caseId: string, content: string): RowWrite => ({
  insert: 'working_copy',
  row: { id: newId(), organ_id: 'o', case_id: caseId, role: 'act', content, rev: 1, updated_by: 'p', updated_at: at },
})
export const opinion = (row: Row<'opinion'>): RowWrite => ({
  insert: 'opinion',
  row: {
    ...{ id: newId(), organ_id: 'o', case_id: 'c', kind: 'legalityReview', by_organ_id: 'o', person_id: 'p', conclusion: 'lawful' },
    ...{ body: '合法', draft_ids_json: ['d1'], given_on: on },
    ...row,
  },
})
export const remark = (caseId: string, opinionId: string | null, body: string): RowWrite => ({
  insert: 'remark',
  row: { id: newId(), organ_id: 'o', case_id: caseId, opinion_id: opinionId, person_id: 'p', body, created_at: at, resolved: 0 },
})
export const comment = (row: Row<'comment'>): RowWrite => ({
  insert: 'comment',
  row: { id: newId(), organ_id: 'o', case_id: 'c', draft_id: 'd', body: '意见', channel: 'web', receipt: newId(), received_on: on, ...row },
})
export const material = (caseId: string): RowWrite => ({
  insert: 'material',
  row: {
    ...{ id: newId(), organ_id: 'o', case_id: caseId, kind: 'bases', title: '依据', filename: '依据.pdf', media_type: 'application/pdf' },
    ...{ size: 1, sha256: 's', added_by: 'p', added_at: at, withdrawn: 0 },
  },
})
export const meeting = (caseId: string): RowWrite => ({
  insert: 'meeting',
  row: {
    id: newId(),
    organ_id: 'o',
    case_id: caseId,
    kind: 'executive',
    held_on: on,
    title: '常务会议',
    detail_json: { attendees: ['主任'] },
  },
})
export const filing = (caseId: string): RowWrite => ({
  insert: 'filing',
  row: { id: newId(), organ_id: 'o', case_id: caseId, recipient: '市政府', sent_on: on },
})
export const instrument = (row: Row<'instrument'>): RowWrite => ({
  insert: 'instrument',
  row: {
    ...{
      id: newId(),
      organ_id: 'o',
      ownership: 'own',
      title: '办法',
      state_json: { workflow: 'instrument', version: 1, value: 'idle', facts: {} },
    },
    ...{ standing: 'inForce', standing_day: on },
    ...row,
  },
})
export const act = (row: Row<'act'>): RowWrite => ({
  insert: 'act',
  row: {
    ...{ id: newId(), organ_id: 'o', title: '通知', genre: '通知', issuers_json: ['区政府'], origin: 'case' },
    ...{ gaps_json: [{ field: 'text', reason: '未存' }], source: '档案' },
    ...row,
  },
})
export const number = (organId: string, sequence: number, actId: string): RowWrite => ({
  insert: 'number',
  row: {
    ...{ id: newId(), organ_id: organId, scheme: 'document', code: '新府办', year: 2018, sequence, printed: `新府办〔2018〕${sequence}号` },
    ...{ origin: 'external', state: 'used', act_id: actId },
  },
})
export const effect = (row: Row<'effect'>): RowWrite => ({
  insert: 'effect',
  row: { id: newId(), organ_id: 'o', act_id: 'a', instrument_id: 'i', kind: 'makes', known_from: '2018-04-01', ...row },
})
export const rulePack = (state: 'proposed' | 'confirmed'): RowWrite => ({
  insert: 'rule_pack',
  row: {
    ...{ id: newId(), organ_id: 'o', jurisdiction: '新会', pack_json: { id: `pack-${state}` }, source: '来源', state, proposed_by: 'p' },
    effective_from: on,
  },
})
export const holidayYear = (year: number, state: 'proposed' | 'confirmed'): RowWrite => ({
  insert: 'holiday_year',
  row: { id: newId(), organ_id: 'o', year, body_json: { year, holidays: [], workdays: [] }, source: '通知', state, proposed_by: 'p' },
})
export const proposal = (id: string): RowWrite => ({
  insert: 'proposal',
  row: { id, organ_id: 'o', kind: 'act', body_json: { title: '旧文' }, state: 'proposed', proposed_by: 'person-1', proposed_at: at },
})
