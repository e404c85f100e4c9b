import { choice, day, group, line, list, optional, payload, prose, ref, whole, yesNo } from '../schemas.ts'
import type { ActionDefinition, Role, Who } from '../types.ts'
import { outcomeNames, reasonNames } from './outcomes.ts'
import { cleanupStages } from './stages.ts'

const by = (relation: Who['relation'], ...role: Role[]): Who => ({ relation, role })

const legalOffice = [by('legalityBody', 'legalityReviewer', 'legalityChief')]
const implementing = [by('implementing', 'drafter', 'unitLegalReviewer', 'unitChief', 'officeClerk')]
const everyAction = ['roleHeld', 'recordedByRightPerson', 'dayNotInFuture', 'dayNotBeforeStage', 'otherDayHasReason']

const instrument = ref('instrument', '文件', 'Instrument')
const instruments = list(instrument, '文件', 'Instruments', 1, 100_000)
const rev = optional(whole('所见修订号', 'Revision seen'))

type Row = Pick<ActionDefinition, 'stages' | 'by' | 'schema' | 'requirements'> & { primary?: boolean }

function action(name: string, [zh, en]: [string, string], [helpZh, helpEn]: [string, string], row: Row): ActionDefinition {
  const { requirements, primary = false, ...rest } = row
  return { name, zh, en, help: { zh: helpZh, en: helpEn }, ...rest, primary, requirements: [...everyAction, ...requirements] }
}

/** Opening a campaign: not an action of the machine, but described like one. */
export const campaignOpen = action(
  'campaign.open',
  ['部署清理', 'Open a campaign'],
  ['确定种类和截止日，列出范围内的文件。', 'Sets kind and cut-off day and lists what is in scope.'],
  {
    stages: ['scope'],
    by: legalOffice,
    schema: payload({
      kind: choice(
        { periodic: ['定期清理', 'Periodic'], special: ['专项清理', 'Special'], immediate: ['即时清理', 'Immediate'] },
        '种类',
        'Kind',
      ),
      title: line('名称', 'Title'),
      cutOff: day('截止日', 'Cut-off day'),
      trigger: optional(line('启动的通知或者事由', 'Notice or event that started it')),
      items: list(
        payload({ instrumentId: instrument, organId: optional(ref('organ', '实施机关', 'Implementing organ')) }),
        '范围',
        'Scope',
        0,
        100_000,
      ),
      occurredOn: day('日期', 'Day'),
      reason: optional(prose('补录理由', 'Reason for another day')),
      campaignId: optional(ref('campaign', '清理', 'Campaign')),
    }),
    requirements: ['triggerNamed', 'cutOffNotLater', 'scopeNotEmpty'],
  },
)

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

/** The actions of a cleanup campaign. */
export const cleanupActions: ActionDefinition[] = [
  action(
    'scope.change',
    ['调整范围', 'Change the scope'],
    ['增列或者剔除文件，说明理由。', 'Adds instruments to the list or takes them off, with a reason.'],
    {
      stages: ['scope'],
      by: legalOffice,
      schema: payload({
        add: optional(
          list(payload({ instrumentId: instrument, organId: optional(ref('organ', '实施机关', 'Organ')) }), '增列', 'Add', 0, 100_000),
        ),
        remove: optional(list(instrument, '剔除', 'Remove', 0, 100_000)),
        reason: prose('理由', 'Reason'),
      }),
      requirements: ['scopeChangeFits'],
    },
  ),
  action(
    'scope.freeze',
    ['锁定清单', 'Freeze the list'],
    ['此后范围不再变动，各文件登记清理事项。', 'From here on the list does not change; every instrument gets its work item.'],
    { stages: ['scope'], by: legalOffice, schema: payload({}), requirements: ['scopeNotEmpty'], primary: true },
  ),
  action(
    'assignment.set',
    ['分办', 'Assign'],
    ['谁实施谁清理；机构撤并的由承接单位清理。', 'Who implements it cleans it up; a successor does it for an abolished organ.'],
    {
      stages: ['assignment', 'conclusions'],
      by: legalOffice,
      schema: payload({
        instrumentIds: instruments,
        organId: ref('organ', '清理单位', 'Organ'),
        reason: optional(prose('理由', 'Reason')),
      }),
      requirements: ['itemsInScope', 'itemsNotConcluded'],
    },
  ),
  action(
    'assignment.finish',
    ['下发清理意见表', 'Hand out the tables'],
    ['各单位在时限内提出清理意见。', 'The organs conclude by the day given.'],
    {
      stages: ['assignment'],
      by: legalOffice,
      schema: payload({ dueOn: day('报送时限', 'Due on') }),
      requirements: ['everyItemAssigned', 'tablesDueAhead'],
      primary: true,
    },
  ),
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
