import { expect, test } from 'vitest'
import { placeName, revisedProvisions } from '../../../documents/audit/revised.ts'
import { parse } from '../../../documents/parse.ts'

const head = '某市道路货运条例\n第一条　为了规范道路货物运输活动，维护运输市场秩序，制定本条例。\n'
const before = parse(
  `${head}第二条　市、县人民政府应当加强对道路货物运输的领导，将其发展纳入规划。\n运输主管部门负责监督检查。\n第三条　经营者应当具备下列条件：\n（一）有与业务相适应的车辆；\n（二）有健全的安全管理制度。\n第四条　从业人员应当每年参加安全培训，经考核合格后上岗。\n第五条　违反本条例规定，擅自从事经营活动的，由主管部门责令改正。\n第六条　本条例自2010年1月1日起施行。\n`,
)
const after = parse(
  `${head}第二条　市、县人民政府应当加强对道路货物运输的领导，将其发展纳入规划，所需经费列入预算并逐年安排。\n运输主管部门负责监督检查。\n第三条　货运站场应当配备消防设施，并按照国家标准设置标志、标线和监控设备。\n第四条　经营者应当具备下列条件：\n（一）有与业务相适应的车辆；\n（二）有健全的安全生产管理制度和应急预案，并定期演练。\n第五条　违反本条例规定，擅自从事经营活动的，由主管部门责令改正。\n第六条　本条例自2020年1月1日起施行。\n`,
)

test('what became of a cited provision is told by identity, not by number', () => {
  const became = revisedProvisions(before, after)
  expect(became('art1')).toEqual({ became: 'same', now: '第一条' })
  expect(became('art2')).toEqual({ became: 'reworded', now: '第二条' })
  // The second paragraph of an article that changed elsewhere is as it was.
  expect([became('art2/par1')?.became, became('art2/par2')?.became]).toEqual(['reworded', 'same'])
  expect([became('art3')?.now, became('art3/item1')?.became, became('art3/item2')?.became]).toEqual(['第四条', 'renumbered', 'reworded'])
  expect(became('art4')).toEqual({ became: 'gone', now: null })
  expect(became('art5')).toEqual({ became: 'same', now: '第五条' })
})

test('nothing is said of a place that is not there, of a range and of a chapter', () => {
  const became = revisedProvisions(before, after)
  for (const place of ['art9', 'art2/par7', 'art3-art5', 'chapter1', 'par1']) expect(became(place), place).toBeNull()
})

test('blanks, width and punctuation are no change', () => {
  const tidied = parse(before.text.replaceAll('，', ',').replace('运输主管部门负责', '运输主管部门　负责'))
  expect(['art2', 'art3', 'art5'].map((place) => revisedProvisions(before, tidied)(place)?.became)).toEqual(['same', 'same', 'same'])
})

test('a place is named as people write it', () => {
  expect(['art12', 'art12/par1/item2', 'art120.1/par2', 'art1-art3', 'chapter2'].map(placeName)).toEqual([
    '第十二条',
    '第十二条第一款第（二）项',
    '第一百二十条之一第二款',
    null,
    null,
  ])
})
