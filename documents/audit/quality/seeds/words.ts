import { integer, pick } from '../../../quality/random.ts'
import type { AuditedTarget, Standing } from '../../types.ts'
import type { Random } from './types.ts'

/** Names of invented places and matters, for titles that no register holds. */
const PLACES = ['江门市', '新会区', '鹤山市', '开平市', '台山市', '恩平市', '蓬江区', '江海区']
const MATTERS = [
  '城镇住房保障',
  '河道采砂',
  '农贸市场',
  '户外广告设施',
  '餐厨垃圾',
  '电动自行车停放',
  '既有住宅加装电梯',
  '中小学生午餐',
  '养老机构补贴',
  '工业用地出让',
  '政府投资项目',
  '科技创新券',
  '村级留用地',
  '历史建筑保护',
  '城市道路挖掘',
  '排水设施',
  '公共租赁住房',
  '人才公寓',
]
const KINDS = ['管理办法', '暂行规定', '实施细则', '管理规定', '实施办法', '若干措施', '管理办法（试行）']

export function invented(random: Random): string {
  return `${pick(random, PLACES)}${pick(random, MATTERS)}${pick(random, KINDS)}`
}

/** Instruments that have really ended, with the day and the act that ended them. */
export const ENDED: { title: string; on: string; by: string }[] = [
  { title: '中华人民共和国物权法', on: '2021-01-01', by: '《中华人民共和国民法典》' },
  { title: '中华人民共和国合同法', on: '2021-01-01', by: '《中华人民共和国民法典》' },
  { title: '中华人民共和国侵权责任法', on: '2021-01-01', by: '《中华人民共和国民法典》' },
  { title: '中华人民共和国执业医师法', on: '2022-03-01', by: '《中华人民共和国医师法》' },
  { title: '中华人民共和国公司登记管理条例', on: '2022-03-01', by: '《中华人民共和国市场主体登记管理条例》' },
  { title: '无照经营查处取缔办法', on: '2017-10-01', by: '《无证无照经营查处办法》' },
  { title: '城市房屋拆迁管理条例', on: '2011-01-21', by: '《国有土地上房屋征收与补偿条例》' },
  { title: '中华人民共和国城市规划法', on: '2008-01-01', by: '《中华人民共和国城乡规划法》' },
  { title: '女职工劳动保护规定', on: '2012-04-28', by: '《女职工劳动保护特别规定》' },
  { title: '土地复垦规定', on: '2011-03-05', by: '《土地复垦条例》' },
]

/** Instruments in force. */
export const LIVING: string[] = [
  '中华人民共和国行政许可法',
  '中华人民共和国招标投标法',
  '优化营商环境条例',
  '公平竞争审查条例',
  '中华人民共和国城乡规划法',
  '物业管理条例',
  '城镇排水与污水处理条例',
  '广东省消防工作若干规定',
]

/** A target as a register would know it. */
export function target(title: string, standing: Standing, rest: Partial<AuditedTarget> = {}): AuditedTarget {
  return {
    ...{
      instrumentId: `i:${title}`,
      title,
      number: null,
      standing,
      ended: null,
      replacedBy: null,
      amendments: [],
      nameNow: title,
      from: null,
    },
    ...rest,
  }
}

/** A day between two years, inclusive. */
export function day(random: Random, from: number, to: number): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${from + integer(random, to - from + 1)}-${pad(1 + integer(random, 12))}-${pad(1 + integer(random, 28))}`
}

/** 2019年3月1日. */
export function long(day: string): string {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}

/** Sentences that order things by an instrument, each in its own words. */
export const ORDERING: ((title: string) => string)[] = [
  (t) => `凡《${t}》已有规定的，从其规定。`,
  (t) => `从事上述活动的单位，除遵守本办法外，还应当遵守《${t}》。`,
  (t) => `具体标准见《${t}》附表二。`,
  (t) => `行政机关应当自收到申请之日起，按照《${t}》规定的期限办结。`,
  (t) => `对拒不改正的，可以按《${t}》第二十条处罚。`,
  (t) => `下列事项依《${t}》由区政府审批：`,
  (t) => `有《${t}》第四条第二款情形之一的，不予受理。`,
  (t) => `违反前款规定的，由主管部门依照《${t}》的有关规定处理。`,
  (t) => `根据《${t}》等有关规定，结合本区实际，制定本办法。`,
  (t) => `申请人应当具备《${t}》规定的条件。`,
  (t) => `本办法未作规定的，适用《${t}》。`,
  (t) => `各镇（街）应当严格执行《${t}》，不得擅自放宽标准。`,
  (t) => `有关登记手续按照《${t}》第八条的规定办理。`,
  (t) => `因此造成损失的，按《${t}》承担相应责任。`,
  (t) => `监督检查的程序参照《${t}》执行。`,
  (t) => `项目单位应当符合《${t}》第三条、第五条的要求。`,
  (t) => `区有关部门应当贯彻落实《${t}》，加强日常监管。`,
  (t) => `法律另有规定的除外，但《${t}》禁止的行为不得实施。`,
  (t) => `对属于《${t}》所列情形的，主管部门应当自受理之日起十日内作出决定。`,
]
