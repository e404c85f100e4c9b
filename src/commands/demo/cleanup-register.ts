import type { Outcome, ReasonCode } from '../../../workflows/cleanup/outcomes.ts'
import type { ActInput } from '../register/act-input.ts'

/** What the cleanup of the demonstration shall conclude about an instrument. */
export interface PlannedConclusion {
  outcome: Outcome
  reasons?: ReasonCode[]
  opinion?: string
  amendBy?: string
  /** Title of the instrument that takes its place. */
  replacedBy?: string
  /** Amended by the decision itself: only names of organs change. */
  packaged?: true
}

/** An instrument of the second demonstration register. */
export interface RegisterEntry {
  title: string
  number: string | null
  year: number
  /** Code of the organ that issued it and of the one that carries it out. */
  organ: string
  implementing: string
  text: string | null
  plan: PlannedConclusion
}

/** Organs that were abolished before this register was taken over, and who followed them. Illustrations, as every act here is. */
export const formerOrgans = [
  { code: 'xh-economy', name: '新会区经济促进局', to: 'xh-commerce', from: '2019-03-20' },
  { code: 'xh-trade', name: '新会区工商行政管理局', to: 'xh-market', from: '2019-03-20' },
] as const

const economy = '新会区经济促进局'
const commerce = '新会区科工商务局'
const finance = '新会区财政局'

/** The three instruments of the example, here still in force. */
const example: RegisterEntry[] = [
  {
    ...{
      title: '新会区鼓励工业企业增资扩产的扶持措施',
      number: '新府办〔2014〕24号',
      year: 2014,
      organ: 'xh-office',
      implementing: 'xh-economy',
    },
    ...{ text: ruleText('新会区鼓励工业企业增资扩产的扶持措施', economy, 2014) },
    plan: { outcome: 'repeal', reasons: ['R6'], replacedBy: '新会区促进招商引资支持经济转型发展办法' },
  },
  {
    ...{
      title: '新会区鼓励工业企业增资扩产扶持措施',
      number: '新府办〔2016〕20号',
      year: 2016,
      organ: 'xh-office',
      implementing: 'xh-economy',
    },
    ...{ text: ruleText('新会区鼓励工业企业增资扩产扶持措施', economy, 2016) },
    plan: { outcome: 'repeal', reasons: ['R6'], replacedBy: '新会区促进招商引资支持经济转型发展办法' },
  },
  {
    ...{
      title: '新会区工业厂房建设扶持奖励办法',
      number: '新府办〔2018〕19号',
      year: 2018,
      organ: 'xh-office',
      implementing: 'xh-economy',
    },
    ...{ text: ruleText('新会区工业厂房建设扶持奖励办法', economy, 2018) },
    plan: { outcome: 'amend', reasons: ['R11'], packaged: true },
  },
]

/** Known by their titles only: from an old list, without number, day or text. */
const titlesOnly: RegisterEntry[] = [
  titleOnly('新会区散装水泥专项资金使用办法', { outcome: 'declareInvalid', reasons: ['R7'], opinion: '专项资金已取消' }),
  titleOnly('新会区村级工业区整治工作意见', { outcome: 'declareInvalid', reasons: ['R8'], opinion: '整治任务已完成' }),
  titleOnly('新会区乡镇企业管理若干规定', { outcome: 'repeal', reasons: ['R12'], opinion: '未见公布的记录' }),
]

const named = (topic: string, kind: string) => `新会区${topic}${kind}`

/** One number printed twice by mistake: two instruments bear 新府办〔2015〕7号. */
const others: [title: string, number: string, year: number, implementing: string, plan: PlannedConclusion][] = [
  [named('电子商务发展', '扶持办法'), '新府办〔2015〕7号', 2015, 'xh-economy', { outcome: 'amend', reasons: ['R11'], packaged: true }],
  [named('家庭服务业', '管理办法'), '新府办〔2015〕7号', 2015, 'xh-commerce', { outcome: 'retain' }],
  [named('促进招商引资支持经济转型发展', '办法'), '新府办〔2019〕16号', 2019, 'xh-commerce', { outcome: 'retain' }],
  [named('技术改造', '奖励办法'), '新府办〔2017〕3号', 2017, 'xh-economy', { outcome: 'amend', reasons: ['R11'], packaged: true }],
  [named('重点企业联系', '服务办法'), '新府办〔2017〕11号', 2017, 'xh-economy', { outcome: 'amend', reasons: ['R11'], packaged: true }],
  [
    named('中小微企业公共服务平台', '管理办法'),
    '新府办〔2018〕5号',
    2018,
    'xh-economy',
    { outcome: 'amend', reasons: ['R11'], packaged: true },
  ],
  [
    named('政府性投资基金', '管理办法'),
    '新府〔2016〕8号',
    2016,
    'xh-finance',
    { outcome: 'amend', reasons: ['R10'], amendBy: '2026-12-31' },
  ],
  [named('商标品牌', '奖励办法'), '新府〔2015〕4号', 2015, 'xh-commerce', { outcome: 'amend', reasons: ['R4'], amendBy: '2026-09-30' }],
  [named('企业上市', '扶持办法'), '新府〔2017〕21号', 2017, 'xh-finance', { outcome: 'amend', reasons: ['R10'], amendBy: '2026-12-31' }],
  [named('本地产品推广应用', '办法'), '新府办〔2013〕9号', 2013, 'xh-commerce', { outcome: 'repeal', reasons: ['R4'] }],
  [named('限制类工业项目准入', '规定'), '新府〔2012〕15号', 2012, 'xh-commerce', { outcome: 'repeal', reasons: ['R2'] }],
  [named('财政周转金', '管理办法'), '新府〔2011〕6号', 2011, 'xh-finance', { outcome: 'repeal', reasons: ['R1'] }],
  [named('淘汰落后产能', '三年行动方案'), '新府办〔2018〕27号', 2018, 'xh-commerce', { outcome: 'declareInvalid', reasons: ['R8'] }],
  [named('财政局内部会议', '制度'), '新财〔2018〕2号', 2018, 'xh-finance', { outcome: 'notNormative', opinion: '仅规范本单位内部管理' }],
]

const remaining = [
  ...[
    '工业用地提质增效',
    '外贸综合服务',
    '会展业',
    '工业设计',
    '绿色制造',
    '清洁生产',
    '新型研发机构',
    '科技特派员',
    '高新技术企业培育',
    '数字经济',
    '总部经济',
  ],
  ...[
    '政府采购监督',
    '国有资产出租',
    '惠企资金拨付',
    '专项资金绩效',
    '预算绩效',
    '政府购买服务',
    '财政票据',
    '涉农资金',
    '债务风险应急',
    '非税收入',
  ],
]

/** The 40 instruments of the second demonstration register, with what the cleanup shall conclude about each. */
export const cleanupRegister: RegisterEntry[] = [
  ...example,
  ...titlesOnly,
  ...others.map(([title, number, year, implementing, plan]): RegisterEntry => {
    const organ = implementing === 'xh-economy' ? economy : implementing === 'xh-finance' ? finance : commerce
    return { ...{ title, number, year, organ: issuer(number), implementing, plan }, text: ruleText(title, organ, year) }
  }),
  ...remaining.slice(0, 20).map((topic, at): RegisterEntry => {
    const year = 2020 + (at % 5)
    const own = at >= 11
    const title = named(topic, own ? '管理办法' : '扶持办法')
    const number = own ? `新财〔${year}〕${at + 1}号` : `新科工商务〔${year}〕${at + 3}号`
    return {
      ...{ title, number, year, organ: issuer(number), implementing: own ? 'xh-finance' : 'xh-commerce', plan: { outcome: 'retain' } },
      text: ruleText(title, own ? finance : commerce, year),
    }
  }),
]

function titleOnly(title: string, plan: PlannedConclusion): RegisterEntry {
  return { title, number: null, year: 2008, organ: 'xh-gov', implementing: 'xh-commerce', text: null, plan }
}

function issuer(number: string): string {
  const codes = { 新府办: 'xh-office', 新府: 'xh-gov', 新科工商务: 'xh-commerce', 新财: 'xh-finance' }
  return Object.entries(codes).find(([code]) => number.startsWith(`${code}〔`))?.[1] ?? 'xh-gov'
}

/** An illustrative text: every one names the organ that carries it out. */
function ruleText(title: string, organ: string, year: number): string {
  const topic = title
    .replace(/^新会区/, '')
    .replace(/(?:的?扶持措施|管理办法|扶持办法|奖励办法|扶持奖励办法|服务办法|办法|规定|三年行动方案|制度)$/, '')
  return [
    title,
    `第一条　为了规范和促进${topic}工作，结合本区实际，制定本文件。`,
    `第二条　本区行政区域内的${topic}工作适用本文件。`,
    `第三条　${organ}负责${topic}的组织实施，新会区财政局按照职责做好资金保障。`,
    `第四条　符合条件的单位可以向${organ}提出申请。${organ}应当自收到申请之日起十五个工作日内完成审核，并将结果向社会公示。`,
    '第五条　任何单位和个人不得弄虚作假骗取财政资金。',
    `第六条　本文件由${organ}负责解释。`,
    `第七条　本文件自${year}年6月1日起施行，有效期至2028年5月31日。`,
    '',
  ].join('\n')
}

/**
 * An entry as the act it is recorded by: what is not known stands as a gap.
 *
 * @param organs ids of organs by code.
 */
export function actOf(entry: RegisterEntry, organs: Record<string, string>): ActInput {
  const { title, number, year, organ, implementing, text } = entry
  const unknown = text === null
  const from = unknown ? { from: null, to: `${year}-12-31` } : { from: `${year}-06-01`, to: `${year}-06-01` }
  return {
    ...{ organId: organs[organ] as string, title, genre: '其他', source: '演示：接收的文件登记簿', published: { from: null, to: null } },
    ...(number === null ? {} : { number }),
    ...(unknown ? {} : { text }),
    signed: unknown ? { from: null, to: `${year}-12-31` } : { from: `${year}-05-20`, to: `${year}-05-20` },
    gaps: unknown ? ['number', 'text', 'signed'].map((field) => ({ field, reason: '只知标题' })) : [],
    effects: [
      {
        ...{ kind: 'makes', newInstrument: { title, ownership: 'own', implementingOrganId: organs[implementing] as string }, from },
        ...(unknown ? {} : { validTo: '2028-05-31' }),
      },
    ],
  }
}
