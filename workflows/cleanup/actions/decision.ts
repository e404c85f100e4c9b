import { choice, day, group, line, list, optional, payload, prose, ref, whole } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { cleanupStages } from '../stages.ts'
import { action, by, instrument, instruments, legalOffice } from './common.ts'

/** Deliberation, decision and catalogues. */
export const decisionActions: ActionDefinition[] = [
  action(
    'resolution.record',
    ['记录集体讨论', 'Record the deliberation'],
    ['通过，或者指明文件退回审核。', 'Passed, or named instruments go back to the review.'],
    {
      stages: ['resolution'],
      by: [by('issuing', 'meetingSecretary', 'chief')],
      schema: payload({
        meeting: line('会议', 'Meeting'),
        heldOn: day('日期', 'Held on'),
        attendees: list(line('出席人员', 'Attendee'), '出席人员', 'Attendees', 1, 200),
        views: prose('各方意见', 'Views'),
        dissent: optional(prose('不同意见', 'Dissent')),
        vote: group(
          { for: whole('赞成', 'For'), against: whole('反对', 'Against'), abstain: whole('弃权', 'Abstentions') },
          '表决',
          'Vote',
        ),
        decision: choice({ pass: ['通过', 'Passed'], again: ['部分退回审核', 'Back to the review'] }, '决定', 'Decision'),
        instrumentIds: optional(list(instrument, '退回的文件', 'Sent back', 0, 100_000)),
        minutes: prose('会议记录', 'Minutes'),
      }),
      requirements: ['heldNotInFuture', 'itemsInScope', 'sentBackNamed'],
      primary: true,
    },
  ),
  action(
    'campaign.return',
    ['退回审核', 'Return to the review'],
    [
      '有文件情况变化的，退回审核；已签署的决定作废。',
      'Something has changed: the named instruments are judged again, the signature is void.',
    ],
    {
      stages: ['resolution', 'decision'],
      by: [...legalOffice, by('generalOffice', 'officeRegistrar')],
      schema: payload({ instrumentIds: instruments, reason: prose('理由', 'Reason') }),
      requirements: ['itemsInScope'],
    },
  ),
  action(
    'decision.draft',
    ['起草清理决定', 'Draft the decision'],
    [
      '按清理结论生成决定和四个目录；可以机械修改的文件打包修改。',
      'Decision and four catalogues from the conclusions; mechanical changes packaged.',
    ],
    {
      stages: ['decision'],
      by: legalOffice,
      schema: payload({
        title: optional(line('标题', 'Title')),
        packaged: optional(list(instrument, '打包修改的文件', 'Packaged amendments', 0, 100_000)),
      }),
      requirements: ['sumsEqualScope', 'packagedAreAmended'],
    },
  ),
  action('decision.sign', ['签发', 'Sign'], ['制定机关主要负责人签发。', 'Signed by the chief.'], {
    stages: ['decision'],
    by: [by('issuing', 'chief')],
    schema: payload({ signer: line('签发人', 'Signer') }),
    requirements: ['decisionDrafted', 'draftCurrent', 'notOwnConclusion'],
  }),
  action('decision.number', ['编号', 'Assign the number'], ['从文号簿取号。', 'Takes the next number of the book.'], {
    stages: ['decision'],
    by: [by('generalOffice', 'officeRegistrar')],
    schema: payload({ bookId: ref('numberBook', '文号簿', 'Number book') }),
    requirements: ['decisionSigned', 'notYetNumbered'],
  }),
  action(
    'decision.publish',
    ['印发清理决定', 'Issue the decision'],
    ['一次写入全部文件的效力。', 'Writes its effect on every instrument at once.'],
    {
      stages: ['decision'],
      by: [by('generalOffice', 'officeRegistrar')],
      schema: payload({ channels: list(line('渠道', 'Channel'), '公布渠道', 'Channels', 1, 20), address: line('地址', 'Address') }),
      requirements: ['everyItemConcluded', 'everyItemAgreed', 'sumsEqualScope', 'decisionSigned', 'draftCurrent', 'decisionNumbered'],
      primary: true,
    },
  ),
  action(
    'catalogue.publish',
    ['公布目录', 'Publish the catalogues'],
    ['公布继续有效、修改、废止和失效目录。', 'Remaining in force, to be amended, repealed and invalid.'],
    {
      stages: ['catalogue'],
      by: [by('generalOffice', 'officeRegistrar'), ...legalOffice],
      schema: payload({ channels: list(line('渠道', 'Channel'), '公布渠道', 'Channels', 1, 20), address: line('地址', 'Address') }),
      requirements: ['sumsEqualScope'],
      primary: true,
    },
  ),
  action('campaign.withdraw', ['撤回清理', 'Withdraw the campaign'], ['印发决定之前可以撤回。', 'Before the decision is issued.'], {
    stages: cleanupStages.filter((stage) => stage !== 'catalogue'),
    by: [by('legalityBody', 'legalityChief')],
    schema: payload({ reason: prose('理由', 'Reason') }),
    requirements: [],
  }),
]
