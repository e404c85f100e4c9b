import { plannedKinds } from '../../instrument/effect-kinds.ts'
import { choice, day, group, line, list, optional, payload, prose, ref, yesNo } from '../../schemas.ts'

export const draftRole = choice(
  { act: ['公文文本', 'The act itself'], consolidated: ['修改后全文', 'The consolidated text'] },
  '文稿',
  'Role of the draft',
)

export const materialKinds = {
  explanatoryNote: ['起草说明', 'Explanatory note'],
  bases: ['制定依据', 'Bases'],
  researchReport: ['调研报告', 'Research report'],
  expertOpinion: ['专家论证意见', 'Expert opinion'],
  riskAssessment: ['风险评估报告', 'Risk assessment'],
  hearingRecord: ['听证笔录', 'Hearing record'],
  consultationSummary: ['征求意见情况', 'Summary of the consultation'],
  deptOpinions: ['部门意见', 'Opinions of departments'],
  minutes: ['会议记录', 'Minutes'],
  fairCompetitionForm: ['公平竞争审查表', 'Fair competition form'],
  adviserOpinion: ['法律顾问意见书', 'Legal adviser’s opinion'],
  interpretation: ['政策解读', 'Policy interpretation'],
  evidence: ['证明材料', 'Evidence'],
  other: ['其他', 'Other'],
} as const

/** Grounds to do without the public notice (domain §2); which of them hold is for the pack and the case to show. */
export const noticeGrounds = {
  secrecy: ['依法需要保密', 'Secret by law'],
  urgentOrder: ['执行紧急命令', 'Urgent order'],
  repealOnly: ['仅废止文件', 'Only repeals'],
} as const

/** Return grounds R1–R11 (domain §1). */
export const returnGrounds = {
  R1: ['制定的基本条件尚不成熟或者发生重大变化', 'Basic conditions not ripe or changed'],
  R2: ['对主要制度争议较大且未充分协商', 'Main measures in dispute and not settled'],
  R3: ['未按规定公开征求意见', 'Public not consulted as required'],
  R4: ['送审材料或者签署不符合规定', 'Pack or signature not as required'],
  R5: ['内容基本重复上位法，没有制定必要', 'Repeats upper law'],
  R6: ['条理不清、逻辑结构混乱', 'Unclear structure'],
  R7: ['其他应当退回的情形', 'Other'],
  R8: ['无法定权限或者主要内容违法', 'No power, or main content unlawful'],
  R9: ['应当事先请示而未请示', 'Consent not sought beforehand'],
  R10: ['应当听证、专家论证而未进行', 'Hearing or expert panel missing'],
  R11: ['个别条款违法', 'Single clauses unlawful'],
} as const

export const dispositions = {
  adopted: ['采纳', 'Adopted'],
  partlyAdopted: ['部分采纳', 'Partly adopted'],
  notAdopted: ['不采纳', 'Not adopted'],
} as const

/** A point of an opinion: what is said on which provision. */
export const point = payload({
  provisionId: optional(ref('provision', '条款', 'Provision')),
  text: line('意见', 'Remark'),
})

/** Points of an opinion, and a reason: what every conclusion may carry. */
export const points = optional(list(point, '逐条意见', 'Points', 0, 500))
export const reason = optional(prose('理由', 'Reason'))
export const notApplicable = ['不适用', 'Not applicable'] as const

/** An exception of art 12 of the 公平竞争审查条例 with what art 17(2) asks to be stated. */
export const exception = group(
  {
    ground: choice(
      {
        E1: ['维护国家安全和发展利益', 'National security and development interests'],
        E2: ['促进科学技术进步', 'Progress of science and technology'],
        E3: ['社会公共利益', 'Public interest'],
        E4: ['法律、行政法规规定的其他情形', 'Other cases set by law'],
      },
      '例外事由',
      'Ground',
    ),
    noLessRestrictiveAlternative: yesNo('没有影响更小的替代方案', 'No less restrictive alternative'),
    endDate: optional(day('终止日期', 'End date')),
    endCondition: optional(line('终止条件', 'End condition')),
    thirdPartyMaterialId: optional(ref('material', '第三方评估', 'Third-party evaluation')),
  },
  '适用例外',
  'Exception',
)

/** One planned effect of the act (design §2, effect). */
export const effect = payload({
  kind: choice(plannedKinds, '效力', 'Effect'),
  instrumentId: optional(ref('instrument', '文件', 'Instrument')),
  newInstrument: optional(group({ title: line('新文件名称', 'Title of the new instrument') }, '新文件', 'New instrument')),
  provisions: optional(list(ref('provision', '条款', 'Provision'), '仅限条款', 'Only these provisions')),
  from: choiceOrDay(),
  validTo: optional(day('有效期至', 'Valid to')),
  lapsesIf: optional(line('失效条件', 'Lapses if')),
  carriers: optional(list(ref('act', '被取代的公文', 'Act replaced'), '被取代的公文', 'Acts replaced')),
  // A repeal in the act that makes one new instrument needs no word: see instrument/succession.ts.
  replacedBy: optional(ref('instrument', '被何文件取代', 'Replaced by')),
})

function choiceOrDay() {
  return { ...line('自何时起（publication 或者日期）', 'From (publication or a day)'), pattern: '^(publication|\\d{4}-\\d{2}-\\d{2})$' }
}
