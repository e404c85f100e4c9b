import { choice, day, line, list, optional, payload, prose, ref, yesNo } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { outcomeNames, reasonNames } from '../outcomes.ts'
import { action, by, implementing, instrument, legalOffice, rev } from './common.ts'

const conclusion = payload({
  instrumentId: instrument,
  outcome: choice(outcomeNames, '清理意见', 'Outcome'),
  reasons: optional(list(choice(reasonNames, '理由', 'Reason'), '理由', 'Reasons', 0, 12)),
  opinion: optional(prose('说明', 'Opinion')),
  amendBy: optional(day('修改完成时限', 'Amend by')),
  noDeadlineReason: optional(line('不定时限的理由', 'Why there is no deadline')),
  lapses: optional(yesNo('逾期未修改即失效', 'Lapses when not amended in time')),
  replacedBy: optional(ref('instrument', '被何文件替代', 'Replaced by')),
  rev,
})

/** The conclusions of the organs and the review of the legal office. */
export const conclusionsActions: ActionDefinition[] = [
  action(
    'item.conclude',
    ['提出清理意见', 'Conclude'],
    ['对每件文件提出继续有效、修改、废止、宣布失效或者不属规范性文件的意见。', 'An outcome for each instrument, with reasons.'],
    {
      stages: ['conclusions', 'itemReview'],
      by: implementing,
      schema: payload({ items: list(conclusion, '清理意见', 'Conclusions', 1, 100_000) }),
      requirements: [
        ...['itemsInScope', 'itemsOfOwnOrgan', 'itemsOpenToConclude', 'outcomeHasReason', 'reasonsFit'],
        ...['amendDeadlineSaid', 'amendDayAhead', 'amendLapses', 'replacementNamed'],
      ],
    },
  ),
  action(
    'conclusions.submit',
    ['报送清理意见', 'Hand in the conclusions'],
    [
      '本单位负责人审签后报送；最后一个单位报送后进入审核。',
      'Signed by the head of the organ; the last one moves the campaign to the review.',
    ],
    {
      stages: ['conclusions'],
      by: [by('implementing', 'unitChief', 'chief')],
      schema: payload({ organId: ref('organ', '报送单位', 'Organ') }),
      requirements: ['submitsForOwnOrgan', 'organItemsConcluded', 'notOwnConclusion'],
      primary: true,
    },
  ),
  action(
    'item.review',
    ['逐件审核', 'Review item by item'],
    ['同意清理意见，或者说明理由退回。', 'Agrees with a conclusion or returns it with a reason.'],
    {
      stages: ['itemReview'],
      by: legalOffice,
      schema: payload({
        items: list(
          payload({
            instrumentId: instrument,
            verdict: choice({ agrees: ['同意', 'Agrees'], returns: ['退回', 'Returns'] }, '审核意见', 'Verdict'),
            note: optional(prose('理由', 'Reason')),
            rev,
          }),
          '审核意见',
          'Verdicts',
          1,
          100_000,
        ),
      }),
      requirements: ['itemsInScope', 'itemsConcludedBefore', 'returnHasReason', 'notOwnConclusion'],
    },
  ),
  action(
    'itemReview.finish',
    ['提请集体讨论', 'Put to deliberation'],
    ['全部文件审核同意后提请集体讨论。', 'When every conclusion is agreed with.'],
    {
      stages: ['itemReview'],
      by: legalOffice,
      schema: payload({}),
      requirements: ['everyItemConcluded', 'everyItemAgreed', 'sumsEqualScope'],
      primary: true,
    },
  ),
]
