import type { Found } from './types.ts'

/** Laws that texts name without 《》; a name is the longest entry that ends where a 法 does. */
const laws =
  '宪法 民法典 民法通则 民法总则 刑法 民事诉讼法 刑事诉讼法 行政诉讼法 海事诉讼特别程序法 公司法 证券法 证券投资基金法 期货和衍生品法 票据法 保险法 商业银行法 银行业监督管理法 中国人民银行法 反洗钱法 企业破产法 合伙企业法 个人独资企业法 外商投资法 合同法 担保法 物权法 侵权责任法 婚姻法 继承法 收养法 工会法 劳动法 劳动合同法 劳动争议调解仲裁法 就业促进法 社会保险法 著作权法 专利法 商标法 反不正当竞争法 反垄断法 招标投标法 政府采购法 预算法 审计法 会计法 统计法 税收征收管理法 个人所得税法 企业所得税法 增值税法 关税法 海关法 对外贸易法 进出口商品检验法 电子商务法 电子签名法 网络安全法 数据安全法 个人信息保护法 消费者权益保护法 产品质量法 食品安全法 药品管理法 疫苗管理法 传染病防治法 医师法 环境保护法 水污染防治法 大气污染防治法 固体废物污染环境防治法 噪声污染防治法 土壤污染防治法 海洋环境保护法 野生动物保护法 森林法 草原法 矿产资源法 土地管理法 城市房地产管理法 城乡规划法 建筑法 农村土地承包法 农业法 农民专业合作社法 种子法 渔业法 水法 防洪法 水土保持法 道路交通安全法 公路法 铁路法 民用航空法 港口法 海商法 邮政法 电力法 煤炭法 节约能源法 可再生能源法 安全生产法 消防法 突发事件应对法 治安管理处罚法 行政处罚法 行政许可法 行政强制法 行政复议法 行政监察法 监察法 监察官法 公务员法 公职人员政务处分法 国家赔偿法 立法法 监督法 选举法 代表法 地方组织法 组织法 人民法院组织法 人民检察院组织法 法官法 检察官法 人民警察法 律师法 公证法 仲裁法 人民调解法 监狱法 禁毒法 反恐怖主义法 反间谍法 国家安全法 保守国家秘密法 国防法 兵役法 国旗法 国徽法 国籍法 出境入境管理法 护照法 居民身份证法 教育法 义务教育法 高等教育法 职业教育法 民办教育促进法 教师法 学位法 科学技术进步法 促进科技成果转化法 文物保护法 非物质文化遗产法 公共文化服务保障法 广告法 旅游法 体育法 慈善法 红十字会法 未成年人保护法 预防未成年人犯罪法 妇女权益保障法 老年人权益保障法 残疾人保障法 反家庭暴力法 归侨侨眷权益保护法 民族区域自治法 城市居民委员会组织法 村民委员会组织法 价格法 标准化法 计量法 档案法 测绘法 气象法 涉外民事关系法律适用法 生物安全法 数据法'.split(
    ' ',
  )
const lawsByLength = [...laws].sort((a, b) => b.length - a.length)
const law = new RegExp(`(?:中华人民共和国)?(?:${lawsByLength.join('|')})(?![律规制定人官院])`, 'g')

const ownKinds =
  '实施细则|实施办法|实施条例|实施意见|实施方案|暂行办法|暂行条例|暂行规定|试行办法|管理办法|管理规定|修正案|修改决定|办法|条例|规定|细则|规则|规程|章程|决定|通知|通告|公告|公约|意见|解释|方案|守则|制度|标准|批复|指引|指南|规范|目录|法'
const own = new RegExp(`本(?:${ownKinds})(?!律|人|院|定|规)`, 'g')

const state =
  '国务院办公厅|国务院|全国人民代表大会常务委员会|全国人大常委会|全国人民代表大会|最高人民法院|最高人民检察院|中央军事委员会|国家监察委员会|中共中央办公厅|中国人民银行|中国科学院|中国工程院|中国气象局|中国证监会|中国银保监会|国家金融监督管理总局|国家税务总局|国家税务局|税务总局|海关总署|国家市场监督管理总局|市场监管总局|国家发展和改革委员会|国家发展改革委|发展改革委|国家卫生健康委员会|国家卫生健康委|国家卫生计生委|国家医疗保障局|国家医保局|国家知识产权局|国家林业和草原局|国家铁路局|中国民用航空局|民航局|国家邮政局|国家文物局|国家能源局|国家统计局|国家档案局|国家保密局|国家外汇管理局|国务院国有资产监督管理委员会|外交部|国防部|教育部|科学技术部|科技部|工业和信息化部|国家民族事务委员会|国家民委|公安部|国家安全部|民政部|司法部|财政部|人力资源和社会保障部|人力资源社会保障部|自然资源部|生态环境部|环境保护部|住房和城乡建设部|住房城乡建设部|交通运输部|水利部|农业农村部|农业部|商务部|文化和旅游部|文化部|退役军人事务部|应急管理部|审计署|国土资源部|卫生部|建设部|铁道部|信息产业部'
/** 公安部门 is a function, 公安部 a name. */
const stateOrgan = new RegExp(`(?:${state})(?!门)`, 'g')
/** 国务院…主管部门 is a function, not a name. */
const functional = /^[^，。；、“”：\n]{0,16}(?:主管部门|部门|机构|直属)/
const localOrgan =
  /[㐀-鿿]{1,7}(?:省|市|自治区|自治州|特别行政区|县|区)(?:人民政府(?:办公厅|办公室)?|第[一二三四五六七八九十]{1,3}届人民代表大会(?:常务委员会)?|人民代表大会常务委员会|高级人民法院|[㐀-鿿]{2,8}?(?:指挥部|局|厅|委员会)(?![部长员处面限势]))/g
const organLead =
  /^.*(?:根据|按照|依照|经由|报请|提请|会同|以及|或者|必须|应当|关于|以上|各级|所在|其他|有关|[日月年，和与及由经向报请在对将因从的原各：])/

/** Laws named without 《》: 刑事诉讼法, 中华人民共和国民法典. `value` is the full name. */
export function findLaws(text: string): Found[] {
  const found: Found[] = []
  for (const m of text.matchAll(law)) {
    if (/[本该《〈]/.test(text[m.index - 1] ?? '') || /^[》〉]/.test(text.slice(m.index + m[0].length))) continue
    const name = m[0].startsWith('中华') ? m[0] : `中华人民共和国${m[0]}`
    found.push({ start: m.index, end: m.index + m[0].length, value: name })
  }
  return found
}

/** What a text calls itself: 本办法, 本实施细则. `value` is null: only the reader of the whole text knows its title. */
export function findSelf(text: string): Found[] {
  return [...text.matchAll(own)].map((m) => ({ start: m.index, end: m.index + m[0].length, value: null }))
}

/** Proper names of organs; functional names (国务院…主管部门, 县级以上人民政府) are left out. */
export function findOrgans(text: string): Found[] {
  const found: Found[] = []
  for (const m of text.matchAll(stateOrgan)) {
    const end = m.index + m[0].length
    if (m[0] === '国务院' && functional.test(text.slice(end, end + 20))) continue
    found.push({ start: m.index, end, value: m[0] })
  }
  for (const m of text.matchAll(localOrgan)) {
    const lead = organLead.exec(m[0])
    const start = m.index + (lead ? lead[0].length : 0)
    const name = text.slice(start, m.index + m[0].length)
    if (
      /^.{2,}(?:省|市|自治区|自治州|特别行政区|县|区)/.test(name) &&
      !/^(?:融入|决定|市辖|自治区|自治县|设区|县级|地市|乡镇|省级|市级|直辖)/.test(name)
    ) {
      found.push({ start, end: m.index + m[0].length, value: name })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
