/** How decisions say what is no operation: their opening and closing, what an item announces, what is said of all instruments. */

/** The last sentences of a decision: 本决定自…起施行, 《…》根据本决定作相应修改. */
export const closing =
  /^(?:本(?:决定|修正案|通知)(?:自|从|于|由)|根据本(?:决定|修正案)|《[^\n]{2,300}》(?:等[^，。\n]{0,30})?(?:根据|依照|按照)本决定|本决定公布后|此前|(?:以上|上述)[^，。]{0,20}(?:根据本决定|重新公布))/

/** 条文顺序作相应调整 in its forms, anywhere in a line. */
export const bulk =
  /(?:条文|条款|章节|款项|条目)[^，。；]{0,6}(?:顺序|序号)[^，。；]{0,8}(?:作|做|进行|予以)?(?:相应)?(?:的)?(?:调整|变动)|相应调整[^，。；]{0,8}(?:序号|顺序)/

/** 此外，对相关行政法规的条文顺序作相应调整: said of every instrument of a package decision. */
export const ofAll = new RegExp(
  `^(?:此外|另外|同时)?[，,]?(?:并)?对(?:上述|以上|相关|有关|前述|各)[^，。]{0,10}(?:法规|规章|规定|决定|解释|文件|办法|法律|条例)的?(?:${bulk.source})`,
)

/** The words without which a line is no instruction. */
export const verbs = new RegExp(
  `修改为|改为|增加|增写|删去|删除|合并|并入|调整|单列|作为第|新增|替换为|移至|修改后|不再适用|停止适用|${bulk.source}`,
)

const opensInstruction = /^(?:将|在|删去|删除|增加|第[^，。]{1,20}(?:修改为|增加|删去|后增加)|[^，。：]{2,60}，将(?:刑法)?第)/

/** 条例名称修改为“…”: a verb beside quoted words, however the line begins. */
const besideQuote =
  /(?:修改为|改为|增加|增写|删去|删除)[：:，]?[^，。\ue000-\uf8ff]{0,6}[\ue000-\uf8ff]|[\ue000-\uf8ff][^，。]{0,6}(?:修改为|改为|增加|删去|删除)/

/** Whether a line that no number opens is an instruction. */
export function isInstruction(line: string): boolean {
  return (opensInstruction.test(line) ? verbs.test(line) : besideQuote.test(line)) && !closing.test(line)
}

/** 对3部行政法规的部分条款予以修改, 废止下列文件: what an item announces without saying how. */
export const announces =
  /^(?:废止[^，。；\n]{0,300}|(?:决定)?对[^，。；：第\n]{1,60}(?:予以|作出|作|进行)(?:如下|以下)?(?:修改|修订|修正))(?:[。；]?[（(]?(?:见)?附件[\d一二三四五六七八九十]{0,2}[）)]?)?[。；]?$/

/** 甲条例第三条修改为, 刑法第三条: the decision's own instrument named without 《》. */
export function withoutName(text: string, name: string | null): string {
  const plain = name === null || name.includes('《') ? '' : name
  const names = [plain, plain.replace(/^中华人民共和国/, '')].filter((own) => own.length > 1)
  return names.reduce(
    (words, own) =>
      words
        .split(own)
        .reduce((out, part) => out + (/[《〈]$/.test(out) || !/^(?:第[一二三四五六七八九十百千零〇\d]|名称)/.test(part) ? own : '') + part),
    text,
  )
}
