import type { Step, Story } from './steps.ts'

const year = (n: number) => ({ from: `${n}-01-01`, to: `${n}-12-31` })
const noText = { field: 'text', reason: '只知文号和标题，未见文本' }
const noDay = { field: 'signed', reason: '只知年份' }
const source = '江门市新会区科工商务局2019年度法治政府建设报告（2020-04-08公布）'

function record(
  name: string,
  act: Omit<Extract<Step, { do: 'record' }>['act'], 'organId' | 'source' | 'published'>,
  instruments: string[],
  zh: string,
  en: string,
  text?: string,
): Step {
  return {
    do: 'record',
    as: 'dengji',
    confirm: 'fuhe',
    name,
    act: { organId: '$organ:xh-gov', source, published: { from: null, to: null }, ...act },
    instruments,
    ...(text === undefined ? {} : { text }),
    say: { zh, en },
  }
}

const own = (title: string) => ({ title, ownership: 'own' as const, implementingOrganId: '$organ:xh-commerce' })

/**
 * What is known of the years before this installation went live: acts without text, days known as years, one act without a number. It
 * is entered as recorded facts by a registrar and confirmed by a second one.
 */
export const history: Story = {
  name: 'history',
  title: { zh: '历史：登记上线前的公文', en: 'History: acts from before go-live, as recorded facts' },
  steps: [
    record(
      '2014',
      {
        title: '关于印发新会区鼓励工业企业增资扩产的扶持措施的通知',
        genre: '通知',
        number: '新府办〔2014〕24号',
        signed: year(2014),
        gaps: [noText, noDay],
        effects: [{ kind: 'makes', newInstrument: own('新会区鼓励工业企业增资扩产的扶持措施'), from: year(2014) }],
      },
      ['措施2014'],
      '登记新府办〔2014〕24号，日期只知年份',
      'record 新府办〔2014〕24号; its day is known as a year',
    ),
    record(
      '2016',
      {
        title: '印发新会区鼓励工业企业增资扩产扶持措施的通知',
        genre: '通知',
        number: '新府办〔2016〕20号',
        signed: year(2016),
        gaps: [noText, noDay],
        effects: [{ kind: 'makes', newInstrument: own('新会区鼓励工业企业增资扩产扶持措施'), from: year(2016) }],
      },
      ['措施2016'],
      '登记新府办〔2016〕20号',
      'record 新府办〔2016〕20号',
    ),
    record(
      '2018厂房',
      {
        title: '关于印发新会区工业厂房建设扶持奖励办法的通知',
        genre: '通知',
        number: '新府办〔2018〕19号',
        signed: year(2018),
        gaps: [noText, noDay],
        effects: [{ kind: 'makes', newInstrument: own('新会区工业厂房建设扶持奖励办法'), from: year(2018) }],
      },
      ['厂房办法'],
      '登记新府办〔2018〕19号',
      'record 新府办〔2018〕19号',
    ),
    record(
      '2018招商',
      {
        title: '关于印发《新会区促进招商引资支持经济转型发展办法（2018年修订版）》的通知',
        genre: '通知',
        signed: year(2018),
        gaps: [noText, noDay, { field: 'number', reason: '文号不详' }],
        effects: [{ kind: 'makes', newInstrument: own('新会区促进招商引资支持经济转型发展办法（2018年修订版）'), from: year(2018) }],
      },
      ['办法'],
      '登记《…办法（2018年修订版）》，文号不详',
      'record the 办法 (2018 revision), number unknown',
    ),
    record(
      '2019清理',
      {
        title: '新会区人民政府2019年规范性文件清理',
        genre: '决定',
        signed: year(2019),
        gaps: [noText, noDay, { field: 'number', reason: '区政府2019年清理，文号不详' }],
        effects: [
          { kind: 'repeals', instrumentId: '$instrument:措施2014', from: year(2019) },
          { kind: 'repeals', instrumentId: '$instrument:措施2016', from: year(2019) },
          { kind: 'amends', instrumentId: '$instrument:厂房办法', from: year(2019), note: '修改内容不详' },
        ],
      },
      [],
      '登记2019年清理：废止前两件，修改第三件',
      'record the cleanup of 2019: the first two repealed, the third amended',
    ),
    record(
      '2019招商',
      {
        title: '关于印发《新会区促进招商引资支持经济转型发展办法》的通知',
        genre: '通知',
        signed: year(2019),
        gaps: [noDay, { field: 'number', reason: '文号不详' }, { field: 'text', reason: '示例文本，为本演示而写' }],
        effects: [{ kind: 'reissues', instrumentId: '$instrument:办法', from: { from: '2019-12-01', to: '2019-12-01' } }],
      },
      [],
      '登记2019年修订，附示例文本',
      'record the revision of 2019 with an illustrative text',
      'banfa-2019.txt',
    ),
  ],
}
