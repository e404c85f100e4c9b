import { isOver, whole } from '../finding.ts'
import type { AuditRule } from '../types.ts'

/** Names of bodies that advise, coordinate or are a part of an organ; the organ's own type in the register goes before. */
const UNFIT =
  /(?:领导小组|工作小组|协调小组|专项小组|工作组|指挥部|联席会议|工作专班|专班|攻坚办|创建办|筹备(?:处|组|委员会))(?:办公室)?$|(?:派出所|司法所|市场监督管理所|税务所|自然资源所|国土所|工商所|(?:创文|创卫|创建|三防|普法|综治|双拥|爱卫|禁毒|扫黑|拆迁|招商|食安|安委|河长|深改)办|[大中支]队|[股科室处]|(?:安全生产|食品安全|食品药品安全|消防安全|道路交通安全|禁毒|反走私|减灾|抗震救灾|防火|绿化|招标投标管理|(?:文明建设|运动|工作|指导|协调|动员|编制|咨询|审查|评审|专家)|全面?依法治[省市区县州]|深化改革|国防教育|双拥|规划)委员会)$/
const FIT = /(?:人民政府办公[室厅]|街道办事处|办事处|行政公署|管理处|(?:卫生健康|发展和改革|管理)委员会)$/

/** Issued by a body that may not issue normative documents: coordinating, internal, branch or temporary. */
export const unfitIssuer: AuditRule = {
  id: 'issuer.unfit',
  zh: '制定主体不适格',
  en: 'issued by an organ that may not issue',
  basis: '制定主体清单；议事协调机构、派出机构、内设机构、临时机构不得制定',
  limits: '登记簿未写机关类型时只按名称判断；法律、法规授权的组织须登记为可以制定。',
  run(subject, { bases }) {
    if (subject.ownership !== 'own' || isOver(subject)) return []
    const { name, mayIssue, type } = subject.organ
    const byName = mayIssue === null && UNFIT.test(name) && !FIT.test(name)
    if (mayIssue !== false && !byName) return []
    return [
      whole({ id: unfitIssuer.id, basis: bases.mayIssue }, subject, {
        severity: byName ? 'warning' : 'error',
        message: byName ? `从名称看，“${name}”不得制定规范性文件，请核对制定主体清单。` : `“${name}”不得制定规范性文件。`,
        messageEn: byName
          ? `By its name “${name}” may not issue normative documents; check the list of issuers.`
          : `“${name}” may not issue normative documents.`,
        outcome: 'repeal',
        reason: 'R3',
        detail: { organ: name, type },
      }),
    ]
  },
}
