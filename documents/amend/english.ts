/**
 * What rows say in Chinese, and the same in English; {} stands for words that go over as they are (provisions, numbers, quoted words).
 * More special sentences stand before those that would match them too. A test finds every reason and warning of this folder here.
 */
const sentences: readonly (readonly [string, string])[] = [
  ['没有读懂这句话，未作修改', 'this sentence was not understood; nothing was changed'],
  ['前面的话没有读懂，不知道说的是哪一条', 'the sentence before was not understood, so it is not known which article is meant'],
  ['决定修改几件文件，这一项没有写明是哪一件', 'the decision amends several instruments and this item names none'],
  ['附件里的章、条不能这样修改', 'chapters and articles inside an annex cannot be amended so'],
  ['附件的名称不能单独删去', 'the title of an annex cannot be deleted alone'],
  ['原文有几个附件，未写明是哪一个', 'the text has several annexes and none is named'],
  ['原文有几处{}，未写明是哪一处', 'the text has {} more than once and it is not said which is meant'],
  ['原文没有名称', 'the text has no title'],
  ['原文没有题注', 'the text has no title note'],
  ['原文没有引言', 'the text has no preamble'],
  ['原文没有第{}自然段', 'the text has no such opening paragraph: {}'],
  ['原文没有{}', 'the text has no {}'],
  ['{}有几款都有第{}项，未写明是哪一款', '{}: several paragraphs have an item {}; none is named'],
  ['{}有{}款，未写明是哪一款', '{} has {} paragraphs and none is named'],
  ['{}已被删去', '{} has been deleted'],
  ['{}已另有内容', '{} is already taken'],
  ['已有{}', 'there is a {} already'],
  ['{}第{}项没有第{}目', '{}: item {} has no subitem {}'],
  ['{}没有第{}款', '{} has no paragraph {}'],
  ['{}没有第{}项', '{} has no item {}'],
  ['{}没有“{}”', '{} does not hold the words “{}”'],
  ['{}的“{}”不在所说的位置', '{}: “{}” does not stand where the decision says'],
  ['{}的内容与所引的几段不同', '{} differs from the quoted paragraphs'],
  ['{}这一项只有{}目，不能增加第{}目', '{}: this item has {} subitems; no subitem {} can be added'],
  ['{}只有{}款，不能增加第{}款', '{} has {} paragraphs; no paragraph {} can be added'],
  ['{}只有{}款，不能作为第{}款', '{} has {} paragraphs; nothing can become paragraph {}'],
  ['{}只有{}项，不能增加第{}项', '{} has {} items; no item {} can be added'],
  ['说的是{}条，写明了{}条的序号', 'it speaks of {} articles and gives {} article numbers'],
  ['说的是{}款，写明了{}款的序号', 'it speaks of {} paragraphs and gives {} paragraph numbers'],
  ['说的是{}项，写明了{}项的序号', 'it speaks of {} items and gives {} item numbers'],
  ['说的是{}款，给出了{}款', 'it speaks of {} paragraphs and gives {}'],
  ['说的是{}项，给出了{}项', 'it speaks of {} items and gives {}'],
  ['说的是{}目，给出了{}目', 'it speaks of {} subitems and gives {}'],
  ['说的是{}条，给出的内容对不上', 'it speaks of {} articles; the words given do not match'],
  ['没有可以加入的{}', 'there is no {} to join'],
  ['没有可以保留的条', 'no article is left to keep'],
  ['没有可以增加文字的地方', 'there is no place to add words'],
  ['没有给出合并后的内容', 'the merged words are not given'],
  ['没有给出新的内容', 'the new words are not given'],
  ['没有给出内容', 'no words are given'],
  ['不能确定增加在哪里', 'it cannot be told where to add'],
  ['不能移到自己之前或者之后', 'nothing can be moved next to itself'],
  ['不能移到自己之后', 'nothing can be moved behind itself'],
  ['一次只能修改一个附件', 'one annex at a time'],
  ['一次只能修改一目', 'one subitem at a time'],
  ['只有项之前的一段可以这样修改', 'only the words before the items can be amended so'],
  ['只能在同一条内移动一款', 'a paragraph can be moved within its article only'],
  ['只能在同一款内移动一项', 'an item can be moved within its paragraph only'],
  ['合并后应当是一款', 'a merger must give one paragraph'],
  ['名称应当是一行', 'a title is one line'],
  ['拆分后的各条与给出的内容对不上', 'the articles split off do not match the words given'],
  ['整章修改应当给出各条', 'a chapter given anew must give its articles'],
  ['新增的章、节里有不能归入任何一条的内容', 'the new chapter or section holds words that belong to no article'],
  ['未写明作为第几章、第几节', 'it is not said which chapter or section it becomes'],
  ['未写明作为第几条', 'it is not said which article it becomes'],
  ['未写明删去哪里', 'it is not said what is deleted'],
  ['未写明增加在哪里、作为第几条', 'it is not said where to add, nor as which article'],
  ['未写明改为第几章、第几节', 'it is not said which chapter or section it becomes'],
  ['未写明改为第几条', 'it is not said which article it becomes'],
  ['未写明改为第几款', 'it is not said which paragraph it becomes'],
  ['未写明改为第几项', 'it is not said which item it becomes'],
  ['未写明是哪一条', 'no article is named'],
  ['未写明是第几款，作为最后一款', 'no paragraph number is given: added as the last one'],
  ['未写明是第几项，作为最后一项', 'no item number is given: added as the last one'],
  ['未写明是第几目，作为最后一目', 'no subitem number is given: added as the last one'],
  ['条与款的数目对不上', 'the numbers of articles and paragraphs do not match'],
  ['款已经在这一条内', 'the paragraph stands in that article already'],
  ['款的数目与写明的去处对不上', 'the paragraphs do not match the places they are to go to'],
  ['款里的项不能这样移动', 'an item cannot be moved so'],
  ['章、节、编之间不能这样改', 'parts, chapters and sections cannot be turned into each other'],
  ['章节的数目与写明的序号对不上', 'the chapters or sections do not match the numbers given'],
  ['项不能这样单列', 'an item cannot be set apart so'],
  ['原文已有题注', 'the text has a title note already'],
  ['原文已有引言', 'the text has a preamble already'],
  ['原文的全角、半角符号与决定所引不同', 'the text differs from the quotation in full and half width'],
  ['决定未写连接的标点，按并列关系补“{}”', 'the decision prints no joining mark; “{}” was put in'],
  [
    '决定未写明条文顺序相应调整，按所写明的序号顺延：{}',
    'the decision does not say that the articles are renumbered; they follow the numbers it gives: {}',
  ],
  ['引用的序号决定没有写明调整，未改：{}', 'the decision does not say that references follow; left as they are: {}'],
  ['{}引用的条号调整后重复：{}，请核对', '{} cites the same article twice after the renumbering ({}); please check'],
  ['{}引用的{}已删去，未作调整', '{} cites {}, which is deleted; left as it is'],
  ['{}引用的{}已并入{}，其款、项请核对', '{} cites {}, which went into {}; please check paragraph and item'],
  ['{}各项的序号与决定写明的不合', '{}: the items do not come out at the numbers that the decision gives'],
  ['{}第{}款的序号与其他款不合', '{}: the number of paragraph {} does not agree with the others'],
  [
    '{}的新序号由决定不能唯一确定，按余下的序号依次排列',
    '{}: the decision does not tell the new numbers for sure; the free ones were given in order',
  ],
  [
    '{}在{}之后，决定未写明，按内容相近的一边安排',
    '{} stands behind {}: the decision does not say on which side; the closer one was taken',
  ],
  [
    '{}在{}之前，决定未写明，按内容相近的一边安排',
    '{} stands before {}: the decision does not say on which side; the closer one was taken',
  ],
  ['删去后为“{}”，请核对顿号', 'reads “{}” after the deletion; please check the enumeration mark'],
  ['删去后相邻的标点一并调整', 'two marks side by side were joined after the deletion'],
  ['项末标点“{}”按所在位置改为“{}”', 'the mark “{}” at the end of an item became “{}” by its place'],
  ['目末标点“{}”按所在位置改为“{}”', 'the mark “{}” at the end of a subitem became “{}” by its place'],
  ['引文末尾没有标点，沿用原文的', 'the quotation ends without a mark; that of the old text was kept'],
  ['只给出了项之前的文字，各项保留', 'only the words before the items are given; the items stay'],
  ['只是停止适用，文字不变', 'it only ceases to apply; the words stay'],
  ['其后附件的序号未作调整', 'the annexes behind it keep their numbers'],
  ['{}里也有“{}”，决定没有写明，未作修改', '{} holds “{}” too; the decision does not name it, so it was left'],
  ['增加的文字接在原句“{}”之前，补“{}”，请核对', 'the words were put before “{}” of the old sentence, with “{}”; please check'],
  ['增加的文字接在原句“{}”之前，请核对', 'the words were put before “{}” of the old sentence; please check'],
]

/** A reason or a warning in English; words that are in no sentence of the table come back as they are. */
export function english(words: string): string {
  for (const [zh, en] of sentences) {
    const found = wordsIn(words, zh.split('{}'))
    if (found) return en.split('{}').reduce((out, piece, i) => out + (found[i - 1] ?? '') + piece)
  }
  return words
}

/** What stands at the places {}; null when the sentence is another one. */
function wordsIn(words: string, pieces: readonly string[]): string[] | null {
  const first = pieces[0]!
  if (!words.startsWith(first)) return null
  const found: string[] = []
  let at = first.length
  for (const [i, piece] of pieces.slice(1).entries()) {
    const end = i === pieces.length - 2 ? words.length - piece.length : words.indexOf(piece, at)
    if (end < at || !words.startsWith(piece, end)) return null
    found.push(words.slice(at, end))
    at = end + piece.length
  }
  return at === words.length ? found : null
}
