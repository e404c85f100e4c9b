import { changesOthers, isInside, isLetter, sentenceAt, silentRanges } from '../../history.ts'
import { at, isOver, whole } from '../finding.ts'
import { type Period, periodsIn, plansIn } from '../periods.ts'
import type { AuditFinding, AuditRule, AuditSubject } from '../types.ts'

/** The task or period that the document is for is over: in its title, its own term, or a goal set for a day that is past. */
export const periodOver: AuditRule = {
  id: 'period.over',
  zh: '任务完成或者适用期已过',
  en: 'task or period over',
  basis: '适用期已过、规定任务已完成的宣布失效（国发〔2015〕68号，条号待核）',
  limits: '目标已过而制度仍需要的，正文中的只提请修改；以事件而非日期为期限的不能发现。',
  run(subject, { asOf }) {
    if (subject.ownership !== 'own' || isOver(subject) || changesOthers(subject.title) || isLetter(subject.title)) return []
    const titled = inTitle(subject, asOf)
    return [...titled, ...inText(subject, asOf)]
  },
}

function inTitle(subject: AuditSubject, asOf: string): AuditFinding[] {
  const own = subject.title.replace(/[（(](?:19|20)\d\d年?(?:修[订正]|版|年版|本)[^（()）]{0,8}[）)]/g, '')
  const [over] = [...periodsIn(own), ...plansIn(own)].filter((period) => period.end < asOf && (period.kind !== 'by' || TASK.test(own)))
  const yearly = YEARLY.exec(own)
  const end = over?.end ?? (yearly && `${yearly[1]}-12-31` < asOf ? `${yearly[1]}-12-31` : null)
  if (end === null) return []
  return [
    whole(periodOver, subject, {
      severity: 'error',
      message: `名称所定的期限（至${end}）已过。`,
      messageEn: `The period in its title (until ${end}) is over.`,
      outcome: 'declareInvalid',
      reason: 'R8',
      detail: { end, place: 'title' },
    }),
  ]
}

/** 2019年工作要点, 2018年农业补贴实施办法: titles that bind themselves to one year. */
const YEARLY =
  /((?:19|20)\d\d)年(?:度)?[^\n]{0,30}(?:工作要点|工作安排|工作计划|行动计划|行动方案|实施方案|工作方案|实施计划|招生|计划|任务|方案|(?:补贴|补助|奖励|收购)[^\n]{0,16}(?:办法|细则|意见|通知))/
const TASK = /计划|规划|方案|要点|纲要|目标|任务|行动/

function inText(subject: AuditSubject, asOf: string): AuditFinding[] {
  const { tree } = subject
  if (tree === null) return []
  const { text } = tree
  const silent = silentRanges(tree)
  const found: AuditFinding[] = []
  let last = -1
  for (const period of periodsIn(text)) {
    if (period.end >= asOf || period.start < last || isInside(silent, period.start)) continue
    const sentence = sentenceAt(text, period.start, period.until)
    if (!isGoal(sentence.words, period.start - sentence.start, period.until - sentence.start, period)) continue
    last = sentence.end
    found.push(
      at(periodOver, subject, period.start, period.until, {
        severity: 'warning',
        message: `“${text.slice(period.start, period.until)}”所定的期限（至${period.end}）已过。`,
        messageEn: `The time set here (until ${period.end}) is over.`,
        outcome: 'amend',
        reason: 'R8',
        detail: { end: period.end, place: 'text' },
      }),
    )
  }
  return found
}

const GOAL =
  /(?:力争|争取|确保|达到|实现|完成|建成|建立|形成|提高|提升|降低|下降|控制|不低于|不超过|超过|基本|全面|全部|普遍|消除|淘汰|关闭|取缔|覆盖|投入|安排|新增|新建|重点|目标|任务|应当|要(?!求)|须|必须|将|予以|给予|补贴|补助|减免|免征|免收|执行|实施|推进|推动|开展|整治|改造|整改|治理|组织|落实|一律|关停|停止|报送|上报|提交|公布|务必|制定|动员|部署|建设|不少于|达标|普查|排查|验收|减少|压减|计划)/
const TOLD =
  /(?:以来|已经?|取得了|完成了|实现了|建成了|先后|曾|截至[^，。]{0,16}(?:，|已|共|仍|累计)|据统计|同比|比(?:19|20)\d\d年|较(?:19|20)\d\d年|基数|基准年|为基期|不变价|圆满|成就|回顾|总结)/
const BOUND_OTHER =
  /^(?:(?:之?前|以前|前|底前|末前)?(?:已|未|尚|建成的|建造的|出生|登记的|取得|参加|批准|颁发|设立|注册|投产|竣工|退休|入学|毕业|办理|的|依法|按照|依照|签订|发生|购买|成立|开工|印发|发布|公布|制定))/

/** Whether the sentence sets a goal or a measure for that time, rather than tell of it or measure by it. */
function isGoal(words: string, from: number, to: number, period: Period): boolean {
  const left = words.slice(0, from)
  const right = words.slice(to)
  if (/《[^》]{0,80}$/.test(left.slice(-80)) || TOLD.test(words)) return false
  if (/^(?:规划)?(?:实施|执行)?(?:期满|届满|到期|结束)/.test(right)) return false
  if (BOUND_OTHER.test(right) || /^[^，。；]{0,24}基础上/.test(right)) return false
  if (period.kind === 'by' && /(?:自|从|截至|截止到?)$/.test(left)) return false
  if (/[（(][^（()）]{0,20}$/.test(left.slice(-20)) && /^[^（()）]{0,12}(?:通过|修订|修正|公布|发布|施行|印发)/.test(right)) return false
  return GOAL.test(right.slice(0, 80)) || (period.kind === 'span' && GOAL.test(left.slice(-60)))
}
