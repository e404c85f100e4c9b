import type { Question } from '../../question.ts'
import { cited, citedInPart, houseRule, unconfirmedRule } from '../../rules/cite.ts'
import type { Basis } from '../../types.ts'
import type { RulemakingFacts } from '../facts.ts'

// Articles only for what was read in full (domain.md [R]); the rest by instrument or as a local rule to be confirmed.
const decisions = '《重大行政决策程序暂行条例》'
const competition = '《公平竞争审查条例》'
const regulations = '《规章制定程序条例》'
const disclosure = '《政府信息公开条例》'

export const pipeline = cited('《地方各级人民代表大会和地方各级人民政府组织法》', '第七十五条')
export const initiative = cited(regulations, '第十条至第十三条（参照）')
export const draftingPack = cited(regulations, '第十四条至第十八条（参照）')
export const expertArticles = cited(decisions, '第十九条至第二十一条')
export const departmentsArticles = cited(regulations, '第十七条、第二十四条（参照）')
export const consultationArticles = cited(decisions, '第十四条至第十八条')
export const businessConsultation = cited('《优化营商环境条例》', '第六十二条')
export const riskArticles = cited(decisions, '第二十二条至第二十四条')
export const legalityGate = cited(decisions, '第二十五条')
export const legalityGate37 = citedInPart('国办发〔2018〕37号')
export const legalityBody = citedInPart('国办发〔2018〕115号')
export const legalityUnconfirmed = unconfirmedRule('U')
export const adviserArticle = cited(decisions, '第二十八条')
export const competitionGate = cited(competition, '第十八条')
export const competitionSelfReview = cited(competition, '第十四条')
export const competitionScope = cited(competition, '第二条')
export const competitionException = cited(competition, '第十二条、第十七条')
export const competitionThirdParty = cited('《广东省优化营商环境条例》', '第四十七条')
export const deliberationArticles = cited(decisions, '第二十九条、第三十条')
export const partyArticle = cited(decisions, '第三十一条')
export const returnArticle = cited(regulations, '第二十条（参照）')
export const secrecyArticle = cited(disclosure, '第十七条')
export const unpublishedNoBasis = cited('《优化营商环境条例》', '第六十四条')
export const normativeTests = citedInPart('粤府令第277号')
export const numberingRule = citedInPart('深圳市政府令第368号（同类规定）')
export const repealProcedure = cited(regulations, '第三十九条（参照）')

export const fourEyes = houseRule('不得审批自己起草的文稿', 'nobody approves his own draft')
export const separateSteps = houseRule('两道审查由不同的人承担', 'two reviews are done by two people')
export const boundText = houseRule('签署约束文本', 'a sign-off binds a text')
export const orderly = houseRule('办理次序', 'order of the work')
export const findingsRule = houseRule('检查提示逐条答复', 'every finding is answered')

/** The basis of a rule of the pack that holds on the day asked about. */
export function ruleBasis(q: Question<RulemakingFacts>, key: string): Basis[] {
  const rule = q.at.pack(q.on).get(key)
  return rule ? [rule.basis] : []
}
