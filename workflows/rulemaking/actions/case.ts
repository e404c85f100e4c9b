import { choice, day, line, list, payload, prose, whole } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { from, reviewLanes } from '../stages.ts'
import { action, who, whoIn } from './who.ts'
import { returnGrounds } from './words.ts'

const beforePublished = from('initiation', 'publication')

/** Suspension, withdrawal, return, extension, the expedited track, the report to the Party committee. */
export const caseActions: ActionDefinition[] = [
  action('case.suspend', ['中止办理', 'Suspend'], ['期限暂停计算，恢复后继续。', 'Stops the clock until resumed.'], {
    stages: beforePublished,
    by: [who('drafting', 'unitChief'), who('generalOffice', 'officeClerk'), who('legalityBody', 'legalityChief'), who('issuing', 'chief')],
    schema: payload({ reason: prose('理由', 'Reason') }),
    requirements: [],
  }),
  action('case.resume', ['恢复办理', 'Resume'], ['期限继续计算。', 'The clock runs on.'], {
    stages: beforePublished,
    by: [who('drafting', 'unitChief'), who('generalOffice', 'officeClerk'), who('legalityBody', 'legalityChief'), who('issuing', 'chief')],
    schema: payload({ reason: prose('理由', 'Reason') }),
    requirements: ['suspended', 'resumeNotBeforeSuspension'],
    evenSuspended: true,
  }),
  action(
    'case.withdraw',
    ['撤回', 'Withdraw'],
    ['终止办理；已编的文号作废并注明理由。', 'Ends the case; a number already taken is void with the reason.'],
    {
      stages: beforePublished,
      by: [who('drafting', 'unitChief'), who('issuing', 'chief')],
      schema: payload({ reason: prose('理由', 'Reason') }),
      requirements: [],
      evenSuspended: true,
    },
  ),
  action('term.extend', ['延长期限', 'Extend a term'], ['按规定延长本环节期限。', 'Extends the term of the stage within the rule.'], {
    stages: ['legalityReview', 'publication', 'filing'],
    by: [
      whoIn(['legalityReview'], 'legalityBody', 'legalityChief'),
      whoIn(['publication', 'filing'], 'generalOffice', 'officeRegistrar', 'officeClerk'),
    ],
    schema: payload({
      stage: choice(
        { legalityReview: ['合法性审核', 'Legality review'], publication: ['公布', 'Publication'], filing: ['备案', 'Filing'] },
        '环节',
        'Stage',
      ),
      days: whole('天数', 'Days', 1, 60),
      reason: prose('理由', 'Reason'),
    }),
    requirements: ['extensionAllowed', 'extensionOfThisStage', 'extensionWithinLimit'],
  }),
  action(
    'expedited.grant',
    ['批准加急', 'Grant the expedited track'],
    ['主要负责人批准；只可替代会议讨论，不可替代合法性审核。', 'By the chief: may replace the meeting, never the legality opinion.'],
    {
      stages: from('initiation', 'deliberation'),
      by: [who('issuing', 'chief')],
      schema: payload({
        ground: choice(
          {
            emergency: ['应对突发事件', 'Response to an emergency'],
            superiorOrder: ['执行上级紧急命令', 'Urgent order from above'],
            publicSafety: ['保障公共安全和公共利益', 'Public safety'],
          },
          '事由',
          'Ground',
        ),
        reason: prose('理由', 'Reason'),
      }),
      requirements: ['notOwnDraft', 'notYetExpedited'],
    },
  ),
  action('case.return', ['退回', 'Return'], ['退回较早环节；须载明事由。', 'Back to an earlier stage, with the grounds.'], {
    stages: from('consultation', 'publication'),
    by: [
      whoIn([...from('consultation', 'departmentDeliberation'), ...reviewLanes], 'drafting', 'unitChief'),
      whoIn([...reviewLanes, 'review'], 'legalUnit', 'unitLegalReviewer'),
      whoIn([...from('receipt', 'publication')], 'generalOffice', 'officeClerk'),
      whoIn(['legalityReview'], 'legalityBody', 'legalityReviewer', 'legalityChief'),
      whoIn(from('deliberation', 'publication'), 'issuing', 'meetingSecretary', 'chief'),
    ],
    schema: payload({
      to: choice(
        {
          drafting: ['起草', 'Drafting'],
          consultation: ['征求意见', 'Consultation'],
          review: ['审查', 'Review'],
          legalityReview: ['合法性审核', 'Legality review'],
          deliberation: ['集体讨论决定', 'Deliberation'],
          signing: ['签发', 'Signing'],
        },
        '退回到',
        'Back to',
      ),
      grounds: list(choice(returnGrounds, '事由', 'Ground'), '事由', 'Grounds', 1, 11),
      reason: prose('理由', 'Reason'),
    }),
    requirements: ['returnGoesBack'],
  }),
  action(
    'partyReport.record',
    ['记录请示报告', 'Record the report to the Party committee'],
    ['向同级党委请示报告的日期和文号。', 'Day and reference of the report.'],
    {
      stages: from('receipt', 'signing'),
      by: [who('issuing', 'meetingSecretary', 'chief'), who('generalOffice', 'officeClerk')],
      schema: payload({ on: day('日期', 'Day'), reference: line('文号或者编号', 'Reference') }),
      requirements: ['reportDayNotInFuture'],
    },
  ),
]
