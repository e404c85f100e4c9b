import { choice, day, line, list, optional, payload, prose, ref, yesNo } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { action, draftersSide, who, whoFor } from './who.ts'
import { point, returnGrounds } from './words.ts'

const points = optional(list(point, '逐条意见', 'Points', 0, 500))
const reason = optional(prose('理由', 'Reason'))
const notApplicable = ['不适用', 'Not applicable'] as const

/** The parallel review, the department's deliberation, receipt and the legality review. */
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
        exception: optional(
          payload({
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
          }),
        ),
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
  action('pack.submit', ['送审', 'Submit the pack'], ['材料齐全，由主要负责人签署。', 'A complete pack signed by the head of the unit.'], {
    stages: ['receipt'],
    by: [who('drafting', 'unitChief')],
    schema: payload({ signedBy: line('签署人', 'Signed by') }),
    requirements: [
      'notYetSubmitted',
      'classified',
      'normativeDocument',
      'effectsSet',
      'explanatoryNote',
      'basesListed',
      'findingsAnswered',
      'publicConsulted',
      'majorChangeConsulted',
      'departmentLegalityWhole',
      'adviserOpinionWhole',
      'fairCompetitionWhole',
    ],
  }),
  action('receipt.accept', ['受理', 'Accept'], ['材料齐全、程序完备的转合法性审核。', 'Leads to the legality review.'], {
    stages: ['receipt'],
    by: [who('generalOffice', 'officeClerk')],
    schema: payload({}),
    requirements: [
      'packSubmitted',
      'notOwnDraft',
      'normativeDocument',
      'publicConsulted',
      'majorChangeConsulted',
      'departmentLegalityWhole',
      'adviserOpinionWhole',
      'fairCompetitionWhole',
    ],
    primary: true,
  }),
  action('receipt.supplement', ['要求补正', 'Ask for a supplement'], ['一次告知所缺材料。', 'Names what is missing.'], {
    stages: ['receipt'],
    by: [who('generalOffice', 'officeClerk')],
    schema: payload({ missing: prose('需补正的材料', 'What is missing') }),
    requirements: ['packSubmitted'],
  }),
  action('receipt.return', ['退回', 'Return'], ['退回起草单位。', 'Back to the drafting unit.'], {
    stages: ['receipt'],
    by: [who('generalOffice', 'officeClerk')],
    schema: payload({ grounds: list(choice(returnGrounds, '事由', 'Ground'), '事由', 'Grounds', 1, 11), reason: prose('理由', 'Reason') }),
    requirements: ['packSubmitted'],
  }),
  action(
    'legality.decide',
    ['作出合法性审核意见', 'Conclude the legality review'],
    ['审核机构的书面意见，约束所审的每一稿。', 'The legality body’s opinion, bound to every draft of the case.'],
    {
      stages: ['legalityReview'],
      by: [who('legalityBody', 'legalityReviewer', 'legalityChief')],
      schema: payload({
        conclusion: choice(
          {
            lawful: ['合法', 'Lawful'],
            mustRevise: ['应当予以修改', 'Must revise'],
            unlawful: ['不合法', 'Unlawful'],
            riskDisclosed: ['明示法律风险', 'Legal risk disclosed'],
            notApplicable,
          },
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
        'otherReviewerThanDepartment',
        'draftNamedIsCurrent',
        'clockRuns',
        'departmentLegalityWhole',
        'adviserOpinionWhole',
        'fairCompetitionWhole',
        'majorChangeConsulted',
        'legalityMinDays',
        'legalityMinDaysMajor',
        'changedSinceLegality',
        'notApplicableAllowed',
        'riskOnlyForMajorDecision',
        'pointsForMustRevise',
        'pointsKnown',
      ],
      primary: true,
    },
  ),
  action('legality.supplement', ['要求补充材料', 'Ask for more'], ['补充期间不计入审核期限。', 'Stops the clock.'], {
    stages: ['legalityReview'],
    by: [who('legalityBody', 'legalityReviewer', 'legalityChief')],
    schema: payload({ request: prose('需补充的内容', 'Request') }),
    requirements: ['clockRuns'],
  }),
  action('legality.supplied', ['已补充', 'Supplied'], ['期限继续计算。', 'The clock runs on.'], {
    stages: ['legalityReview'],
    by: draftersSide,
    schema: payload({}),
    requirements: ['supplementPending', 'suppliedNotBeforeAsked'],
  }),
  action(
    'legalityPoint.answer',
    ['落实审核意见', 'Answer a point of the legality review'],
    ['逐条说明已修改，或者不采纳的理由。', 'Met, or not adopted with the reason.'],
    {
      stages: ['legalityReview'],
      by: draftersSide,
      schema: payload({
        pointId: ref('point', '意见点', 'Point'),
        disposition: choice({ met: ['已落实', 'Met'], notAdopted: ['未采纳', 'Not adopted'] }, '处理', 'Disposition'),
        reason: prose('说明', 'Reason'),
      }),
      requirements: ['legalityPointOpen', 'legalityPointThere', 'pointMetByChange'],
    },
  ),
  action('legality.return', ['退回起草单位', 'Return to the drafting unit'], ['载明退回事由。', 'With the grounds.'], {
    stages: ['legalityReview'],
    by: [who('legalityBody', 'legalityReviewer', 'legalityChief')],
    schema: payload({ grounds: list(choice(returnGrounds, '事由', 'Ground'), '事由', 'Grounds', 1, 11), reason: prose('理由', 'Reason') }),
    requirements: ['notOwnDraft'],
  }),
]
