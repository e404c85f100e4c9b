/** 文种: the last word of a title; 其他 where it is none of the known ones. */
export function genreOf(title: string): string {
  const plain = title.replace(/[（(][^（）()]*[）)]$/, '').trim()
  return /(通知|办法|规定|决定|意见|细则|规则|方案|通告|公告|通报|批复|命令|令|函)$/.exec(plain)?.[1] ?? '其他'
}
