import { choice, day, line, list, object, prose, ref, whole, yesNo } from '../../forms/build.ts'
import type { Schema } from '../../forms/schema.ts'
import { terms } from '../../words/terms.ts'

const organTypes = {
  government: ['人民政府', 'Government'],
  department: ['政府部门', 'Department'],
  townGovernment: ['镇街', 'Town government'],
  generalOffice: ['政府办公机构', 'General office'],
  partyOrgan: ['党委机关', 'Party organ'],
  court: ['司法机关', 'Court'],
  other: ['其他', 'Other'],
} as const
const levels = {
  nation: ['国家', 'Nation'],
  province: ['省', 'Province'],
  city: ['市', 'City'],
  county: ['县（区）', 'County'],
  town: ['镇街', 'Town'],
} as const

const name = line('本系统的名称（显示在登录页和公开网站上）', 'Name of this installation (shown at sign-in and on the public site)')

export const timeZone = choice(
  { 'Asia/Shanghai': ['北京时间', 'Beijing time'], 'Asia/Urumqi': ['新疆时间', 'Ürümqi time'] },
  '日期按哪个时间计算',
  'By which time days are counted',
)

/** What an installation is called, once its go-live day is settled. */
export const installationName: Schema = object({ name })

export const installation: Schema = object({
  name,
  goLive: day('正式启用日', 'Go-live day'),
  timeZone,
})

/** A role in the words of the regulations. */
export const role = choice(
  Object.fromEntries(Object.keys(terms.zh.roles).map((key) => [key, [terms.zh.roles[key] ?? key, terms.en.roles[key] ?? key] as const])),
  '职责',
  'Role',
)

export const organ: Schema = object(
  {
    name: line('全称', 'Full name'),
    code: line('代码（字母、数字，唯一）', 'Code (letters and digits, unique)'),
    numberWord: line('机关代字，如 新府办', 'Number word, like 新府办'),
    type: choice(organTypes, '类型', 'Type'),
    level: choice(levels, '层级', 'Level'),
    own: yesNo('在本系统办文', 'Works in this system'),
    parentId: ref('organ', '上级机关', 'Parent'),
    legalityBodyId: ref('organ', '合法性审核机构', 'Legality body'),
    generalOfficeId: ref('organ', '办公机构', 'General office'),
    marketRegulatorId: ref('organ', '市场监管部门', 'Market regulator'),
    from: day('成立日期', 'From'),
  },
  ['numberWord', 'parentId', 'legalityBodyId', 'generalOfficeId', 'marketRegulatorId', 'from'],
)

/** What may change of an organ after it was made: a government is there before the bodies that serve it. */
export const organPatch: Schema = object(
  {
    name: line('全称', 'Full name'),
    numberWord: line('机关代字，如 新府办', 'Number word, like 新府办'),
    own: yesNo('在本系统办文', 'Works in this system'),
    parentId: ref('organ', '上级机关', 'Parent'),
    legalityBodyId: ref('organ', '合法性审核机构', 'Legality body'),
    generalOfficeId: ref('organ', '办公机构', 'General office'),
    marketRegulatorId: ref('organ', '市场监管部门', 'Market regulator'),
    to: day('撤销日期', 'Dissolved on'),
  },
  ['numberWord', 'parentId', 'legalityBodyId', 'generalOfficeId', 'marketRegulatorId', 'to'],
)

export const succession: Schema = object(
  {
    oldOrganId: ref('organ', '原机关', 'Old organ'),
    newOrganId: ref('organ', '承继机关', 'New organ'),
    duty: line('承继的职责（不写为全部）', 'Duty (all when empty)'),
    from: day('自何时起', 'From'),
    source: line('依据', 'Source'),
  },
  ['duty'],
)

export const person: Schema = object({
  login: line('账号', 'Account'),
  name: line('显示名称（可用职务名）', 'Name shown'),
  password: line(
    '初始口令（至少10位，不含账号，首次登录须修改）',
    'First password (10 characters or more, without the account’s name; changed at first sign-in)',
  ),
})

const workplace = ref('workplace', '在哪个机关', 'In which organ')

export const membership: Schema = object(
  {
    personId: ref('person', '人员', 'Person'),
    role,
    organId: workplace,
    from: day('自', 'From'),
    to: day('至（长期的不写）', 'To (open when empty)'),
  },
  ['to'],
)

/** A further post of somebody who is known already. */
export const post: Schema = object(
  { role, organId: workplace, from: day('自', 'From'), to: day('至（长期的不写）', 'To (open when empty)') },
  ['to'],
)

export const deputy: Schema = object(
  {
    organId: ref('organ', '机关', 'Organ'),
    principalId: ref('principal', '被代理人', 'Principal'),
    role: { ...role, title: '只代理哪一项职责（不选为全部）', 'x-en': 'Only which post (all when none is chosen)' },
    deputyId: ref(
      'deputy',
      '代理人（在本机关任职；代行签发的须是本机关负责人）',
      'Deputy (holds a post in the organ; for signing, a leader of it)',
    ),
    from: day('自', 'From'),
    to: day('至', 'To'),
    reason: line('理由', 'Reason'),
  },
  ['role'],
)

export const absence: Schema = object({
  organId: ref('organ', '机关', 'Organ'),
  personId: ref('person', '人员', 'Person'),
  from: day('自', 'From'),
  to: day('至', 'To'),
  reason: line('理由', 'Reason'),
})

export const ownAbsence: Schema = object(
  {
    from: day('自', 'From'),
    to: day('至', 'To'),
    reason: line('理由，如 出差、休假', 'Reason, such as travel or leave'),
    colleague: ref(
      'colleague',
      '由谁代理（本机关的同事；代行签发的须是本机关负责人）',
      'Who stands in (a colleague of the same organ; for signing, a leader of it)',
    ),
  },
  ['colleague'],
)

export const book: Schema = object(
  {
    organId: ref('organ', '机关', 'Organ'),
    name: line('名称', 'Name'),
    code: line('代字，如 新府规', 'Code, like 新府规'),
    scheme: choice(
      {
        document: ['发文字号', 'Document number'],
        unified: ['统一编号', 'Unified number'],
        order: ['令号', 'Order number'],
        announcement: ['公告号', 'Announcement number'],
      },
      '种类',
      'Scheme',
    ),
    restartsYearly: yesNo('每年重新编号', 'Starts anew each year'),
    from: day('启用日期', 'From'),
  },
  [],
)

export const rulePack: Schema = object({
  pack: prose('规则包内容（JSON）', 'The pack (JSON)'),
  source: line('来源（文号或网址）', 'Source (number or address)'),
})

export const holidayYear: Schema = object({
  year: whole('年份', 'Year'),
  holidays: list(line('', ''), '放假日期（YYYY-MM-DD）', 'Days off (YYYY-MM-DD)'),
  workdays: list(line('', ''), '调休上班日期（YYYY-MM-DD）', 'Working days instead (YYYY-MM-DD)'),
  source: line('通知的文号或网址', 'Number or address of the notice'),
})

export const reason: Schema = object({ reason: line('理由', 'Reason') })
export const end: Schema = object({ to: day('截止日期', 'Until') })
export const newPassword: Schema = object({
  password: line(
    '新口令（至少10位，不含账号，首次登录须修改）',
    'New password (10 characters or more, without the account’s name; changed at first sign-in)',
  ),
})
