import { integer, pick } from '../../../quality/random.ts'
import type { AuditedTarget } from '../../types.ts'
import type { Random, Seed, SeedSet, Template } from './types.ts'
import { day, ENDED, invented, LIVING, long, ORDERING, target } from './words.ts'

type Make = (random: Random) => AuditedTarget

const repealed: Make = (random) => {
  const { title, on, by } = pick(random, ENDED)
  return target(title, 'repealed', { ended: { on, by, byId: null } })
}
const declared: Make = (random) =>
  target(invented(random), 'declaredInvalid', { ended: { on: day(random, 2015, 2024), by: '2019年清理决定', byId: null } })
const replaced: Make = (random) => {
  const { title, on, by } = pick(random, ENDED)
  return target(title, 'replaced', { ended: { on, by, byId: null }, replacedBy: by.slice(1, -1) })
}
const replacedLocal: Make = (random) => {
  const title = invented(random)
  return target(title, 'repealed', {
    ended: { on: day(random, 2015, 2024), by: null, byId: null },
    replacedBy: title.replace(/暂行规定|（试行）|实施细则/, ''),
  })
}
const expired: Make = (random) => target(invented(random), 'expired', { ended: { on: day(random, 2012, 2025), by: null, byId: null } })

const ALIVE: Make = (random) => target(pick(random, LIVING), 'inForce')

/** What tells of an ended instrument without ordering anything by it. */
const TELLING: ((title: string, random: Random) => string)[] = [
  (t) => `自本办法施行之日起，《${t}》停止执行。`,
  (t, r) => `《${t}》已于${long(day(r, 2015, 2020))}废止，相关条款不再适用。`,
  (t) => `《${t}》实施前已经签订的合同，继续履行至期满。`,
  (t) => `本规定施行以前按照《${t}》作出的处理决定仍然有效。`,
  (t) => `原依据《${t}》设立的机构名称予以取消，《${t}》不再执行。`,
  (t) => `本办法施行前依照《${t}》已取得证书的，在有效期内继续有效。`,
  (t, r) => `${long(day(r, 1990, 2005))}《${t}》施行前已建成的房屋，按照当时的规定认定。`,
  (t) => `《${t}》同时废止。`,
  (t, r) => `本办法自${long(day(r, 2020, 2024))}起施行，《${t}》同时废止。`,
  (t) => `本办法发布之前根据《${t}》已经受理但尚未办结的事项，适用本办法。`,
  (t) => `《${t}》（已废止）规定的补贴不再发放。`,
  (t) => `原《${t}》自行失效，不再执行。`,
  (t) => `《关于贯彻落实〈${t}〉的通知》中的联系方式以区政府网站公布的为准。`,
  (t) => `本办法实施之前按照《${t}》设立的企业，可以继续保留原组织形式。`,
  (t) => `《${t}》和与其配套的文件一并废止。`,
]

function found(...makes: Make[]): Template[] {
  return makes.flatMap((make) =>
    ORDERING.map(
      (sentence): Template =>
        (random) =>
          cited(make(random), sentence),
    ),
  )
}

function cited(one: AuditedTarget, sentence: (title: string) => string): Seed {
  return { line: sentence(one.title), known: [one] }
}

function quiet(...makes: Make[]): Template[] {
  return makes.flatMap((make) => [
    ...TELLING.map(
      (telling): Template =>
        (random) => {
          const one = make(random)
          return { line: telling(one.title, random), known: [one] }
        },
    ),
    ...ORDERING.map(
      (sentence): Template =>
        (random) =>
          cited(ALIVE(random), sentence),
    ),
    // Re-enacted under the same name: the name now means the new one.
    ...ORDERING.slice(0, 6).map(
      (sentence): Template =>
        (random) =>
          cited(target(make(random).title, 'inForce', { from: '2024-01-01' }), sentence),
    ),
    ...ORDERING.slice(0, 4).map(
      (sentence): Template =>
        (random) => {
          const one = make(random)
          return { line: sentence(`${one.title}实施细则`), known: [one] }
        },
    ),
    (random) => ({ ...cited(make(random), pick(random, ORDERING)), title: '关于修改《某办法》的决定' }),
    (random) => ({ ...cited(make(random), pick(random, ORDERING)), title: '关于某企业申请事项的复函' }),
  ])
}

export const citesRepealed: SeedSet = { rule: 'cites.repealed', violations: found(repealed, declared, repealed), misses: quiet(repealed) }
export const citesReplaced: SeedSet = {
  rule: 'cites.replaced',
  violations: found(replaced, replacedLocal, replaced),
  misses: quiet(replaced),
}
export const citesExpired: SeedSet = { rule: 'cites.expired', violations: found(expired, expired, expired), misses: quiet(expired) }

const RENAMES: [string, string][] = [
  ['法规规章备案条例', '法规规章备案审查条例'],
  ['广东省环境保护条例', '广东省生态环境保护条例'],
  ['新会区市场采购管理办法', '新会区政府采购管理办法'],
  ['江门市劳动和社会保障监察规定', '江门市劳动保障监察规定'],
  ['鹤山市规范性文件制定程序规定', '鹤山市行政规范性文件管理规定'],
  ['新会区国土资源统筹管理办法', '新会区自然资源统筹管理办法'],
  ['江门市公共资源交易监督管理暂行办法', '江门市公共资源交易监督管理办法'],
  ['广东省计划生育条例', '广东省人口与计划生育条例'],
]

const renamed: Make = (random) => {
  const [title, nameNow] = pick(random, RENAMES)
  return target(title, 'inForce', { nameNow })
}

export const citesRenamed: SeedSet = {
  rule: 'cites.renamed',
  violations: found(renamed, renamed, renamed),
  misses: [
    ...ORDERING.map(
      (sentence): Template =>
        (random) => {
          const [, nameNow] = pick(random, RENAMES)
          return { line: sentence(nameNow), known: [target(nameNow, 'inForce')] }
        },
    ),
    ...ORDERING.map(
      (sentence): Template =>
        (random) => {
          const title = pick(random, LIVING)
          const short = title.replace('中华人民共和国', '')
          return { line: sentence(integer(random, 2) ? `${short}（2019年修订）` : short), known: [target(title, 'inForce')] }
        },
    ),
    ...ORDERING.map(
      (sentence): Template =>
        (random) => {
          const title = `${pick(random, ['江门市', '新会区'])}${pick(random, ['河道管理办法', '烟花爆竹管理规定'])}`
          const one = target(title, 'inForce')
          return { line: sentence(title.slice(3)), known: [{ ...one, title: title.slice(3), nameNow: title }] }
        },
    ),
    ...TELLING.map(
      (telling): Template =>
        (random) => {
          const one = renamed(random)
          return { line: telling(one.title, random), known: [one] }
        },
    ),
  ],
}

const AMENDERS = ['国务院令第777号', '全国人大常委会2023年决定', '粤府令第290号', '2021年修改决定']
const BASES: ((title: string) => string)[] = [
  (t) => `根据《${t}》等法律法规，结合本区实际，制定本办法。`,
  (t) => `为了规范管理，依据《${t}》，制定本规定。`,
  (t) => `为加强管理，维护公共利益，根据《${t}》和有关规定，制定本细则。`,
  (t) => `依照《${t}》第十二条的规定，结合实际，制定本办法。`,
  (t) => `按照《${t}》的要求，现就有关事项通知如下：`,
  (t) => `根据《中华人民共和国立法法》《${t}》，结合我区实际情况，制定本办法。`,
  (t) => `为贯彻落实《${t}》，现制定以下措施。`,
  (t) => `依据《${t}》及其实施条例，制定本办法。`,
]
const MADE = '2016-05-10'

function based(rest: (random: Random) => Partial<AuditedTarget>, host: Seed['rest'] = {}): Template[] {
  return BASES.map((sentence) => (random) => {
    const title = pick(random, LIVING)
    return { line: sentence(title), known: [target(title, 'inForce', rest(random))], rest: { madeOn: MADE, from: '2016-06-01', ...host } }
  })
}

const amended = (on: string) => (random: Random) => ({ amendments: [{ on, by: pick(random, AMENDERS) }] })

export const superior: SeedSet = {
  rule: 'superior.amended',
  violations: [
    ...based((random) => amended(day(random, 2017, 2025))(random)),
    ...based((random) => ({
      amendments: [
        { on: '2010-01-01', by: null },
        { on: day(random, 2018, 2025), by: null },
      ],
    })),
    ...based((random) => amended(day(random, 2021, 2025))(random), { revisedOn: '2018-03-02' }),
    ...based((random) => amended(day(random, 2019, 2026).replace(/^2026/, '2025'))(random), { madeOn: null, from: '2016-06-01' }),
  ],
  misses: [
    ...based((random) => amended(day(random, 2005, 2015))(random)),
    ...based((random) => amended(day(random, 2017, 2019))(random), { revisedOn: '2021-08-01' }),
    ...based((random) => amended('2027-01-01')(random)),
    ...based(() => ({ amendments: [{ on: null, by: '日期不详' }] })),
    ...ORDERING.slice(2, 8).map(
      (sentence): Template =>
        (random) => {
          const title = pick(random, LIVING)
          return {
            line: sentence(title).replace('根据', '按照'),
            known: [target(title, 'inForce', amended('2020-01-01')(random))],
            rest: { madeOn: MADE },
          }
        },
    ),
  ],
}
