import { choice, day, group, line, list, optional, payload, prose, ref, refOr, whole } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { action, registrar, who } from './who.ts'

const reviewsWhole = ['departmentLegalityWhole', 'adviserOpinionWhole', 'fairCompetitionWhole', 'legalityWhole']

/** Deliberation, signing, publication, filing, archiving. */
export const decisionActions: ActionDefinition[] = [
  action(
    'meeting.decide',
    ['记录会议决定', 'Record the meeting’s decision'],
    ['出席、各方意见、不同意见、表决和记录。', 'Attendance, every view, dissent, vote, minutes.'],
    {
      stages: ['deliberation'],
      by: [who('issuing', 'meetingSecretary')],
      schema: payload({
        meeting: line('会议名称', 'Meeting'),
        heldOn: day('会议日', 'Held on'),
        kind: choice(
          {
            executive: ['常务会议', 'Executive meeting'],
            plenary: ['全体会议', 'Plenary meeting'],
            office: ['部门办公会议', 'Meeting of the department'],
          },
          '会议种类',
          'Kind of meeting',
        ),
        attendees: list(line('出席人员', 'Attendee'), '出席人员', 'Attendees', 1, 300),
        views: prose('各方意见', 'Views'),
        dissent: optional(prose('不同意见', 'Dissent')),
        vote: group({ for: whole('同意', 'For'), against: whole('反对', 'Against'), abstain: whole('弃权', 'Abstain') }, '表决', 'Vote'),
        decision: choice(
          {
            pass: ['通过', 'Pass'],
            passWithChanges: ['原则通过，修改后印发', 'Pass with changes'],
            again: ['再次讨论', 'Discuss again'],
            reject: ['不予通过', 'Reject'],
          },
          '决定',
          'Decision',
        ),
        minutes: ref('material', '会议记录', 'Minutes'),
      }),
      requirements: [
        'notOwnDraft',
        'draftNamedIsCurrent',
        ...reviewsWhole,
        'majorChangeConsulted',
        'partyReported',
        'meetingDayFits',
        'meetingKindFits',
        'dissentRecorded',
        'voteCarries',
      ],
      primary: true,
    },
  ),
  action(
    'expedited.decide',
    ['主要负责人直接决定', 'Decide by the chief'],
    ['仅在已批准加急时，替代会议讨论。', 'Only on the expedited track; replaces the meeting and nothing else.'],
    {
      stages: ['deliberation'],
      by: [who('issuing', 'chief')],
      schema: payload({ ground: line('事由', 'Ground'), reason: prose('理由', 'Reason') }),
      requirements: ['expeditedGranted', 'notOwnDraft', 'draftNamedIsCurrent', ...reviewsWhole, 'majorChangeConsulted', 'partyReported'],
    },
  ),
  action(
    'signing.sign',
    ['签发', 'Sign'],
    ['签发日即成文日期；签发后文本不再改动。', 'The day of signing is the day of the document; the text is fixed from here.'],
    {
      stages: ['signing'],
      by: [who('issuing', 'chief')],
      schema: payload({ signer: line('签发人', 'Signer') }),
      requirements: [
        'notOwnDraft',
        'draftNamedIsCurrent',
        'decided',
        'changesMade',
        ...reviewsWhole,
        'deliberationWhole',
        'majorChangeConsulted',
        'partyReported',
        'effectsSet',
        'baseVersionCurrent',
      ],
      primary: true,
    },
  ),
  action('secrecy.check', ['公开前保密审查', 'Check for secrecy'], ['公布前的保密审查。', 'Before publication.'], {
    stages: ['publication'],
    by: [who('generalOffice', 'officeClerk', 'officeRegistrar')],
    schema: payload({
      result: choice({ mayPublish: ['可以公开', 'May be published'], keptBack: ['不予公开', 'Kept back'] }, '结论', 'Result'),
      reason: prose('理由', 'Reason'),
    }),
    requirements: ['notOwnDraft'],
  }),
  action(
    'number.assign',
    ['编号', 'Assign the number'],
    ['从文号簿取号，不重号、不跳号。', 'From the number book, without gap or double.'],
    {
      stages: ['publication'],
      by: registrar,
      schema: payload({ bookId: ref('numberBook', '文号簿', 'Number book') }),
      requirements: ['signed', 'notNumbered'],
    },
  ),
  action(
    'publication.set',
    ['设定施行日和有效期', 'Set commencement and validity'],
    [
      '有效期不得超过规定的年限；只废止、修改文件的不设有效期。',
      'Validity within the years the rule allows; what only ends or amends documents has none.',
    ],
    {
      stages: ['publication'],
      by: registrar,
      schema: payload({
        effectiveFrom: {
          ...line('施行日期（publication 或者日期）', 'Effective from (publication or a day)'),
          pattern: '^(publication|\\d{4}-\\d{2}-\\d{2})$',
        },
        validTo: optional(day('有效期至', 'Valid to')),
        longTermReason: optional(prose('长期有效的理由', 'Reason for long-term validity')),
      }),
      requirements: ['validityStated', 'validityWithinMax'],
    },
  ),
  action('interpretation.publish', ['发布政策解读', 'Publish the interpretation'], ['解读材料的地址。', 'Where it can be read.'], {
    stages: ['publication', 'filing', 'archiving'],
    by: [who('generalOffice', 'officeRegistrar'), who('drafting', 'drafter', 'unitChief')],
    schema: payload({ address: line('网址或者地址', 'Address') }),
    requirements: [],
  }),
  action('publication.publish', ['公布', 'Publish'], ['公布的文本与签发的文本逐字一致。', 'The text published is the text signed.'], {
    stages: ['publication'],
    by: registrar,
    schema: payload({
      channels: list(line('渠道', 'Channel'), '公布渠道', 'Channels', 1, 20),
      address: line('网址或者地址', 'Address'),
    }),
    requirements: [
      'notOwnDraft',
      'signed',
      'secrecyCleared',
      'numbered',
      'validitySet',
      'interpretationReady',
      'publicConsulted',
      'majorChangeConsulted',
      ...reviewsWhole,
      'deliberationWhole',
      'signatureWhole',
      'effectiveNotBeforePublication',
      'baseVersionCurrent',
    ],
    primary: true,
  }),
  action('filing.send', ['报送备案', 'Send for filing'], ['按规定向备案机关报送。', 'To the filing authorities.'], {
    stages: ['filing'],
    by: registrar,
    schema: payload({
      recipientOrganId: refOr('recipient', 'organ', '备案机关', 'Authority'),
      recipient: optional(line('备案机关名称', 'Name of the authority')),
      reference: line('报送文号', 'Reference'),
    }),
    requirements: ['recipientNamed'],
  }),
  action(
    'filing.receipt',
    ['记录备案结果', 'Record the receipt'],
    ['登记、暂缓、不予登记或者要求纠正。', 'Registered, deferred, refused or corrected.'],
    {
      stages: ['filing'],
      by: registrar,
      schema: payload({
        recipient: line('备案机关', 'Authority'),
        result: choice(
          {
            registered: ['予以登记', 'Registered'],
            deferred: ['暂缓登记', 'Deferred'],
            refused: ['不予登记', 'Refused'],
            corrected: ['纠正后登记', 'Corrected'],
          },
          '结果',
          'Result',
        ),
        reference: line('备案机关的文号', 'The authority’s reference'),
      }),
      requirements: ['filingSent', 'filingSentThere'],
    },
  ),
  action('filing.finish', ['完成备案', 'Finish filing'], ['进入归档。', 'Leads to archiving.'], {
    stages: ['filing'],
    by: registrar,
    schema: payload({}),
    requirements: ['filedEverywhere', 'filingsAnswered'],
    primary: true,
  }),
  action('archive.close', ['归档', 'Archive'], ['案卷齐全。', 'The dossier is complete.'], {
    stages: ['archiving'],
    by: [who('generalOffice', 'officeRegistrar', 'officeClerk')],
    schema: payload({ note: prose('说明', 'Note') }),
    requirements: ['interpretationReady'],
    primary: true,
  }),
]
