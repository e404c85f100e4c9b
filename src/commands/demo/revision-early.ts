import { classification, REVISION as r, revisionUpload as upload } from './revision-common.ts'
import { act, type Step } from './steps.ts'

/** 立项 */
export const initiation: Step[] = [
  {
    do: 'open',
    as: 'qicao',
    case: r,
    request: {
      kind: 'revision',
      title: '关于印发《新会区促进招商引资支持经济转型发展办法》的通知（修订）',
      documentClass: 'government',
      issuing: '$organ:xh-gov',
      drafting: '$organ:xh-commerce',
      instruments: [{ id: '$instrument:办法', mode: 'revises' }],
    },
    say: { zh: '科工商务局申请修订《办法》', en: 'the bureau opens the revision of the 办法' },
  },
  act('qicao', r, 'initiation.approve', {}, '起草员不能自己同意立项', 'a drafter cannot approve his own proposal', {
    expect: { refused: 'forbidden' },
  }),
  act('qicao', r, 'classification.set', classification, '确定文件类别', 'classify the paper'),
  act(
    'qicao',
    r,
    'initiation.propose',
    {
      necessity: '现行办法未规定有效期，扶持标准与现状不符',
      problem: '奖励标准偏低，缺少数字化改造内容',
      measures: '调整奖励标准，增加数字化改造补助，规定有效期',
      similar: [{ title: '新会区工业厂房建设扶持奖励办法', answer: '该办法针对厂房建设，对象和环节不同' }],
    },
    '提出立项',
    'propose',
  ),
  act('shouwen', r, 'initiation.approve', {}, '政府办公室同意立项', 'the general office approves'),
]

/** 起草 */
export const drafting: Step[] = [
  { do: 'type', as: 'qicao', case: r, role: 'act', file: 'banfa-2026-1.txt', say: { zh: '在工作稿中起草', en: 'type the working copy' } },
  act(
    'qicao',
    r,
    'draft.save',
    { role: 'act', draftKind: '征求意见稿', workingCopyId: '$copy:act', rev: '$rev:act' },
    '固定为征求意见稿',
    'freeze it as the draft for consultation',
  ),
  {
    do: 'show',
    as: 'qicao',
    case: r,
    what: 'comparison',
    say: { zh: '与现行文本逐条比较', en: 'compared with the present version, article by article' },
  },
  ...upload('qicao', 'note', 'explanatoryNote', '起草说明', '说明修订的必要性、依据、过程和主要内容。'),
  ...upload('qicao', 'bases', 'bases', '制定依据', '《优化营商环境条例》《公平竞争审查条例》。'),
  act('qicao', r, 'drafting.finish', {}, '调研未记录，不能完成起草', 'no research recorded yet', {
    expect: { refused: 'requirementsUnmet' },
  }),
  act('qicao', r, 'research.record', { summary: '走访企业二十家，召开座谈会两次（示例）' }, '记录调研', 'record the research'),
  act(
    'qicao',
    r,
    'effects.set',
    { effects: [{ kind: 'reissues', instrumentId: '$instrument:办法', from: '2026-08-01', carriers: ['$act:2019招商'] }] },
    '确定效力：重新公布《办法》',
    'the act reissues the 办法',
  ),
  {
    do: 'answerFindings',
    as: 'qicao',
    case: r,
    reason: '注册地迁入的奖励沿用旧办法，是否妨碍公平竞争提请市场监管部门认定（示例）',
    say: {
      zh: '检查提示：迁入奖励可能妨碍公平竞争；起草单位说明后提请认定',
      en: 'the check flags the relocation reward; the drafters answer and leave it to the regulator',
    },
  },
  act('qicao', r, 'drafting.finish', {}, '完成起草', 'drafting is finished'),
]

/** What the notice tells the public besides its last day. */
const notice = {
  summary:
    '现行办法2019年施行，奖励标准偏低，也没有规定有效期。修订稿提高厂房租金补助和研发机构奖励，增加数字化改造补助。修订后的办法有效期五年。',
  affected: '在新会区租用标准厂房、设立研发机构、实施数字化改造的企业，以及引进项目的中介机构',
  channels: ['区政府门户网站'],
  address: '示例：portal/2026/1',
}

/** 征求意见 */
export const consultation: Step[] = [
  act(
    'qicao',
    r,
    'departments.ask',
    { organs: [{ organId: '$organ:xh-finance' }, { organId: '$organ:xh-market' }], dueOn: '2026-03-20' },
    '征求部门意见',
    'ask the departments',
  ),
  act(
    'qicao',
    r,
    'notice.publish',
    { draftId: '$draft:act', until: '2026-03-12', ...notice },
    '公告期不足三十日',
    'a notice shorter than 30 days',
    { expect: { refused: 'requirementsUnmet' } },
  ),
  act(
    'qicao',
    r,
    'notice.publish',
    { draftId: '$draft:act', until: '2026-04-03', ...notice },
    '公开征求意见三十日以上',
    'public notice of 30 days and more',
  ),
  {
    do: 'comment',
    case: r,
    label: '第五条',
    body: '建议租金补助期限延长到五年。',
    say: { zh: '公众意见（第五条）', en: 'a comment on article 5' },
  },
  {
    do: 'comment',
    case: r,
    label: '第八条',
    body: '迁址奖励对没有迁址的本地企业不公平。',
    say: { zh: '公众意见（第八条）', en: 'a comment on article 8' },
  },
  {
    do: 'comment',
    case: r,
    label: '第十一条',
    body: '支持缩短审核期限。',
    say: { zh: '公众意见（第十一条）', en: 'a comment on article 11' },
  },
  act(
    'qicao',
    r,
    'departments.reply',
    { organ: '$organ:xh-finance', reply: '建议明确资金来源', disposition: 'adopted', reason: '第三条已明确由财政局安排' },
    '财政局回复',
    'finance replies',
  ),
  act(
    'qicao',
    r,
    'departments.reply',
    { organ: '$organ:xh-market', reply: '无意见', disposition: 'none', reason: '对方无意见' },
    '市场监管局回复',
    'the market regulator replies',
  ),
  act('qicao', r, 'departments.close', {}, '结束部门征求意见', 'close the departments’ round'),
  act('qicao', r, 'notice.close', {}, '公告期未满', 'the notice still runs', { expect: { refused: 'requirementsUnmet' } }),
  { do: 'day', to: '2026-04-07', say: { zh: '演示日期推进到公告期满以后', en: 'the legal day moves past the end of the notice' } },
  act('qicao', r, 'notice.close', {}, '结束公告', 'close the notice'),
  act(
    'qicao',
    r,
    'comment.answer',
    { commentIds: ['$comment:第五条'], disposition: 'notAdopted', reason: '受财政承受能力限制，三年已较原办法延长一年' },
    '答复第五条意见',
    'answer on article 5',
  ),
  act(
    'qicao',
    r,
    'comment.answer',
    { commentIds: ['$comment:第八条'], disposition: 'partlyAdopted', reason: '将在公平竞争审查中一并研究' },
    '答复第八条意见',
    'answer on article 8',
  ),
  act(
    'qicao',
    r,
    'comment.answer',
    { commentIds: ['$comment:第十一条'], disposition: 'adopted', reason: '已采纳' },
    '答复第十一条意见',
    'answer on article 11',
  ),
  act(
    'qicao',
    r,
    'result.publish',
    { address: '示例：portal/2026/2', channels: ['区政府门户网站'] },
    '公布采纳情况',
    'publish what was done with the comments',
  ),
  act('qicao', r, 'consultation.finish', {}, '完成征求意见', 'the consultation is finished'),
]
