import type { AuditSubject, Ending } from '../../types.ts'
import type { SeedSet, Template } from './types.ts'

/** Years for what has no words of its own: the register alone makes the case, thirty times on each side. */
const YEARS = ['2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']

/** The rules that look at records alone, as the second author tries them: contradictory ends, filing, publication, orders, numbers. */
export const after: readonly SeedSet[] = [
  records(
    'repeal.conflict',
    (year) => [
      { ends: [end(`${year}-01-01`, 'a'), end(`${year}-07-01`, 'b')] },
      { ends: [end(`${year}-05-01`, 'a'), end('2016-05-01', 'b')], standing: 'repealed' },
      { ends: [end('2016-12-31', 'a'), end(`${year}-03-15`, 'b'), end(`${year}-03-15`, 'c')] },
    ],
    (year) => [
      { ends: [end(`${year}-01-01`, 'a')], standing: 'repealed' },
      { ends: [end(`${year}-01-01`, 'a'), end(null, 'b')] },
      { ends: [] },
    ],
  ),
  records(
    'filing.missing',
    (year) => [
      { filing: { state: 'overdue', on: `${year}-02-01` } },
      { filing: { state: 'overdue', on: null }, madeOn: `${year}-01-05` },
      { filing: { state: 'overdue', on: `${year}-11-01` }, standing: 'partlySuspended' },
    ],
    (year) => [
      { filing: { state: 'filed', on: `${year}-02-01` } },
      { filing: { state: 'notDue', on: null } },
      { filing: { state: 'overdue', on: `${year}-02-01` }, standing: 'repealed' },
    ],
  ),
  records(
    'publication.missing',
    (year) => [
      { publication: { state: 'never', on: null }, madeOn: `${year}-01-05` },
      { publication: { state: 'never', on: null }, standing: 'partlySuspended' },
      { publication: { state: 'never', on: null }, validTo: '2027-12-31' },
    ],
    (year) => [
      { publication: { state: 'published', on: `${year}-01-05` } },
      { publication: { state: 'unknown', on: null } },
      { publication: { state: 'never', on: null }, standing: 'repealed' },
    ],
  ),
  records(
    'amendment.ordered',
    (year) => [
      { ordered: { by: `${year}-06-30`, lapses: false, decision: '《清理决定》' } },
      { ordered: { by: `${year}-10-31`, lapses: false, decision: null } },
      { ordered: { by: null, lapses: false, decision: `${year}年清理决定` } },
    ],
    (year) => [
      { ordered: null, madeOn: `${year}-01-01` },
      { ordered: null, revisedOn: `${year}-06-30` },
      { ordered: { by: `${year}-06-30`, lapses: true, decision: null }, standing: 'repealed' },
    ],
  ),
  records(
    'number.oddity',
    (year) => [
      { numberOddities: [{ number: `新府办〔${year}〕4号`, kind: 'reused', other: '《新会区户外广告管理办法》' }] },
      { numberOddities: [{ number: `新府〔${year}〕14号`, kind: 'outOfOrder', other: `新府〔${year}〕13号` }] },
      { numberOddities: [{ number: `新府规(${year})1号`, kind: 'reused', other: '' }], standing: 'partlySuspended' },
    ],
    (year) => [
      { number: `新府办〔${year}〕4号` },
      { number: null, madeOn: `${year}-01-01` },
      { number: `新府规(${year})1号`, numberOddities: [] },
    ],
  ),
]

type Rest = Partial<AuditSubject>

function records(rule: string, violations: (year: string) => Rest[], misses: (year: string) => Rest[]): SeedSet {
  const all = (rows: (year: string) => Rest[]): Template[] => YEARS.flatMap(rows).map((rest) => () => ({ rest }))
  return { rule, violations: all(violations), misses: all(misses) }
}

function end(on: string | null, id: string): Ending {
  return { on, by: `《${id}决定》`, byId: id }
}
