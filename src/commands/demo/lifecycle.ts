import { type Parts, type Pass, people } from './pass.ts'
import { classification } from './revision-common.ts'
import { act, type Step, type Story } from './steps.ts'

export type { Parts, Pass } from './pass.ts'

const no = (reason: string) => ({ value: false, reason })
const EFFECT = { making: 'makes', revision: 'reissues', repeal: 'repeals' } as const

/** The steps of a pass. Between the parts the legal day must move: past the notice, then by the shortest term of the legality review. */
export function passOf(pass: Pass): Parts {
  const story = (name: string, steps: Step[]): Story => ({ name: `${pass.case} ${name}`, title: { zh: pass.title, en: pass.title }, steps })
  return { opening: story('opening', opening(pass)), review: story('review', review(pass)), decision: story('decision', decision(pass)) }
}

function opening(pass: Pass): Step[] {
  const { case: c, kind } = pass
  const { drafter, chief, clerk } = people(pass)
  const drafting = pass.drafting ?? '$organ:xh-commerce'
  const instruments =
    kind === 'making'
      ? []
      : [{ id: `$instrument:${pass.instrument}`, mode: kind === 'revision' ? ('revises' as const) : ('repeals' as const) }]
  const request = {
    kind,
    title: pass.title,
    documentClass: pass.documentClass ?? ('government' as const),
    issuing: pass.issuing ?? '$organ:xh-gov',
    drafting,
    instruments,
  }
  return [
    {
      do: 'open',
      as: drafter,
      case: c,
      request,
      ...(kind === 'making' ? { instrument: pass.instrument } : {}),
      say: { zh: '申请立项', en: 'open the case' },
    },
    act(
      drafter,
      c,
      'classification.set',
      {
        ...classification,
        documentClass: { value: request.documentClass, reason: '按制定主体' },
        concernsOperators: no('不涉及经营者经济活动'),
        productionRelated: no('与生产经营活动无密切关系'),
      },
      '确定文件类别',
      'classify',
    ),
    act(drafter, c, 'initiation.propose', { necessity: '示例', problem: '示例', measures: '示例', similar: [] }, '提出立项', 'propose'),
    act(clerk, c, 'initiation.approve', {}, '同意立项', 'approved'),
    { do: 'type', as: drafter, case: c, role: 'act', words: pass.words, say: { zh: '起草', en: 'type the text' } },
    act(
      drafter,
      c,
      'draft.save',
      { role: 'act', draftKind: '征求意见稿', workingCopyId: '$copy:act', rev: '$rev:act' },
      '固定文稿',
      'freeze the draft',
    ),
    ...consolidated(pass, drafter),
    { do: 'answerFindings', as: drafter, case: c, reason: '示例：沿用原文', say: { zh: '答复检查提示', en: 'answer the findings' } },
    ...material(drafter, c, 'note', 'explanatoryNote', '起草说明'),
    ...material(drafter, c, 'bases', 'bases', '制定依据'),
    act(drafter, c, 'research.record', { summary: '示例' }, '记录调研', 'record the research'),
    act(
      drafter,
      c,
      'effects.set',
      {
        effects: [
          {
            kind: pass.consolidated === undefined ? EFFECT[kind] : 'amends',
            instrumentId: `$instrument:${pass.instrument}`,
            from: 'publication',
          },
        ],
      },
      '确定效力',
      'say what it does',
    ),
    act(drafter, c, 'drafting.finish', {}, '完成起草', 'drafting is finished'),
    act(
      drafter,
      c,
      'departments.ask',
      { organs: [{ organId: '$organ:xh-justice' }], dueOn: pass.until },
      '征求部门意见',
      'ask a department',
    ),
    act(
      drafter,
      c,
      'departments.reply',
      { organ: '$organ:xh-justice', reply: '无意见', disposition: 'none', reason: '对方无意见' },
      '部门回复',
      'the department replies',
    ),
    act(drafter, c, 'departments.close', {}, '结束部门征求意见', 'close the round'),
    kind === 'repeal'
      ? act(chief, c, 'notice.skip', { ground: 'repealOnly', reason: '仅废止文件' }, '不公开征求意见', 'no public notice')
      : act(
          drafter,
          c,
          'notice.publish',
          {
            ...{ draftId: '$draft:act', until: pass.until, channels: ['示例'], address: '示例' },
            ...{ summary: `就《${pass.title}》公开征求意见（示例）。`, affected: '示例：适用本文件的单位和个人' },
          },
          '公开征求意见',
          'public notice',
        ),
  ]
}

function consolidated({ case: c, consolidated: words }: Pass, drafter: string): Step[] {
  if (words === undefined) return []
  return [
    { do: 'type', as: drafter, case: c, role: 'consolidated', words, say: { zh: '修改后全文', en: 'type the consolidated text' } },
    act(
      drafter,
      c,
      'draft.save',
      { role: 'consolidated', draftKind: '修改后全文', workingCopyId: '$copy:consolidated', rev: '$rev:consolidated' },
      '固定修改后全文',
      'freeze the consolidated text',
    ),
  ]
}

function review(pass: Pass): Step[] {
  const { case: c, kind } = pass
  const { drafter, chief, legal, clerk, competition } = people(pass)
  const closing =
    kind === 'repeal'
      ? []
      : [
          act(drafter, c, 'notice.close', {}, '结束公告', 'close the notice'),
          act(drafter, c, 'result.publish', { address: '示例', channels: ['示例'] }, '公布采纳情况', 'publish the result'),
        ]
  // A department deliberates once, at the end; for a government document it does so before it submits.
  const deliberation =
    pass.documentClass === 'department'
      ? []
      : [
          ...material(chief, c, 'minutes1', 'minutes', '局领导班子会议记录'),
          act(
            chief,
            c,
            'departmentDeliberation.record',
            { heldOn: '$today', attendees: ['领导班子全体成员'], minutes: `$material:${c}:minutes1`, decision: 'pass' },
            '部门集体讨论',
            'the department deliberates',
          ),
        ]
  return [
    ...closing,
    act(drafter, c, 'consultation.finish', {}, '完成征求意见', 'the consultation is finished'),
    act(
      legal,
      c,
      'departmentLegality.conclude',
      { conclusion: 'lawful', opinion: '合法（示例）' },
      '部门合法性审核',
      'department legality',
    ),
    act('guwen', c, 'adviserOpinion.give', { conclusion: 'noObjection', opinion: '无不同意见（示例）' }, '法律顾问意见', 'adviser'),
    act(
      competition,
      c,
      'fairCompetition.conclude',
      { conclusion: 'notApplicable', opinion: '不适用（示例）', reason: '不涉及经营者经济活动' },
      '公平竞争审查：不适用',
      'fair competition: not applicable',
    ),
    ...deliberation,
    act(chief, c, 'pack.submit', { signedBy: '单位负责人' }, '送审', 'submit the pack'),
    act(clerk, c, 'receipt.accept', {}, '受理', 'accepted'),
  ]
}

function decision(pass: Pass): Step[] {
  const { case: c } = pass
  const { clerk, registrar, signer, meeting } = people(pass)
  return [
    act('shenhe', c, 'legality.decide', { conclusion: 'lawful', opinion: '合法（示例）' }, '合法性审核：合法', 'lawful'),
    ...material('mishu', c, 'minutes2', 'minutes', '常务会议纪要'),
    act(
      'mishu',
      c,
      'meeting.decide',
      {
        meeting: '区政府常务会议（示例）',
        heldOn: '$today',
        kind: meeting,
        attendees: ['区政府组成人员'],
        views: '均表示同意',
        vote: { for: 9, against: 0, abstain: 0 },
        decision: 'pass',
        minutes: `$material:${c}:minutes2`,
      },
      '集体讨论：通过',
      'the meeting passes it',
    ),
    act(signer, c, 'signing.sign', { signer: '主要负责人' }, '签发', 'signed'),
    act(clerk, c, 'secrecy.check', { result: 'mayPublish', reason: '可以公开' }, '保密审查', 'secrecy check'),
    act(registrar, c, 'number.assign', { bookId: pass.book ?? '$book:新府' }, '编号', 'numbered'),
    act(
      registrar,
      c,
      'publication.set',
      pass.validTo === undefined
        ? { effectiveFrom: pass.effectiveFrom ?? 'publication', longTermReason: '示例' }
        : { effectiveFrom: pass.effectiveFrom ?? 'publication', validTo: pass.validTo },
      '施行日和有效期',
      'commencement and validity',
    ),
    act(registrar, c, 'interpretation.publish', { address: '示例' }, '发布政策解读', 'interpretation'),
    act(registrar, c, 'publication.publish', { channels: ['示例'], address: '示例' }, '公布', 'published', {
      keep: { [`act:${c}`]: 'actId' },
    }),
  ]
}

function material(as: string, c: string, name: string, kind: string, title: string): Step[] {
  return [
    {
      do: 'upload',
      as,
      case: c,
      name: `${c}:${name}`,
      kind,
      title,
      words: `（示例）${title}`,
      say: { zh: `提交${title}`, en: `file: ${title}` },
    },
    act(as, c, 'material.add', { kind, materialId: `$material:${c}:${name}`, title, on: '$today' }, `${title}入卷`, `${title} added`),
  ]
}
