import { choice, day, group, line, list, optional, payload, prose, ref, whole, yesNo } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { from, stages } from '../stages.ts'
import { action, drafter, draftersSide, who, whoIn } from './who.ts'
import { draftRole, effect, materialKinds } from './words.ts'

const textOpen = from('consultation', 'signing')

const answered = (zh: string, en: string) => group({ value: yesNo('判断', 'Judgement'), reason: prose('理由', 'Reason') }, zh, en)

const everyone = [
  ...draftersSide,
  who('legalUnit', 'unitLegalReviewer'),
  who('adviser', 'legalAdviser'),
  who('marketRegulator', 'marketReviewer'),
  who('generalOffice', 'officeClerk', 'officeRegistrar'),
  who('legalityBody', 'legalityReviewer', 'legalityChief'),
  who('issuing', 'meetingSecretary', 'chief'),
]

/** Classification, materials, drafts and sign-offs: actions of many stages. */
export const textActions: ActionDefinition[] = [
  action(
    'classification.set',
    ['确定文件类别', 'Classify the paper'],
    [
      '逐项判断并说明理由；审核机构受理前可以修改。',
      'Each question with its reason; may be changed until the legality body has accepted the pack.',
    ],
    {
      stages: from('initiation', 'receipt'),
      by: [...draftersSide, whoIn(['receipt'], 'generalOffice', 'officeClerk')],
      schema: payload({
        isNormative: group(
          {
            value: yesNo('是行政规范性文件', 'It is a normative document'),
            reason: prose('理由', 'Reason'),
            tests: list(yesNo('要素', 'Test'), '六项要素', 'The six tests', 6, 6),
          },
          '是否行政规范性文件',
          'Normative document?',
        ),
        documentClass: group(
          {
            value: choice({ government: ['政府文件', 'Government'], department: ['部门文件', 'Department'] }, '类别', 'Class'),
            reason: prose('理由', 'Reason'),
          },
          '政府文件还是部门文件',
          'Government or department document',
        ),
        majorDecision: answered('是否重大行政决策', 'Major administrative decision?'),
        concernsOperators: answered('是否涉及经营者经济活动', 'Concerns the economic activity of operators?'),
        productionRelated: answered('是否与生产经营活动密切相关', 'Closely related to production and operation?'),
        interim: answered('是否暂行或者试行', 'Interim or trial?'),
        keptFromPublication: group(
          {
            value: yesNo('依法不予公开', 'Kept from publication by law'),
            ground: optional(line('依据', 'Ground')),
            reason: prose('理由', 'Reason'),
          },
          '是否依法不予公开',
          'Kept from publication?',
        ),
      }),
      requirements: ['classificationConsistent'],
    },
  ),
  action('material.add', ['添加材料', 'Add a material'], ['把文件放入本办件的材料。', 'Put a file among the materials of the case.'], {
    stages: [...stages],
    by: everyone,
    schema: payload({
      kind: choice(materialKinds, '材料种类', 'Kind'),
      materialId: ref('material', '文件', 'File'),
      title: line('名称', 'Title'),
      on: day('材料日期', 'Day of the material'),
    }),
    requirements: ['materialNew'],
    evenSuspended: true,
  }),
  action(
    'material.withdraw',
    ['撤下材料', 'Take a material out'],
    ['说明理由；材料留在过程记录中。', 'With a reason; it stays in the record.'],
    {
      stages: [...stages],
      by: everyone,
      schema: payload({ materialId: ref('material', '文件', 'File'), reason: prose('理由', 'Reason') }),
      requirements: ['materialThere'],
    },
  ),
  action(
    'draft.save',
    ['保存文稿', 'Save a draft'],
    ['把工作稿固定为一稿，此后的意见都针对这一稿。', 'Freezes the working copy as a draft that opinions bind to.'],
    {
      stages: from('initiation', 'drafting'),
      by: drafter,
      schema: payload({
        role: draftRole,
        draftKind: line('稿别', 'Draft kind'),
        workingCopyId: ref('workingCopy', '工作稿', 'Working copy'),
        rev: whole('修订号', 'Revision'),
        note: optional(prose('说明', 'Note')),
        major: optional(yesNo('重大修改', 'Major change')),
        editorial: optional(yesNo('文字性修改', 'Editorial only')),
      }),
      requirements: ['notApprover', 'draftResolved', 'majorDeclared', 'notMajorAndEditorial'],
    },
  ),
  action(
    'draft.replace',
    ['替换文稿', 'Replace a draft'],
    [
      '已签署的意见只在被改动的条款上重新打开；重大修改须重新公开征求意见。',
      'Opens the sign-offs on exactly the changed provisions; a major change is consulted again.',
    ],
    {
      stages: textOpen,
      by: drafter,
      schema: payload({
        role: draftRole,
        workingCopyId: ref('workingCopy', '工作稿', 'Working copy'),
        rev: whole('修订号', 'Revision'),
        reason: prose('修改理由', 'Reason of the change'),
        major: yesNo('重大修改', 'Major change'),
        editorial: yesNo('文字性修改', 'Editorial only'),
      }),
      requirements: ['notApprover', 'draftBefore', 'draftResolved', 'notMajorAndEditorial', 'noticeNotRunning'],
    },
  ),
  action(
    'effects.set',
    ['确定文件效力', 'Say what the act does'],
    ['本文件制定、修改、废止哪些文件，从何时起。', 'Which instruments the act makes, amends or repeals, and from when.'],
    {
      stages: from('initiation', 'deliberation'),
      by: drafter,
      schema: payload({ effects: list(effect, '效力', 'Effects', 1, 200) }),
      requirements: ['effectsFitKind', 'effectsNameInstrument'],
    },
  ),
  action(
    'finding.answer',
    ['答复检查提示', 'Answer a finding'],
    ['接受并修改，或者说明不采纳的理由。', 'Accept it, or dismiss it with a reason.'],
    {
      stages: from('initiation', 'signing'),
      by: [...drafter, who('legalUnit', 'unitLegalReviewer')],
      schema: payload({
        findingId: ref('finding', '提示', 'Finding'),
        answer: choice({ accepted: ['接受', 'Accepted'], dismissed: ['不采纳', 'Dismissed'] }, '答复', 'Answer'),
        reason: prose('理由', 'Reason'),
      }),
      requirements: ['findingThere'],
    },
  ),
  action(
    'opinion.answer',
    ['答复意见', 'Answer a remark'],
    ['逐条说明是否采纳及理由。', 'Adopted or not, with the reason, point by point.'],
    {
      stages: from('review', 'deliberation'),
      by: draftersSide,
      schema: payload({
        opinionId: ref('signOff', '意见', 'Opinion'),
        pointId: ref('point', '意见点', 'Point'),
        disposition: choice(
          { adopted: ['采纳', 'Adopted'], partlyAdopted: ['部分采纳', 'Partly adopted'], notAdopted: ['不采纳', 'Not adopted'] },
          '处理',
          'Disposition',
        ),
        reason: prose('理由', 'Reason'),
      }),
      requirements: ['opinionPointOpen', 'opinionPointThere'],
    },
  ),
  action(
    'signoff.confirm',
    ['确认改动', 'Confirm the changes'],
    ['签署人对列出的改动条款再次确认。', 'The signer confirms the listed changes.'],
    {
      stages: textOpen,
      by: [who('signer')],
      schema: payload({
        signOffId: ref('signOff', '签署', 'Sign-off'),
        provisionIds: list(ref('provision', '条款', 'Provision'), '条款', 'Provisions', 1),
      }),
      requirements: ['signOffToConfirm', 'provisionsOpen', 'notOwnDraft', 'draftNamedIsCurrent'],
    },
  ),
  action(
    'signoff.widen',
    ['扩大复核范围', 'Widen'],
    ['签署人认为改动影响全文，原签署不再有效。', 'The signer finds that the change touches the whole: the sign-off is void.'],
    {
      stages: textOpen,
      by: [who('signer')],
      schema: payload({ signOffId: ref('signOff', '签署', 'Sign-off'), reason: prose('理由', 'Reason') }),
      requirements: ['signOffOpen', 'notOwnDraft'],
    },
  ),
  action(
    'signoff.refuse',
    ['不予确认', 'Refuse'],
    ['签署人不同意改动，办件退回相应审查环节。', 'The signer does not agree; the case returns to the review concerned.'],
    {
      stages: textOpen,
      by: [who('signer')],
      schema: payload({ signOffId: ref('signOff', '签署', 'Sign-off'), reason: prose('理由', 'Reason') }),
      requirements: ['signOffOpen', 'notOwnDraft'],
    },
  ),
  action(
    'baseVersion.compare',
    ['与现行文本比对', 'Compare with the present version'],
    [
      '办理期间现行文本有变化时，比对后打开受影响条款的签署。',
      'When the instrument changed meanwhile: opens the sign-offs on the provisions concerned.',
    ],
    {
      stages: from('drafting', 'signing'),
      by: drafter,
      schema: payload({ instrumentId: ref('instrument', '文件', 'Instrument') }),
      requirements: ['baseVersionResolved'],
    },
  ),
]
