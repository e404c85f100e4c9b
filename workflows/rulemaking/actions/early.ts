import { brief, choice, day, line, list, optional, payload, prose, ref, refOr } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { action, drafter, draftersSide, who, whoFor } from './who.ts'
import { dispositions, noticeGrounds } from './words.ts'

const approvers = [who('generalOffice', 'officeClerk'), who('issuing', 'chief'), whoFor('department', 'drafting', 'unitChief')]

/** Initiation, drafting, consultation. */
export const earlyActions: ActionDefinition[] = [
  action(
    'initiation.propose',
    ['提出立项', 'Propose'],
    ['说明必要性、主要问题和措施，逐件答复相似文件。', 'Necessity, problem, measures; each similar document answered.'],
    {
      stages: ['initiation'],
      by: draftersSide,
      schema: payload({
        necessity: prose('必要性', 'Necessity'),
        problem: prose('要解决的主要问题', 'Problem to solve'),
        measures: prose('主要措施', 'Main measures'),
        similar: list(
          payload({
            instrumentId: optional(ref('instrument', '相似文件', 'Similar instrument')),
            title: optional(line('相似文件名称', 'Title')),
            answer: prose('为何不重复', 'Why it is no duplicate'),
          }),
          '相似文件',
          'Similar documents',
        ),
      }),
      requirements: ['notApprover'],
    },
  ),
  action('initiation.approve', ['同意立项', 'Approve'], ['同意后进入起草。', 'Leads to drafting.'], {
    stages: ['initiation'],
    by: approvers,
    schema: payload({}),
    requirements: ['classified', 'normativeDocument', 'proposed', 'notOwnDraft'],
    primary: true,
  }),
  action('initiation.refuse', ['不予立项', 'Refuse'], ['办件结束。', 'Ends the case.'], {
    stages: ['initiation'],
    by: approvers,
    schema: payload({ grounds: prose('依据', 'Grounds'), reason: prose('理由', 'Reason') }),
    requirements: ['proposed', 'notOwnDraft'],
  }),
  action('research.record', ['记录调研', 'Record research'], ['调研情况。', 'What was found out.'], {
    stages: ['drafting'],
    by: drafter,
    schema: payload({ summary: prose('情况', 'Summary'), materialId: optional(ref('material', '材料', 'Material')) }),
    requirements: [],
  }),
  action('expertReview.record', ['记录专家论证', 'Record an expert review'], ['专家和论证意见。', 'The experts and their opinion.'], {
    stages: ['drafting'],
    by: drafter,
    schema: payload({
      experts: list(line('专家', 'Expert'), '专家', 'Experts', 1, 100),
      summary: prose('意见', 'Opinion'),
      materialId: optional(ref('material', '材料', 'Material')),
    }),
    requirements: [],
  }),
  action('drafting.finish', ['完成起草', 'Finish drafting'], ['进入征求意见。', 'Leads to the consultation.'], {
    stages: ['drafting'],
    by: draftersSide,
    schema: payload({}),
    requirements: [
      'classified',
      'normativeDocument',
      'actDraft',
      'consolidatedDraft',
      'effectsSet',
      'explanatoryNote',
      'basesListed',
      'researchedOrExperts',
      'findingsAnswered',
    ],
    primary: true,
  }),
  action('departments.ask', ['征求部门意见', 'Ask departments'], ['向有关部门征求意见。', 'Ask the departments concerned.'], {
    stages: ['consultation'],
    by: draftersSide,
    schema: payload({
      organs: list(
        payload({ organId: refOr('name', 'organ', '部门', 'Organ'), name: optional(line('单位名称', 'Name')) }),
        '单位',
        'Organs',
        1,
        200,
      ),
      dueOn: day('回复期限', 'Reply by'),
    }),
    requirements: ['dueDayNotPast'],
  }),
  action(
    'departments.reply',
    ['记录部门回复', 'Record a reply'],
    ['逐个单位记录回复和采纳情况。', 'The reply and what was done with it.'],
    {
      stages: ['consultation'],
      by: draftersSide,
      schema: payload({
        organ: line('单位', 'Organ'),
        reply: prose('回复', 'Reply'),
        disposition: choice({ ...dispositions, none: ['无意见', 'No remark'] }, '处理', 'Disposition'),
        reason: prose('理由', 'Reason'),
      }),
      requirements: ['departmentsAsked', 'departmentWasAsked'],
    },
  ),
  action(
    'departments.close',
    ['结束部门征求意见', 'Close the departments’ round'],
    ['全部回复或者期限已过。', 'All replied, or the day has passed.'],
    {
      stages: ['consultation'],
      by: draftersSide,
      schema: payload({}),
      requirements: ['departmentsAsked', 'departmentsAnsweredOrLate'],
    },
  ),
  action(
    'notice.publish',
    ['发布征求意见公告', 'Publish the notice'],
    ['公告发布日即公开征求意见起算日。', 'The day of the notice starts the term.'],
    {
      stages: ['consultation'],
      by: draftersSide,
      schema: payload({
        draftId: ref('draft', '征求意见稿', 'Draft'),
        summary: brief('是什么事（三句话说清，300字以内）', 'What it is about (three sentences, 300 characters)', 300),
        affected: brief('与谁有关（200字以内）', 'Who is affected (200 characters)', 200),
        until: day('截止日', 'Open until'),
        channels: list(line('渠道', 'Channel'), '发布渠道', 'Channels', 1, 20),
        address: line('网址或者地址', 'Address'),
        shortenedReason: optional(prose('缩短期限的理由（随公告公布）', 'Reason for a shorter term (published)')),
      }),
      requirements: ['actDraft', 'mayBePublished', 'noticeNotRunning', 'noticeOfCurrentDraft', 'noticeLongEnough'],
    },
  ),
  action('notice.skip', ['不公开征求意见', 'Do without the notice'], ['仅限规定的情形，须载明理由。', 'Only on a recorded ground.'], {
    stages: ['consultation'],
    by: [who('drafting', 'unitChief')],
    schema: payload({
      ground: choice(noticeGrounds, '情形', 'Ground'),
      reason: prose('理由', 'Reason'),
    }),
    requirements: ['actDraft', 'noticeNotRunning', 'skipGroundPossible', 'skipGroundHolds'],
  }),
  action(
    'comment.receive',
    ['提交意见', 'Send a comment'],
    ['公告期间任何人都可以提出意见。', 'Anyone may comment while the notice runs.'],
    {
      stages: ['drafting', 'consultation'],
      by: [who('public'), who('drafting', 'drafter', 'unitChief')],
      schema: payload({
        commentId: ref('comment', '意见', 'Comment'),
        provisionId: optional(ref('provision', '条款', 'Provision')),
        channel: line('渠道', 'Channel'),
      }),
      requirements: ['noticeRunning', 'noticeStillOpen', 'commentNew'],
      evenSuspended: true,
    },
  ),
  action(
    'comment.answer',
    ['答复意见', 'Answer comments'],
    ['可以一并答复同类意见，须说明理由。', 'One answer for like comments, with the reason.'],
    {
      stages: ['consultation'],
      by: draftersSide,
      schema: payload({
        commentIds: list(ref('comment', '意见', 'Comment'), '意见', 'Comments', 1),
        disposition: choice(dispositions, '处理', 'Disposition'),
        reason: prose('理由', 'Reason'),
      }),
      requirements: ['commentsThere', 'commentsKnown'],
    },
  ),
  action('notice.close', ['结束公开征求意见', 'Close the notice'], ['截止日的次日起可以结束。', 'From the day after the last day.'], {
    stages: ['consultation'],
    by: draftersSide,
    schema: payload({}),
    requirements: ['noticeRunning', 'noticeTermPassed'],
  }),
  action(
    'result.publish',
    ['公布采纳情况', 'Publish the result'],
    ['每条意见都有答复；没有意见也要公布。', 'Every comment answered; none received is a valid end.'],
    {
      stages: ['consultation'],
      by: draftersSide,
      schema: payload({ address: line('网址或者地址', 'Address'), channels: list(line('渠道', 'Channel'), '渠道', 'Channels', 1, 20) }),
      requirements: ['noticeClosed', 'commentsAnswered'],
    },
  ),
  action('riskAssessment.record', ['记录风险评估', 'Record the risk assessment'], ['重大行政决策须有结论。', 'Asked of major decisions.'], {
    stages: ['drafting', 'consultation'],
    by: draftersSide,
    schema: payload({
      conclusion: choice(
        {
          controllable: ['风险可控', 'Controllable'],
          uncontrollable: ['风险不可控', 'Not controllable'],
          notNeeded: ['依法无需评估', 'Not needed by law'],
        },
        '结论',
        'Conclusion',
      ),
      summary: prose('情况和理由', 'Summary and reason'),
      materialId: optional(ref('material', '报告', 'Report')),
    }),
    requirements: [],
  }),
  action('hearing.record', ['记录听证', 'Record a hearing'], ['听证情况和意见处理。', 'The hearing and what was done with it.'], {
    stages: ['consultation'],
    by: draftersSide,
    schema: payload({
      heldOn: day('听证日', 'Held on'),
      summary: prose('情况', 'Summary'),
      materialId: optional(ref('material', '笔录', 'Record')),
    }),
    requirements: ['heldNotAfterRecord'],
  }),
  action('consultation.finish', ['完成征求意见', 'Finish the consultation'], ['进入审查。', 'Leads to the review.'], {
    stages: ['consultation'],
    by: draftersSide,
    schema: payload({}),
    requirements: [
      'actDraft',
      'departmentsHeard',
      'publicConsulted',
      'noticeNotRunning',
      'commentsAnswered',
      'resultPublished',
      'majorChangeConsulted',
      'noticeFitsClass',
      'riskAssessed',
    ],
    primary: true,
  }),
]
