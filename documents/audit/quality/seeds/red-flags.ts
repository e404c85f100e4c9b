import type { SeedSet, Template } from './types.ts'

const FAIR = [
  '参加政府采购的供应商应当在本区注册登记。',
  '对注册地迁入本区的企业，按其缴纳税收的一定比例给予奖励。',
  '各单位应当优先采购本地企业生产的产品。',
  '外地企业在本区承接工程的，应当设立分公司。',
  '投标人须具有本市同类工程业绩，否则不予通过资格审查。',
  '由某某公司独家经营全区的餐厨垃圾收运。',
]
const FAIR_QUIET = [
  '不得要求供应商在本区注册登记。',
  '任何单位不得限定采购本地企业的产品。',
  '政府采购应当平等对待各类经营者。',
  '清理招标投标中对外地企业设置的不合理条件。',
]
const LEGAL = [
  '未经镇政府批准，不得在村内开设小卖部。',
  '逾期不改正的，处二千元以上五千元以下罚款。',
  '进场经营的商户应当向管理办公室缴纳管理费。',
  '对拒不配合的摊贩，由街道办事处扣押其经营工具。',
  '情节严重的，没收违法所得。',
]
const LEGAL_QUIET = [
  '违反本办法规定的，由有关部门依法予以处罚。',
  '规范性文件不得设定罚款。',
  '任何单位不得收取保证金。',
  '需要查封的，依照《中华人民共和国行政强制法》办理。',
  '从事食品经营应当依法取得食品经营许可证。',
]

const own = { documentClass: 'government' }
const lines = (words: readonly string[]) =>
  words.map(
    (line): Template =>
      () => ({ line, rest: own }),
  )

/** The word rules' own seeds (`check-seeds.json`, ours too) put into real texts, and some of this folder. */
export function redFlags(seeds: Record<string, { hits: { words: string }[]; misses: string[] }>): SeedSet[] {
  const of = (pattern: RegExp) => Object.entries(seeds).filter(([id]) => pattern.test(id))
  const set = (rule: string, pattern: RegExp, hits: string[], misses: string[]): SeedSet => ({
    rule,
    violations: lines([...of(pattern).flatMap(([, seed]) => seed.hits.map(({ words }) => words)), ...hits]),
    misses: lines([...of(pattern).flatMap(([, seed]) => seed.misses), ...misses]),
  })
  return [set('competition.redFlag', /^FC-/, FAIR, FAIR_QUIET), set('legality.redFlag', /^LR-[CA]/, LEGAL, LEGAL_QUIET)]
}
