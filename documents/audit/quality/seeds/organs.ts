import { pick } from '../../../quality/random.ts'
import type { SeedSet, Template } from './types.ts'

const GONE = [
  '国土资源部',
  '国家工商行政管理总局',
  '环境保护部',
  '农业部',
  '卫生部',
  '人事部',
  '国家旅游局',
  '国家林业局',
  '国家安全生产监督管理总局',
  '国家食品药品监督管理总局',
]
const LOCAL = [
  '工商行政管理局',
  '国土资源局',
  '环境保护局',
  '安全生产监督管理局',
  '质量技术监督局',
  '卫生和计划生育局',
  '食品药品监督管理局',
  '物价局',
  '法制局',
  '地方税务局',
]
const BODIES = [
  '工商行政管理部门',
  '国土资源主管部门',
  '环境保护主管部门',
  '安全生产监督管理部门',
  '食品药品监督管理部门',
  '质量技术监督部门',
  '卫生计生部门',
  '公安消防机构',
]

/** Sentences that give an organ a duty today. */
const DUTIES: ((organ: string) => string)[] = [
  (o) => `项目建成后，由${o}组织验收。`,
  (o) => `申请人向${o}提交下列材料：`,
  (o) => `${o}和区发展改革局按照各自职责做好监督管理工作。`,
  (o) => `需要变更登记的，到${o}办理变更手续。`,
  (o) => `具体名单由${o}公布。`,
  (o) => `申请材料由${o}负责审核。`,
  (o) => `${o}应当自收到申请之日起五个工作日内答复。`,
  (o) => `检查结果报${o}备案。`,
  (o) => `区财政局会同${o}制定具体实施方案。`,
  (o) => `违反本条规定的，由${o}责令改正。`,
  (o) => `有关单位应当及时向${o}报告。`,
  (o) => `领导小组成员单位包括区财政局、${o}、区教育局等。`,
  (o) => `本办法由${o}负责解释。`,
  (o) => `经${o}批准，可以延长三十日。`,
  (o) => `对弄虚作假的，移送${o}依法处理。`,
]

/** Sentences that only tell of it. */
const TOLD: ((organ: string) => string)[] = [
  (o) => `${o}已撤销的，由承接其职责的机关继续办理。`,
  (o) => `按照${o}等六部门联合印发的《行动方案》推进。`,
  (o) => `本办法所称检验报告，包括原${o}认可的机构出具的报告。`,
  (o) => `${o}《关于规范收费行为的意见》规定的项目除外。`,
  (o) => `相关标准按照原${o}的规定继续执行。`,
  (o) => `原由${o}发布的《城镇最低收入家庭廉租住房管理办法》继续参照执行。`,
  (o) => `执行${o}令第33号的规定。`,
  (o) => `按照《${o}关于加强市场管理的通知》的要求办理。`,
  (o) => `${o}（现自然资源和市场监管等部门）此前核发的证件在有效期内继续有效。`,
  (o) => `根据机构改革方案，不再保留${o}，其职责由新组建的部门承担。`,
  (o) => `依照${o}、财政部联合发布的《小型企业划型办法》确定。`,
  (o) => `${o}2012年印发的《项目申报指南》同时废止。`,
  (o) => `依据${o}〔2013〕15号文件办理的手续继续有效。`,
  (o) => `因${o}更名，本办法所称主管部门以现行名称为准；${o}已更名的，从其新名。`,
  (o) => `按${o}公告第5号所列目录执行。`,
  (o) => `参照${o}《技术规范编制导则》编制。`,
]

const OTHERS = [
  '申请材料由军区后勤部卫生部负责审核。',
  '由企业人事部门负责造册登记。',
  '区市场监督管理局应当会同区自然资源局开展检查。',
  '由农业农村部门会同水利部门认定。',
  '报生态环境部备案。',
  '建设部门应当加强巡查。',
  '集团人事部负责汇总后报送。',
  '由卫生部门组织体检。',
  '国家市场监督管理总局另有规定的，从其规定。',
  '文化部门应当加强对演出场所的监管。',
  '由区应急管理局牵头组织演练。',
  '农业部分的补贴资金另行安排。',
]

const ELSEWHERE = ['深圳市', '佛山市', '珠海市', '中山市', '东莞市', '惠州市', '湛江市', '茂名市']
const rest = { organ: { id: 'o', name: '江门市新会区人民政府', type: 'government', mayIssue: true } }

export const organs: SeedSet = {
  rule: 'organ.abolished',
  violations: [
    ...DUTIES.map(
      (duty): Template =>
        (random) => ({ line: duty(pick(random, GONE)), rest }),
    ),
    ...DUTIES.map(
      (duty): Template =>
        (random) => ({ line: duty(`区${pick(random, LOCAL)}`), rest }),
    ),
    ...DUTIES.map(
      (duty): Template =>
        (random) => ({ line: duty(`新会区${pick(random, LOCAL)}`), rest }),
    ),
    ...DUTIES.map(
      (duty): Template =>
        (random) => ({ line: duty(pick(random, BODIES)), rest }),
    ),
  ],
  misses: [
    ...TOLD.map(
      (told): Template =>
        (random) => ({ line: told(pick(random, GONE)), rest }),
    ),
    ...TOLD.slice(0, 5).map(
      (told): Template =>
        (random) => ({ line: told(pick(random, LOCAL)), rest }),
    ),
    ...OTHERS.map(
      (line): Template =>
        () => ({ line, rest }),
    ),
    ...DUTIES.slice(0, 8).map(
      (duty): Template =>
        (random) => ({ line: duty(`${pick(random, ELSEWHERE)}${pick(random, LOCAL)}`), rest }),
    ),
    (random) => ({ line: pick(random, DUTIES)(pick(random, GONE)), title: '关于某镇申请资金问题的复函', rest }),
    (random) => ({ line: pick(random, DUTIES)(pick(random, GONE)), title: '关于修改《新会区某办法》的决定', rest }),
  ],
}
