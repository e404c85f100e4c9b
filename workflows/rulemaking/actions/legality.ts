import { choice, line, list, payload, prose, ref } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { action, draftersSide, who } from './who.ts'
import { notApplicable, points, reason, returnGrounds } from './words.ts'

/** Receipt by the general office and the legality review. */
export const legalityActions: ActionDefinition[] = [
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
