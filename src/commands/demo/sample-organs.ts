/** The organs of the demonstration, by code. Real names of organs; every act in it is an illustration. */
export const sampleOrgans = [
  { code: 'jm-gov', name: '江门市人民政府', type: 'government', level: 'city', own: false, numberWord: '江府' },
  { code: 'xh-npc', name: '新会区人民代表大会常务委员会', type: 'other', level: 'county', own: false },
  { code: 'xh-gov', name: '新会区人民政府', type: 'government', level: 'county', own: true, numberWord: '新府', parent: 'jm-gov' },
  {
    code: 'xh-office',
    name: '新会区人民政府办公室',
    type: 'generalOffice',
    level: 'county',
    own: true,
    numberWord: '新府办',
    parent: 'xh-gov',
  },
  { code: 'xh-justice', name: '新会区司法局', type: 'department', level: 'county', own: true, parent: 'xh-gov' },
  { code: 'xh-market', name: '新会区市场监督管理局', type: 'department', level: 'county', own: true, parent: 'xh-gov' },
  {
    code: 'xh-commerce',
    name: '新会区科工商务局',
    type: 'department',
    level: 'county',
    own: true,
    numberWord: '新科工商务',
    parent: 'xh-gov',
  },
  { code: 'xh-finance', name: '新会区财政局', type: 'department', level: 'county', own: true, numberWord: '新财', parent: 'xh-gov' },
] as const

/** Which organs do a duty for the district government. */
export const sampleRelations = { generalOffice: 'xh-office', legalityBody: 'xh-justice', marketRegulator: 'xh-market' } as const

/** The accounts: a role is their name, nobody is a real person. */
export const sampleAccounts = [
  { login: 'qicao', name: '起草员（科工商务局）', posts: [['xh-commerce', 'drafter']] },
  { login: 'qicao2', name: '起草员（财政局）', posts: [['xh-finance', 'drafter']] },
  {
    login: 'juzhang',
    name: '科工商务局负责人',
    posts: [
      ['xh-commerce', 'unitChief'],
      ['xh-commerce', 'chief'],
    ],
  },
  {
    login: 'caizheng',
    name: '财政局负责人',
    posts: [
      ['xh-finance', 'unitChief'],
      ['xh-finance', 'chief'],
    ],
  },
  { login: 'fazhi', name: '法制审核员（科工商务局）', posts: [['xh-commerce', 'unitLegalReviewer']] },
  { login: 'fazhi2', name: '法制审核员（财政局）', posts: [['xh-finance', 'unitLegalReviewer']] },
  {
    login: 'bangong',
    name: '局办公室文员',
    posts: [
      ['xh-commerce', 'officeClerk'],
      ['xh-commerce', 'officeRegistrar'],
      ['xh-finance', 'officeClerk'],
      ['xh-finance', 'officeRegistrar'],
    ],
  },
  {
    login: 'guwen',
    name: '法律顾问',
    posts: [
      ['xh-commerce', 'legalAdviser'],
      ['xh-finance', 'legalAdviser'],
    ],
  },
  { login: 'gongping', name: '公平竞争审查员', posts: [['xh-market', 'marketReviewer']] },
  { login: 'shouwen', name: '收文员（政府办公室）', posts: [['xh-office', 'officeClerk']] },
  { login: 'dengji', name: '登记编号员', posts: [['xh-office', 'officeRegistrar']] },
  { login: 'fuhe', name: '登记复核员', posts: [['xh-office', 'officeRegistrar']] },
  { login: 'shenhe', name: '合法性审核员', posts: [['xh-justice', 'legalityReviewer']] },
  { login: 'shenhe-fuze', name: '合法性审核机构负责人', posts: [['xh-justice', 'legalityChief']] },
  {
    login: 'mishu',
    name: '会议秘书',
    posts: [
      ['xh-gov', 'meetingSecretary'],
      ['xh-commerce', 'meetingSecretary'],
    ],
  },
  { login: 'zhuyao', name: '政府主要负责人', posts: [['xh-gov', 'chief']] },
  { login: 'shenji', name: '审计员', posts: [['xh-gov', 'auditor']] },
  { login: 'xitong', name: '系统管理员', posts: [['xh-gov', 'systemAdmin']] },
  { login: 'anquan', name: '安全管理员', posts: [['xh-gov', 'securityAdmin']] },
  { login: 'shenji-guanli', name: '审计管理员', posts: [['xh-gov', 'auditAdmin']] },
] as const

/** The number books: codes lead to their organ by this table. */
export const sampleBooks = [
  { organ: 'xh-gov', code: '新府', name: '新会区人民政府文号簿' },
  { organ: 'xh-office', code: '新府办', name: '新会区人民政府办公室文号簿' },
  { organ: 'xh-commerce', code: '新科工商务', name: '新会区科工商务局文号簿' },
  { organ: 'xh-finance', code: '新财', name: '新会区财政局文号簿' },
] as const
