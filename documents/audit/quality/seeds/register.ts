import { integer, pick } from '../../../quality/random.ts'
import { sharedLines } from '../../offline.ts'
import type { Host, Random, SeedSet, Template } from './types.ts'
import { day, ENDED, long, ORDERING, target } from './words.ts'

const NAMES = ['户外广告设施管理', '河道采砂管理', '公共租赁住房管理', '中小学生午餐补贴', '工业用地出让', '人才公寓分配']
const name = (random: Random) => `新会区${pick(random, NAMES)}`

/** The host with some of its lines left out or changed, as a successor keeps and changes them. */
function revised(random: Random, host: Host, share: number): string {
  return host.text
    .split('\n')
    .map((line) =>
      line.length > 12 && random() < share ? `${line.slice(0, integer(random, 8))}按照新的要求执行${line.slice(0, 3)}。` : line,
    )
    .join('\n')
}

function alike(random: Random, host: Host, other: { title: string; from: string | null; change: number }) {
  return {
    instrumentId: `z${integer(random, 1000)}`,
    title: other.title,
    from: other.from,
    share: sharedLines(host.text, revised(random, host, other.change)),
  }
}

function pairOf(
  titles: (n: string) => [string, string],
  from: [string | null, string | null],
  change: number,
  more: object = {},
): Template {
  return (random, host) => {
    const [title, otherTitle] = titles(name(random))
    return {
      title,
      rest: { from: from[0], madeOn: from[0], alike: [alike(random, host, { title: otherTitle, from: from[1], change })], ...more },
    }
  }
}

const SUCCEEDED: ((n: string) => [string, string])[] = [
  (n) => [`${n}办法（试行）`, `${n}办法`],
  (n) => [`${n}暂行办法`, `${n}办法`],
  (n) => [`关于印发《${n}办法》的通知`, `关于印发《${n}办法（2022年修订）》的通知`],
  (n) => [`${n}办法`, `${n}办法`],
  (n) => [`${n}规定`, `${n}办法`],
  (n) => [`关于${n}的通知`, `关于${n}的意见`],
]
const UNRELATED: ((n: string) => [string, string])[] = [
  (n) => [`${n}2018年工作方案`, `${n}2019年工作方案`],
  (n) => [`${n}办法（一）`, `${n}办法（二）`],
  (n) => [`第一批${n}目录`, `第二批${n}目录`],
]

export const superseded: SeedSet = {
  rule: 'document.superseded',
  violations: [
    ...SUCCEEDED.map((titles) => pairOf(titles, ['2015-01-01', '2021-05-01'], 0.1)),
    ...SUCCEEDED.map((titles) => pairOf(titles, ['2018-07-01', '2018-12-01'], 0.05)),
    ...SUCCEEDED.slice(0, 4).map((titles) => pairOf(titles, ['2012-01-01', '2020-01-01'], 0.5)),
    ...SUCCEEDED.map((titles) => pairOf(titles, ['2019-03-01', '2024-03-01'], 0)),
    ...SUCCEEDED.slice(0, 4).map((titles) => pairOf(titles, [null, '2024-03-01'], 0.1, { instrumentId: 'zz' })),
    ...SUCCEEDED.map((titles) => pairOf(titles, ['2016-03-01', '2016-03-01'], 0.05, { instrumentId: 'zz' })),
  ],
  misses: [
    ...SUCCEEDED.map((titles) => pairOf(titles, ['2021-05-01', '2015-01-01'], 0.1)),
    ...SUCCEEDED.map((titles) => pairOf(titles, ['2015-01-01', '2021-05-01'], 0.95)),
    ...UNRELATED.map((titles) => pairOf(titles, ['2018-01-01', '2019-01-01'], 0.05)),
    ...UNRELATED.map((titles) => pairOf(titles, ['2016-01-01', '2017-01-01'], 0.2)),
    ...SUCCEEDED.slice(4).map((titles) => pairOf(titles, ['2015-01-01', '2021-05-01'], 0.6)),
    ...SUCCEEDED.slice(4).map((titles) => pairOf(titles, ['2015-01-01', '2021-05-01'], 0.7)),
    ...SUCCEEDED.map((titles) => pairOf(titles, ['2015-01-01', '2021-05-01'], 0.1, { standing: 'replaced' })),
    ...SUCCEEDED.map((titles) => pairOf(titles, ['2015-01-01', '2021-05-01'], 0.1, { ownership: 'reference' })),
  ],
}

const REPEALING: ((t: string, random: Random) => string)[] = [
  (t, r) => `本办法自${long(day(r, 2020, 2024))}起施行，《${t}》同时废止。`,
  (t) => `《${t}》自本办法施行之日起废止。`,
  (t) => `原《${t}》同时废止。`,
  (t) => `本规定施行后，《${t}》即行废止。`,
]
const TRANSITION: ((t: string) => string)[] = [
  (t) => `本办法施行前依照《${t}》已取得证书的，在有效期内继续有效。`,
  (t) => `本规定施行前根据《${t}》已经受理的申请，按照原规定办理。`,
]

const NO_REPEAL: ((t: string, random: Random) => string)[] = [
  (t) => `凡与《${t}》相抵触或者不一致的规定，应当及时予以修改或者废止。`,
  (t) => `根据《${t}》清理后，应当向社会公布继续有效、废止和失效的规范性文件目录。`,
  (t) => `《${t}》在有效期内，可根据实际情况按规定进行修改或废止。`,
  (t, r) => `《${t}》已于${long(day(r, 2020, 2022))}起施行，《新会区旧城管理办法》同时废止。`,
  () => '本通知自2028年1月1日起全文废止。',
  (t) => `区有关部门应当建议市政府修改《${t}》中与实际不符的内容。`,
]

function ended(random: Random, on: string | null = null) {
  const { title, by } = pick(random, ENDED)
  return target(title, on === null ? 'inForce' : 'repealed', on === null ? {} : { ended: { on, by, byId: 'other' } })
}

export const conflict: SeedSet = {
  rule: 'repeal.conflict',
  violations: [
    // It repeals what it still orders by.
    ...ORDERING.map(
      (sentence, i): Template =>
        (random) => {
          const one = ended(random)
          return { line: sentence(one.title), other: REPEALING[i % REPEALING.length]!(one.title, random), known: [one] }
        },
    ),
    // It ends what had ended before.
    ...[...REPEALING, ...REPEALING, ...REPEALING].map(
      (sentence): Template =>
        (random) => {
          const one = ended(random, day(random, 2008, 2015))
          return { line: sentence(one.title, random), known: [one], rest: { from: '2022-01-01', madeOn: '2021-12-01' } }
        },
    ),
    // Two acts end it on different days.
    ...Array.from(
      { length: 12 },
      (): Template => (random) => ({
        rest: {
          ends: [
            { on: day(random, 2015, 2018), by: '新府办〔2018〕1号', byId: 'a' },
            { on: day(random, 2019, 2023), by: '新府办〔2020〕2号', byId: 'b' },
          ],
        },
      }),
    ),
  ],
  misses: [
    ...ORDERING.map(
      (sentence, i): Template =>
        (random) => {
          const one = ended(random)
          return {
            line: sentence('优化营商环境条例'),
            other: REPEALING[i % REPEALING.length]!(one.title, random),
            known: [one, target('优化营商环境条例', 'inForce')],
          }
        },
    ),
    ...[...REPEALING, ...REPEALING].map(
      (sentence, i): Template =>
        (random) => {
          const one = ended(random)
          return { line: TRANSITION[i % 2]!(one.title), other: sentence(one.title, random), known: [one] }
        },
    ),
    ...[...REPEALING, ...REPEALING].map(
      (sentence): Template =>
        (random) => {
          const one = { ...ended(random, '2022-01-01'), ended: { on: '2022-01-01', by: null, byId: 'self' } }
          return { line: sentence(one.title, random), known: [one], rest: { from: '2022-01-01', madeOn: '2021-12-01', acts: ['self'] } }
        },
    ),
    // No repeal at all (domain.md §8), though the instrument is ordered by elsewhere.
    ...NO_REPEAL.map(
      (sentence, i): Template =>
        (random) => {
          const one = target('优化营商环境条例', 'inForce')
          return { line: ORDERING[i % ORDERING.length]!(one.title), other: sentence(one.title, random), known: [one] }
        },
    ),
    ...Array.from(
      { length: 6 },
      (): Template => (random) => {
        const on = day(random, 2015, 2018)
        return {
          rest: {
            ends: [
              { on, by: '新府办〔2018〕1号', byId: 'a' },
              { on, by: '新府办〔2020〕2号', byId: 'b' },
            ],
          },
        }
      },
    ),
    ...Array.from(
      { length: 6 },
      (): Template => () => ({
        rest: {
          ends: [
            { on: '2019-01-01', by: '新府办〔2018〕1号', byId: 'a' },
            { on: null, by: '2019年清理', byId: 'b' },
          ],
        },
      }),
    ),
  ],
}

const days = (first: number) => Array.from({ length: 32 }, (_, i) => `${first + (i % 6)}-0${1 + (i % 9)}-15`)

export const filing: SeedSet = {
  rule: 'filing.missing',
  violations: days(2020).map(
    (on): Template =>
      () => ({ rest: { filing: { state: 'overdue', on: null }, publication: { state: 'published', on } } }),
  ),
  misses: [
    ...days(2020).map(
      (on, i): Template =>
        () => ({ rest: { filing: { state: (['filed', 'notDue', 'unknown'] as const)[i % 3]!, on: i % 3 === 0 ? on : null } } }),
    ),
    () => ({ rest: { filing: { state: 'overdue', on: null }, ownership: 'reference' } }),
    () => ({ rest: { filing: { state: 'overdue', on: null }, standing: 'repealed' } }),
  ],
}

export const publication: SeedSet = {
  rule: 'publication.missing',
  violations: days(2018).map(
    (from): Template =>
      () => ({ rest: { publication: { state: 'never', on: null }, from } }),
  ),
  misses: [
    ...days(2018).map(
      (on, i): Template =>
        () => ({ rest: { publication: { state: i % 2 ? 'unknown' : 'published', on: i % 2 ? null : on } } }),
    ),
    () => ({ rest: { publication: { state: 'never', on: null }, ownership: 'reference' } }),
    () => ({ rest: { publication: { state: 'never', on: null }, standing: 'revoked' } }),
  ],
}

export const numbers: SeedSet = {
  rule: 'number.oddity',
  violations: days(2014).map(
    (on, i): Template =>
      () => ({
        rest: {
          numberOddities: [
            {
              number: `新府办〔${on.slice(0, 4)}〕${i + 1}号`,
              kind: i % 2 ? 'reused' : 'outOfOrder',
              other: `新府办〔${on.slice(0, 4)}〕${i + 2}号`,
            },
          ],
        },
      }),
  ),
  misses: [
    ...days(2014).map(
      (on, i): Template =>
        () => ({ rest: { number: `新府办〔${on.slice(0, 4)}〕${i + 1}号`, numberOddities: [] } }),
    ),
    () => ({ rest: { ownership: 'reference', numberOddities: [{ number: '粤府〔2014〕1号', kind: 'reused', other: '粤府〔2014〕1号' }] } }),
  ],
}

const UNFIT = [
  '新会区安全生产委员会办公室',
  '新会区河长制工作领导小组',
  '新会区创建全国文明城市指挥部',
  '新会区招商引资工作领导小组办公室',
  '新会区司法局法制股',
  '会城街道市场监督管理所',
  '大泽镇司法所',
  '新会区城乡环境整治专项小组',
  '江门市优化营商环境联席会议',
  '新会区三旧改造工作专班',
  '新会区公安局治安大队执法中队',
  '新会区税务局会城税务所',
  '新会区财政局预算股',
  '新会区防汛防旱防风指挥部',
  '新会区公安局会城派出所',
  '新会区教育局基础教育科',
]
const FIT = [
  '江门市新会区人民政府',
  '江门市新会区人民政府办公室',
  '新会区科工商务局',
  '新会区司法局',
  '新会区财政局',
  '会城街道办事处',
  '大泽镇人民政府',
  '新会区卫生健康局',
  '江门市公安局新会分局',
  '新会区市场监督管理局',
  '江门市自然资源局新会分局',
  '新会区医疗保障局',
  '新会经济开发区管理委员会',
  '新会区人力资源和社会保障局',
  '国家税务总局江门市新会区税务局',
  '新会区残疾人联合会',
]
const issuedBy =
  (organ: string, mayIssue: boolean | null, type = 'other'): Template =>
  () => ({ rest: { organ: { id: 'o', name: organ, type, mayIssue } } })

export const issuer: SeedSet = {
  rule: 'issuer.unfit',
  violations: [...UNFIT.map((organ) => issuedBy(organ, null)), ...UNFIT.map((organ) => issuedBy(organ, false, 'coordinating'))],
  misses: [
    ...FIT.map((organ) => issuedBy(organ, null)),
    ...FIT.map((organ) => issuedBy(organ, true, 'government')),
    issuedBy('新会区河长制办公室', true),
  ],
}
