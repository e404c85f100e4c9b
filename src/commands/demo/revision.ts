import { act, type Step, type Story } from './steps.ts'

const r = '修订'
const no = (reason: string) => ({ value: false, reason })
const yes = (reason: string) => ({ value: true, reason })

/** The classification of a government document on the promotion of investment. */
export const classification = {
  isNormative: { value: true, reason: '涉及企业权利义务，反复适用，公开发布', tests: [true, true, true, true, true, true] },
  documentClass: { value: 'government', reason: '以区人民政府名义制定' },
  majorDecision: no('不属于重大行政决策目录事项'),
  concernsOperators: yes('对企业给予奖励和补助，涉及经营者经济活动'),
  productionRelated: yes('与企业生产经营活动密切相关'),
  interim: no('不是暂行或者试行'),
  keptFromPublication: no('无依法不予公开的情形'),
}

function upload(as: string, name: string, kind: string, title: string, words: string): Step[] {
  return [
    { do: 'upload', as, case: r, name, kind, title, words: `（示例）${words}`, say: { zh: `提交材料：${title}`, en: `file: ${title}` } },
    act(
      as,
      r,
      'material.add',
      { kind, materialId: `$material:${name}`, title, on: '$today' },
      `${title}入卷`,
      `${title} among the materials`,
    ),
  ]
}

const initiation: Step[] = [
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

const drafting: Step[] = [
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
    { effects: [{ kind: 'reissues', instrumentId: '$instrument:办法', from: 'publication', carriers: ['$act:2019招商'] }] },
    '确定效力：重新公布《办法》',
    'the act reissues the 办法',
  ),
  act('qicao', r, 'drafting.finish', {}, '完成起草', 'drafting is finished'),
]

const consultation: Step[] = [
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
    { draftId: '$draft:act', until: '2026-03-12', channels: ['区政府门户网站'], address: '示例：portal/2026/1' },
    '公告期不足三十日',
    'a notice shorter than 30 days',
    { expect: { refused: 'requirementsUnmet' } },
  ),
  act(
    'qicao',
    r,
    'notice.publish',
    { draftId: '$draft:act', until: '2026-04-03', channels: ['区政府门户网站'], address: '示例：portal/2026/1' },
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

const review: Step[] = [
  act(
    'fazhi',
    r,
    'departmentLegality.conclude',
    { conclusion: 'lawful', opinion: '未见与上位法抵触（示例）' },
    '部门法制机构：合法',
    'department legality: lawful',
  ),
  act(
    'guwen',
    r,
    'adviserOpinion.give',
    {
      conclusion: 'objections',
      opinion: '第十条建议列明材料的份数（示例）',
      points: [{ provisionId: '$provision:第十条', text: '建议列明材料份数' }],
    },
    '法律顾问：有意见一条',
    'legal adviser: one objection',
  ),
  act(
    'qicao',
    r,
    'opinion.answer',
    {
      opinionId: '$signOff:adviserOpinion',
      pointId: '$point:adviserOpinion:0',
      disposition: 'notAdopted',
      reason: '份数由申报指南规定，不写入办法',
    },
    '答复法律顾问',
    'answer the adviser',
  ),
  act(
    'qicao',
    r,
    'fairCompetition.selfReview',
    { findings: '逐项对照，第八条有待市场监管部门认定', opinion: '请市场监管部门审查（示例）' },
    '公平竞争初审',
    'self-review for fair competition',
  ),
  act(
    'gongping',
    r,
    'fairCompetition.conclude',
    {
      conclusion: 'mayNotIssue',
      opinion: '第八条以迁入注册地址为条件给予奖励，限制经营者迁移（示例）',
      items: [{ id: 'FC-9.2', provisionId: '$provision:第八条', words: '将注册地址迁入本区' }],
    },
    '公平竞争审查：不得出台',
    'fair competition: may not issue',
  ),
  {
    do: 'type',
    as: 'qicao',
    case: r,
    role: 'act',
    file: 'banfa-2026-2.txt',
    say: { zh: '只改第八条', en: 'article 8 is rewritten, nothing else' },
  },
  act(
    'qicao',
    r,
    'draft.replace',
    { role: 'act', workingCopyId: '$copy:act', rev: '$rev:act', reason: '按公平竞争审查意见修改第八条', major: false, editorial: false },
    '替换文稿',
    'replace the draft',
  ),
  {
    do: 'show',
    as: 'qicao',
    case: r,
    what: 'signOffs',
    say: { zh: '改动只打开第八条上的签署', en: 'the change opens the sign-offs on article 8 only' },
  },
  act(
    'gongping',
    r,
    'fairCompetition.conclude',
    { conclusion: 'mayIssue', opinion: '第八条已修改，可以出台（示例）' },
    '公平竞争审查：可以出台',
    'fair competition: may issue',
  ),
  act(
    'juzhang',
    r,
    'departmentDeliberation.record',
    { heldOn: '$today', attendees: ['局领导班子'], minutes: '$material:note', decision: 'pass' },
    '签署未完整，不能记录部门集体讨论',
    'not with an open sign-off',
    { expect: { refused: 'notInStage' } },
  ),
  act(
    'fazhi',
    r,
    'signoff.confirm',
    { signOffId: '$signOff:departmentLegality', provisionIds: '$open:departmentLegality' },
    '法制机构确认第八条',
    'the legal reviewer confirms article 8',
  ),
  act(
    'guwen',
    r,
    'signoff.confirm',
    { signOffId: '$signOff:adviserOpinion', provisionIds: '$open:adviserOpinion' },
    '法律顾问确认第八条',
    'the adviser confirms article 8',
  ),
  ...upload('juzhang', 'minutes1', 'minutes', '局领导班子会议记录', '同意送审。'),
  act(
    'juzhang',
    r,
    'departmentDeliberation.record',
    { heldOn: '$today', attendees: ['局领导班子全体成员'], minutes: '$material:minutes1', decision: 'pass' },
    '部门集体讨论：同意送审',
    'the department deliberates: pass',
  ),
]

const decision: Step[] = [
  act('juzhang', r, 'pack.submit', { signedBy: '科工商务局负责人' }, '送审', 'submit the pack'),
  act('shouwen', r, 'receipt.accept', {}, '政府办公室受理', 'the general office accepts'),
  act(
    'shenhe',
    r,
    'legality.decide',
    { conclusion: 'lawful', opinion: '合法（示例）' },
    '未满最短审核期限',
    'before the shortest term of the review',
    { expect: { refused: 'requirementsUnmet' } },
  ),
  { do: 'show', as: 'shenhe', case: r, what: 'plan', say: { zh: '最快的合法路径', en: 'the fastest lawful path to publication' } },
  { do: 'day', to: '2026-04-15', say: { zh: '审核期间', en: 'the term of the legality review' } },
  act(
    'shenhe',
    r,
    'legality.decide',
    { conclusion: 'lawful', opinion: '主体、权限、程序、内容合法（示例）' },
    '合法性审核：合法',
    'legality review: lawful',
  ),
  ...upload('mishu', 'minutes2', 'minutes', '区政府常务会议纪要', '会议审议通过。'),
  act(
    'mishu',
    r,
    'meeting.decide',
    {
      meeting: '区政府常务会议（示例）',
      heldOn: '$today',
      kind: 'executive',
      attendees: ['区政府组成人员'],
      views: '与会人员均表示同意',
      vote: { for: 9, against: 0, abstain: 0 },
      decision: 'pass',
      minutes: '$material:minutes2',
    },
    '集体讨论：通过',
    'the meeting passes it',
  ),
  act('zhuyao', r, 'signing.sign', { signer: '区政府主要负责人' }, '签发', 'signed'),
]

const publication: Step[] = [
  act(
    'shouwen',
    r,
    'secrecy.check',
    { result: 'mayPublish', reason: '不涉及国家秘密、商业秘密和个人隐私' },
    '保密审查：可以公开',
    'secrecy check: may be published',
  ),
  act('dengji', r, 'number.assign', { bookId: '$book:新府办' }, '编号', 'the number is taken'),
  act(
    'dengji',
    r,
    'publication.set',
    { effectiveFrom: '2026-08-01', validTo: '2031-07-31' },
    '施行日和有效期',
    'commencement and validity',
  ),
  act('dengji', r, 'interpretation.publish', { address: '示例：portal/2026/3' }, '发布政策解读', 'the interpretation is published'),
  act(
    'dengji',
    r,
    'publication.publish',
    { channels: ['区政府门户网站', '政府公报'], address: '示例：portal/2026/4' },
    '公布',
    'published',
    { keep: { 'act:2026修订': 'actId' } },
  ),
  { do: 'show', as: 'dengji', case: r, what: 'published', say: { zh: '公布的文本和效力', en: 'what was published and what it does' } },
]

const filing: Step[] = [
  act(
    'dengji',
    r,
    'filing.send',
    { recipient: '江门市人民政府', reference: '新府备〔2026〕1号（示例）' },
    '报市政府备案',
    'filed with the city',
  ),
  act(
    'dengji',
    r,
    'filing.send',
    { recipient: '新会区人民代表大会常务委员会', reference: '新府备〔2026〕2号（示例）' },
    '报区人大常委会备案',
    'filed with the standing committee',
  ),
  act(
    'dengji',
    r,
    'filing.receipt',
    { recipient: '江门市人民政府', result: 'registered', reference: '示例' },
    '市政府予以登记',
    'registered by the city',
  ),
  act(
    'dengji',
    r,
    'filing.receipt',
    { recipient: '新会区人民代表大会常务委员会', result: 'registered', reference: '示例' },
    '区人大常委会予以登记',
    'registered by the committee',
  ),
  act('dengji', r, 'filing.finish', {}, '完成备案', 'filing is finished'),
  act('dengji', r, 'archive.close', { note: '案卷齐全（示例）' }, '归档', 'archived'),
]

/** Today: the 办法 is revised again under the packs now in force, and a clause that rewards only firms that move in does not survive. */
export const revision: Story = {
  name: 'revision',
  title: { zh: '今日：再次修订《办法》', en: 'Today: the 办法 is revised again' },
  steps: [...initiation, ...drafting, ...consultation, ...review, ...decision, ...publication, ...filing],
}
