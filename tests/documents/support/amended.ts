import { apply } from '../../../documents/amend/index.ts'

/** Made-up texts that the variants of amending formulas are tried on, by name. */
export const bases: Record<string, string> = {
  条例: `甲市乙条例
（2019年1月1日甲市人民代表大会常务委员会第一次会议通过）
目　录
第一章　总则
第二章　管理
第一节　登记
第二节　检查
第三章　罚则
第四章　附则
第一章　总则
第一条　为了规范乙工作，根据《丙法》第九条，制定本条例。
第二条　本市行政区域内的乙活动，适用本条例。
法律、行政法规另有规定的，从其规定。
第三条　乙工作应当遵循公开、公平、公正的原则。
第二章　管理
第一节　登记
第四条　申请人应当向主管部门提交下列材料：
（一）申请书；
（二）身份证明；
（三）下列证明之一：
1.住所证明；
2.经营证明。
（四）其他材料。
主管部门应当自收到前款规定的材料之日起十日内作出决定。
申请人对前款决定不服的，可以依法申请行政复议。
第五条　主管部门应当依照本条例第四条第二款的规定公布结果，公布内容包括名称、地址、电话。
第六条　登记事项变更的，应当办理变更登记。
第二节　检查
第七条　主管部门应当加强监督检查。
有下列情形之一的，可以现场检查：
（一）接到举报的；
（二）发现违法线索的；
（三）其他需要检查的。
第八条　检查人员不得少于二人，并应当出示证件。
第八条之一　检查应当制作笔录。
第九条　被检查人应当配合，不得拒绝、阻碍检查。
第三章　罚则
第十条　违反本条例第六条规定的，由主管部门责令改正；拒不改正的，处一千元以上五千元以下罚款。
第十一条　违反本条例第八条、第九条规定，拒绝、阻碍检查的，处五千元罚款；构成犯罪的，依法追究刑事责任。
第四章　附则
第十二条　本条例自2019年2月1日起施行。
`,
  目: `甲市丁办法
第一条　有下列情形之一的，不予登记：
（一）材料有下列问题的：
1.缺少的：
（1）缺少封面；
（2）缺少正文。
2.伪造的。
（二）其他。
前款所称其他，按照下列规定确定：
（一）甲；
（二）乙。
第二条　本办法自2019年1月1日起施行。
`,
  引用: `甲市子条例
第一章　总则
第一条　根据《丙法》第三条和《丁条例》第四条、第五条，制定本条例。
第二条　违反第四条至第六条规定的，依照第七条处理；第八条之一另有规定的除外。
第三条　本条例第四条、《丙法》第五条和本条例第六条所称主管部门，是指市主管部门。民法典第七条、第八条的规定同样适用。
第二章　管理
第四条　甲。
依照前款和第五条第一款、第二款办理。
第五条　乙一：
（一）子；
（二）丑。
乙二，依照本条第一款第二项办理。
第六条　丙。有第五条第一款第（一）项、第（二）项情形的，从其规定。
第七条　丁，依照本条例第二章、第三章的规定。
第三章　罚则
第八条　戊，违反第四条、第五条或者第六条规定的。
第八条之一　己。
第九条　庚，适用前条规定和该法第五条规定。依照国务院条例第六条办理。
第十条　辛，依照第八条第二款。违反《丙法》规定，依照其第七条处罚。
`,
  附件: `甲市戊规定
第一条　标准如下：
|项目|金额|
|甲|一百元|
前款标准每年调整。
第二条　按照申请表办理。
附件1
收费表
|名称|数额|
|子|1|
附件2
申请表
姓名：
`,
  宪法: `中华人民共和国宪法
序　言
中国是历史悠久的国家。
中国各族人民健全法制，自力更生，艰苦奋斗。
第一章　总纲
第一条　社会主义制度是根本制度。禁止任何组织破坏社会主义制度。
第二章　国家机构
第一节　全国人民代表大会
第二条　全国人民代表大会行使下列职权：
（一）修改宪法；
（二）选举最高人民法院院长；
（三）其他职权。
第二节　人民法院
第三条　人民法院是审判机关。
第三章　国旗、国徽
第四条　国旗是五星红旗。
`,
}

/** A decision on the text of that name: its opening and closing around the given lines; lines that open with 关于 stand alone. */
export function decisionOn(base: string, lines: readonly string[]): string {
  const name = bases[base]!.split('\n', 1)[0]!
  if (/^[^，。]{0,30}(?:关于修改|关于废止|修正案)/.test(lines[0] ?? '')) return lines.join('\n')
  return [`甲市人民政府关于修改《${name}》的决定`, `甲市人民政府决定对《${name}》作如下修改：`, ...lines, '本决定自公布之日起施行。'].join(
    '\n',
  )
}

/** What a decision does: lines gone (-) and come (+), warnings (~) and refusals (!) with their place. */
export function amended(base: string, lines: readonly string[]): string[] {
  const before = bases[base]!
  const answer = apply(before, decisionOn(base, lines))
  if (!answer.ok) return [`! ${answer.message}`]
  const told = answer.instructions.flatMap(({ status, target, reason, warnings }) =>
    status === 'refused' ? [`! ${target}: ${reason}`] : warnings.map((warning) => `~ ${target}: ${warning}`),
  )
  return [...changes(before.split('\n'), answer.text.split('\n')), ...told]
}

/** The lines that came and went, by the longest common subsequence. */
function changes(a: string[], b: string[]): string[] {
  const table = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  const out: string[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
    } else if (j < b.length && (i >= a.length || table[i]![j + 1]! > table[i + 1]![j]!)) out.push(`+ ${b[j++]}`)
    else out.push(`- ${a[i++]}`)
  }
  return out
}
