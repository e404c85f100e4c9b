import { choice, day, line, list, optional, payload, prose, ref } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { action, who, whoFor } from './who.ts'
import { exception, notApplicable, points, reason } from './words.ts'

/** The parallel review and the department’s deliberation. */
export const reviewActions: ActionDefinition[] = [
  action(
    'departmentLegality.conclude',
    ['部门合法性审核', 'Conclude the department’s legality review'],
    ['起草单位法制机构的结论，约束所审的文稿。', 'Binds the very drafts reviewed.'],
    {
      stages: ['departmentLegality'],
      by: [who('legalUnit', 'unitLegalReviewer')],
      schema: payload({
        conclusion: choice(
          { lawful: ['合法', 'Lawful'], mustRevise: ['应当修改', 'Must revise'], unlawful: ['不合法', 'Unlawful'], notApplicable },
          '结论',
          'Conclusion',
        ),
        opinion: prose('审核意见', 'Opinion'),
        points,
        reason,
      }),
      requirements: [
        'actDraft',
        'notOwnDraft',
        'otherReviewer',
        'draftNamedIsCurrent',
        'changedSinceDepartmentLegality',
        'notApplicableAllowed',
        'pointsKnown',
      ],
      primary: true,
    },
  ),
  action(
    'adviserOpinion.give',
    ['出具法律顾问意见', 'Give the adviser’s opinion'],
    ['意见须逐条得到答复。', 'Every objection is to be answered.'],
    {
      stages: ['adviserOpinion'],
      by: [who('adviser', 'legalAdviser')],
      schema: payload({
        conclusion: choice(
          { noObjection: ['无不同意见', 'No objection'], objections: ['有意见', 'Objections'], notApplicable },
          '结论',
          'Conclusion',
        ),
        opinion: prose('意见', 'Opinion'),
        points,
        reason,
      }),
      requirements: ['actDraft', 'notOwnDraft', 'draftNamedIsCurrent', 'notApplicableAllowed', 'pointsKnown'],
      primary: true,
    },
  ),
  action(
    'fairCompetition.selfReview',
    ['公平竞争初审', 'Self-review for fair competition'],
    ['政府文件由起草单位先行初审。', 'For government documents the drafting unit reviews first.'],
    {
      stages: ['fairCompetitionReview'],
      by: [who('drafting', 'drafter', 'unitChief'), who('legalUnit', 'unitLegalReviewer')],
      schema: payload({ findings: prose('逐项情况', 'Findings'), opinion: prose('初审意见', 'Opinion') }),
      requirements: ['actDraft'],
    },
  ),
  action(
    'fairCompetition.conclude',
    ['公平竞争审查结论', 'Conclude the fair competition review'],
    [
      '不得出台的须修改后重新审查；例外须写明事由、无更小影响的替代方案和终止时间。',
      'An exception states ground, no lesser alternative and its end.',
    ],
    {
      stages: ['fairCompetitionReview'],
      by: [whoFor('government', 'marketRegulator', 'marketReviewer'), whoFor('department', 'legalUnit', 'unitLegalReviewer')],
      schema: payload({
        conclusion: choice(
          {
            mayIssue: ['可以出台', 'May issue'],
            reviseThenIssue: ['修改后出台', 'Revise, then issue'],
            mayNotIssue: ['不得出台', 'May not issue'],
            notApplicable,
          },
          '结论',
          'Conclusion',
        ),
        opinion: prose('审查意见', 'Opinion'),
        items: optional(
          list(
            payload({
              id: { ...line('标准', 'Standard'), pattern: '^FCM?-[0-9]+\\.[0-9]+$' },
              provisionId: ref('provision', '条款', 'Provision'),
              words: line('文字', 'Words'),
            }),
            '涉及标准',
            'Standards concerned',
            0,
            200,
          ),
        ),
        exception: optional(exception),
        reason,
      }),
      requirements: [
        'actDraft',
        'notOwnDraft',
        'draftNamedIsCurrent',
        'selfReviewFirst',
        'changedSinceFairCompetition',
        'notApplicableAllowed',
        'exceptionComplete',
        'exceptionEvaluated',
      ],
      primary: true,
    },
  ),
  action(
    'departmentDeliberation.record',
    ['记录部门集体讨论', 'Record the department’s deliberation'],
    ['起草单位领导班子集体讨论。', 'By the leadership of the drafting unit.'],
    {
      stages: ['departmentDeliberation'],
      by: [who('drafting', 'unitChief')],
      schema: payload({
        heldOn: day('会议日', 'Held on'),
        attendees: list(line('出席人员', 'Attendee'), '出席人员', 'Attendees', 1, 200),
        minutes: ref('material', '会议记录', 'Minutes'),
        decision: choice({ pass: ['同意送审', 'Pass'], rework: ['退回修改', 'Rework'] }, '决定', 'Decision'),
      }),
      requirements: ['notOwnDraft', 'departmentLegalityWhole', 'adviserOpinionWhole', 'fairCompetitionWhole', 'meetingDayFits'],
      primary: true,
    },
  ),
]
