import { validityClause } from '../../../clauses.ts'
import { parse } from '../../../parse.ts'
import { integer, pick } from '../../../quality/random.ts'
import type { Host, Random, SeedSet, Template } from './types.ts'
import { day, long } from './words.ts'

const bare = (host: Host) => validityClause(parse(host.text)) === null && !/有效期|试行期|执行至|长期有效/.test(host.text)

const own = ['办法', '规定', '细则', '通知', '意见']
const YEARS = ['一', '二', '两', '三', '四', '五']
const NUMBER: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 }

/** Clauses that set an end, in their own words; each is given the first and the last day. */
const UNTIL: ((from: string, to: string, random: Random) => string)[] = [
  (f, t, r) => `本${pick(r, own)}自${long(f)}起施行，有效期至${long(t)}。`,
  (f, t, r) => `本${pick(r, own)}自${long(f)}起实施，有效期至${long(t)}止。`,
  (f, t, r) => `本${pick(r, own)}自${long(f)}起执行，有效期到${long(t)}。`,
  (_, t, r) => `本${pick(r, own)}有效期至${long(t)}。`,
  (f, t, r) => `本${pick(r, own)}自${long(f)}起施行，施行至${long(t)}。`,
  (f, t, r) => `本${pick(r, own)}从${long(f)}起执行，执行期限至${long(t)}。`,
]

/** Clauses that count years from the first day. */
const LASTING: ((from: string, years: string, random: Random) => string)[] = [
  (f, y, r) => `本${pick(r, own)}自${long(f)}起施行，有效期${y}年。`,
  (f, y, r) => `本${pick(r, own)}自${long(f)}起施行，有效期为${y}年。`,
  (f, y, r) => `本${pick(r, own)}自${long(f)}起实施，有效期限${y}年。`,
  (f, y, r) => `本${pick(r, own)}自${long(f)}起施行，有效期${NUMBER[y]}年。`,
  (f, y, r) => `本${pick(r, own)}自${long(f)}起执行，有效期暂定${y}年。`,
]

function until(from: [number, number], to: [number, number]): Template[] {
  return UNTIL.map((clause) => (random) => ({ line: clause(day(random, ...from), day(random, ...to), random) }))
}

function lasting(from: [number, number]): Template[] {
  return LASTING.map((clause) => (random) => ({ line: clause(day(random, ...from), pick(random, YEARS), random) }))
}

/** Terms of other things. */
const OTHER_TERMS = [
  '培训合格证自发证之日起三年内有效，有效期至2019年6月1日的应当换证。',
  '采购协议有效期至2021年3月31日。',
  '保函有效期应当至2020年12月31日以后。',
  '许可证有效期为三年，有效期届满需要延续的，应当在届满三十日前提出申请。',
  '合格证书的有效期至2019年12月31日。',
  '健康证明有效期一年。',
  '承包合同的有效期至2020年6月30日止。',
  '临时占道许可有效期最长不超过一年。',
  '专项资金的申报截止到2018年9月30日。',
  '评审结果在两年内有效。',
  '资质证书有效期五年。',
]

export const expired: SeedSet = {
  rule: 'validity.expired',
  host: bare,
  violations: [
    ...until([2014, 2018], [2019, 2025]),
    ...until([2014, 2018], [2021, 2025]),
    ...lasting([2012, 2020]),
    ...lasting([2015, 2020]),
    // About to expire: within six months of 2026-11-24.
    ...UNTIL.map(
      (clause): Template =>
        (random) => ({ line: clause('2022-01-01', pick(random, ['2026-12-31', '2027-03-01', '2027-05-15']), random) }),
    ),
    ...LASTING.map(
      (clause): Template =>
        (random) => ({ line: clause(pick(random, ['2024-01-01', '2024-04-01', '2023-12-20']), '三', random) }),
    ),
  ],
  misses: [
    ...until([2022, 2025], [2028, 2031]),
    ...until([2024, 2025], [2029, 2030]),
    ...LASTING.map(
      (clause): Template =>
        (random) => ({ line: clause(day(random, 2024, 2025), '五', random) }),
    ),
    ...LASTING.map(
      (clause): Template =>
        (random) => ({ line: clause(day(random, 2025, 2025), '三', random) }),
    ),
    ...OTHER_TERMS.map(
      (line): Template =>
        () => ({ line }),
    ),
    ...UNTIL.map(
      (clause): Template =>
        (random) => ({ line: clause('2016-01-01', day(random, 2018, 2022), random), rest: { standing: 'repealed' } }),
    ),
  ],
}

const NAMES = ['新会区人才补贴', '江门市农房管控', '鹤山市公共停车', '台山市渔港管理', '开平市碉楼保护', '恩平市温泉资源']
const since = (from: string, rest = {}) => ({ rest: { from, madeOn: from, validTo: null, ...rest } })

function titled(
  titles: ((name: string) => string)[],
  from: [number, number],
  rest: (random: Random, from: string) => object = () => ({}),
): Template[] {
  return titles.map((title) => (random) => {
    const first = day(random, ...from)
    return { title: title(pick(random, NAMES)), ...since(first, rest(random, first)) }
  })
}

const INTERIM: ((name: string) => string)[] = [
  (n) => `${n}暂行管理办法`,
  (n) => `关于${n}的暂行规定`,
  (n) => `${n}实施办法（暂行）`,
  (n) => `新会区人民政府关于印发${n}暂行办法的通知`,
  (n) => `${n}暂行办法`,
  (n) => `${n}办法（试行）`,
  (n) => `${n}试行办法`,
  (n) => `${n}暂行规定`,
  (n) => `关于印发《${n}实施细则（试行）》的通知`,
  (n) => `关于印发《${n}暂行办法》的通知`,
  (n) => `${n}若干措施（暂行）`,
  (n) => `${n}管理规则（试行）`,
  (n) => `关于${n}的若干规定（试行）`,
]
const FINAL: ((name: string) => string)[] = [
  (n) => `关于停止执行《${n}暂行办法》的通知`,
  (n) => `关于转发《省${n}暂行办法》的补充意见`,
  (n) => `${n}试行工作总结评估办法`,
  (n) => `${n}管理办法`,
  (n) => `关于实施《${n}暂行条例》的意见`,
  (n) => `${n}办法`,
  (n) => `关于印发《${n}实施细则》的通知`,
  (n) => `关于废止《${n}暂行办法》的通知`,
  (n) => `关于延长《${n}暂行办法》有效期的通知`,
  (n) => `关于修改《${n}试行办法》的决定`,
  (n) => `《${n}暂行条例》实施细则`,
]

export const interim: SeedSet = {
  rule: 'validity.interim',
  violations: [
    ...titled(INTERIM, [2012, 2022]),
    ...titled(INTERIM, [2018, 2022]),
    ...titled(INTERIM, [2021, 2022]),
    ...titled(INTERIM, [2023, 2025], (_, from) => ({ validTo: `${Number(from.slice(0, 4)) + 5}-12-31` })),
    // Reissued long ago, or to come: the term has run out all the same.
    ...titled(INTERIM, [2010, 2016], (random) => ({ reissuedOn: day(random, 2017, 2020) })),
    ...titled(INTERIM, [2012, 2018], () => ({ reissuedOn: '2027-01-01' })),
  ],
  misses: [
    ...titled(FINAL, [2010, 2022]),
    // Reissued as interim not long ago.
    ...titled(INTERIM, [2012, 2018], (random) => ({ reissuedOn: day(random, 2024, 2025) })),
    ...titled(INTERIM, [2024, 2025]),
    ...titled(INTERIM, [2024, 2025], (_, from) => ({ validTo: `${Number(from.slice(0, 4)) + 2}-12-31` })),
    ...titled(INTERIM, [2012, 2018], () => ({ standing: 'repealed' })),
  ],
}

const START: ((random: Random) => string)[] = [
  (r) => `本${pick(r, own)}自${long(day(r, 2012, 2024))}起施行。`,
  (r) => `本${pick(r, own)}自印发之日起执行。`,
  (r) => `本${pick(r, own)}自发布之日起施行，由区司法局负责解释。`,
  (r) => `以上规定，从${long(day(r, 2012, 2024))}起执行。`,
]
/** Ends in the many words of practice. */
const TERMS: ((random: Random) => string)[] = [
  () => '本通知自2028年1月1日起全文废止。',
  () => '本办法施行满五年自动失效。',
  () => '本规定于2027年12月31日自行失效。',
  () => '本措施执行至省新的规定出台之日止。',
  () => '本办法从公布之日起三十日后施行，有效期为五年，到期自动失效。',
  () => '本通知自2024年5月1日起执行，至2027年4月30日止。',
  () => '本办法试行期限暂定三年，自印发之日起计算。',
  () => '本规定自发布之日起施行，有效期限至2028年12月31日。',
  () => '本意见执行期限为2024年1月1日至2026年12月31日。',
  () => '本细则自2025年1月1日起试行，试行期一年。',
  () => '本措施自印发之日起施行，有效期叁年。',
  ...UNTIL.map((clause) => (random: Random) => clause(day(random, 2022, 2025), day(random, 2027, 2030), random)),
  ...LASTING.map((clause) => (random: Random) => clause(day(random, 2022, 2025), pick(random, YEARS), random)),
  (r) => `本${pick(r, own)}长期有效。`,
  (r) => `本${pick(r, own)}自印发之日起施行，试行两年。`,
  (r) => `本${pick(r, own)}自${long(day(r, 2023, 2025))}起试行，试行期为二年。`,
  () => '本措施自公布之日起实施，实施期限为三年。',
  (r) => `本${pick(r, own)}执行至${2027 + integer(r, 3)}年12月31日。`,
  (r) => `本${pick(r, own)}自2024年1月1日起至2028年12月31日止执行。`,
  () => '本政策措施有效期与上级规定一致，至2029年6月30日止。',
  (r) => `本${pick(r, own)}有效期自${long(day(r, 2023, 2025))}起至2029年1月1日。`,
  () => '本通知自印发之日起生效，有效期3年。',
  () => '本意见自发布之日起施行，有效期为5年，期满前根据评估情况修订。',
]

export const missing: SeedSet = {
  rule: 'validity.missing',
  host: (host) => bare(host) && !/修改|废止|函/.test(host.title),
  violations: Array.from({ length: 10 }, () => START)
    .flat()
    .map(
      (clause): Template =>
        (random) => ({ line: clause(random), rest: { validTo: null } }),
    ),
  misses: [...TERMS, ...TERMS].map(
    (clause): Template =>
      (random) => ({ line: clause(random), rest: { validTo: null } }),
  ),
}
