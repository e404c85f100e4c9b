/** Instruments as they are called in English, by their Chinese title or number; ours where the State Council has no English title. */
const names: Record<string, string> = {
  '《优化营商环境条例》': 'Regulation on Improving the Business Environment',
  '《重大行政决策程序暂行条例》': 'Interim Regulation on Procedures for Major Administrative Decisions',
  '《公平竞争审查条例》': 'Regulation on Fair Competition Review',
  '《规章制定程序条例》': 'Regulation on Procedures for the Formulation of Rules',
  '《法规规章备案审查条例》': 'Regulation on the Filing and Review of Regulations and Rules',
  '《政府信息公开条例》': 'Regulation on Open Government Information',
  '《中华人民共和国立法法》': 'Legislation Law',
  '《中华人民共和国行政许可法》': 'Administrative Licensing Law',
  '《中华人民共和国行政处罚法》': 'Administrative Penalty Law',
  '《中华人民共和国行政强制法》': 'Administrative Compulsion Law',
  '《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》': 'Organic Law of Local People’s Congresses and Local Governments',
  '《公平竞争审查条例实施办法》': 'Measures for Implementing the Regulation on Fair Competition Review',
  '《党政机关公文处理工作条例》': 'Regulation on the Handling of Official Papers of Party and Government Organs',
  '《立法技术规范（试行）（一）》': 'Technical Norms of Legislation (Trial) (I)',
  '《广东省行政规范性文件管理规定》': 'Guangdong Rules on Normative Documents',
  '《地方各级人民代表大会和地方各级人民政府组织法》': 'Organic Law of Local People’s Congresses and Local Governments',
  '《广东省优化营商环境条例》': 'Guangdong Regulation on Improving the Business Environment',
  '《江门市行政规范性文件管理规定》（江府办〔2022〕2号）': 'Jiangmen Rules on Normative Documents, Jiangmen Government Office 2022 No. 2',
  '国办发〔2018〕37号': 'General Office of the State Council, 2018 No. 37',
  '国办发〔2018〕115号': 'General Office of the State Council, 2018 No. 115',
  '国发〔2015〕68号': 'State Council, 2015 No. 68',
  粤府令第277号: 'Order of the Guangdong Government No. 277',
  粤府令第277号及同类规定: 'Order of the Guangdong Government No. 277 and the like',
  '深圳市政府令第368号（同类规定）': 'Order of the Shenzhen Government No. 368, and the like',
  '铜政发〔2020〕33号': '2020 No. 33 of a city government',
  '铜政发〔2020〕33号等清理决定': 'cleanup decisions such as 2020 No. 33 of a city government',
  '荆门市、濮阳县等地清理工作方案': 'cleanup plans of Jingmen, Puyang and others',
  岳阳市等地规定: 'rules of Yueyang and others',
  珠海市规定: 'rules of Zhuhai',
  '浙江省、青海省等地规定': 'rules of Zhejiang, Qinghai and others',
}

/**
 * A Chinese citation with what it means in English behind it: 《优化营商环境条例》第六十二条 (Regulation on Improving the Business
 * Environment, art. 62). The Chinese alone where the instrument has no English name here: nothing is translated by guess.
 */
export function glossed(source: string, article = ''): string {
  const name = names[source]
  if (name === undefined) return source + article
  const articles = articlesInEnglish(article.replace('（参照）', ''))
  if (articles === null) return `${source}${article} (${name})`
  const where = articles === '' ? name : `${name}, ${articles}`
  return `${source}${article} (${where}${article.endsWith('（参照）') ? ', by analogy' : ''})`
}

/** What bases say beside the names of instruments. */
const phrases: [zh: string, en: string][] = [
  ['机构改革方案和机构职责承接表', 'the plan of the institutional reform and its table of successions'],
  ['在修改之前由承接机关行使职责', 'until it is amended the succeeding organ has the duties'],
  ['清理决定', 'a cleanup decision'],
  ['有效期届满自动失效', 'what has run its term lapses by itself'],
  ['期限见规则包', 'terms as in the rule pack'],
  ['有效期见规则包', 'terms of validity as in the rule pack'],
  ['暂行、试行期限见规则包', 'terms of interim and trial rules as in the rule pack'],
  ['制定主体清单', 'the list of organs that may issue normative documents'],
  ['议事协调机构、派出机构、内设机构、临时机构不得制定', 'coordinating, dispatched, internal and temporary bodies may not'],
  ['不得重复发文', 'nothing is to be issued twice'],
  ['已被新规定涵盖或者替代的宣布失效', 'what newer rules cover or replace is declared invalid'],
  ['适用期已过、规定任务已完成的宣布失效', 'what has served its time or task is declared invalid'],
  ['发文顺序号', 'sequence numbers'],
]

/**
 * A sentence of bases with each instrument known here said in English behind it, its articles with it. What is not known here and what
 * stands between stays as it is.
 */
export function glossedAll(bases: string): string {
  const said = bases.replace(cited, (all, title: string, printed = '', places = '', like = '') => {
    // 第十条、《…》: the mark between two bases belongs to neither.
    const mark = /[、至]$/.test(places) ? places.slice(-1) : ''
    const article = mark ? places.slice(0, -1) : places
    const told = glossed(title, article + like)
    return told === title + article + like ? all : title + printed + told.slice(title.length) + mark
  })
  return phrased(said)
    .replace(/，条号待核|（条号待核）/g, ' (article to be checked)')
    .replaceAll('；', '; ')
}

/** A part between two semicolons, or in brackets, that says something known gets its English behind it. */
function phrased(bases: string): string {
  return phrases.reduce(
    (said, [zh, en]) => said.replace(new RegExp(`(^|[；（])${zh}(?=$|[；（）])`, 'g'), (_, before: string) => `${before}${zh} (${en})`),
    bases,
  )
}

// The places are told apart by articlesInEnglish: here any run of their characters, so that it is read in one pass.
const cited = /(《[^《》]+》)(（[^（）]*号）)?(第[第条款项一二三四五六七八九十百零、至]+)?(（参照）)?/g

/** 第十四条至第十八条 → arts. 14–18; null for a way of counting not known here. */
function articlesInEnglish(article: string): string | null {
  if (article === '') return ''
  const parts = article.split('、').map((part) => part.split('至').map(articleNumber))
  if (parts.some((part) => part.length > 2 || part.includes(null))) return null
  const said = parts.map((part) => part.join('–'))
  return `${said.length > 1 || said[0]?.includes('–') ? 'arts.' : 'art.'} ${said.join(', ')}`
}

const digits = '零一二三四五六七八九'

/** 第六十四条第二款 → 64 para. 2, 第十条第二项 → 10 item 2; null for anything else. */
function articleNumber(words: string): string | null {
  const parts = /^(第[^条]+条)(?:第([^款]+)款)?(?:第([^项]+)项)?$/.exec(words)
  const [article, paragraph, item] = [parts?.[1], parts?.[2], parts?.[3]].map((part) => (part === undefined ? null : plainNumber(part)))
  if (!article) return null
  return `${article}${paragraph ? ` para. ${paragraph}` : ''}${item ? ` item ${item}` : ''}`
}

/** 第六十二条 or 六十二 → 62, up to 第一百九十九条; null for anything else. */
function plainNumber(words: string): number | null {
  const inner = words.replace(/^第|条$/g, '')
  const [hundreds, rest] = inner.includes('百') ? (inner.split('百') as [string, string]) : ['', inner]
  const [tens, ones] = rest.includes('十') ? (rest.split('十') as [string, string]) : ['', rest.replace('零', '')]
  const ten = rest.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens)) : 0
  const parts = [hundreds === '' ? 0 : digits.indexOf(hundreds), ten, ones === '' ? 0 : digits.indexOf(ones)]
  if (inner === '' || parts.includes(-1)) return null
  return parts[0]! * 100 + parts[1]! * 10 + parts[2]!
}
