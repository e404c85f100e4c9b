import { both } from './both.ts'

/** Words of the tab that says what an instrument cites, who cites it, and what breaks without it. */
export const graph = both(
  {
    tab: '引用与被引用',
    breaks: '如果废止，会影响…',
    breaksHelp: (day: string) => `下列现行有效的条款在 ${day} 依靠或者提到本文件；废止、修改前应当逐条处理。`,
    breaksSum: (places: number, documents: number) => `${documents} 件文件的 ${places} 处`,
    breaksNone: '没有现行有效的条款引用本文件。',
    leftOut: '未列入：',
    leftOutKinds: {
      ends: '废止或者修改本文件的',
      history: '只说明沿革的',
      notInForce: '当日不是有效文本的',
      actOnly: '文件之外的公文',
    } as Record<string, string>,
    issuedUnder: '以本文件为制定依据的文件',
    cites: '引用',
    citesSum: (places: number, unresolved: number) =>
      unresolved === 0 ? `${places} 处` : `${places} 处，其中 ${unresolved} 处所指的文件不能确定`,
    citesNone: '没有引用其他文件。',
    citedBy: '被引用（全部）',
    citedByNone: '文件库里没有引用本文件的条款。',
    acts: '其他公文对本文件的效力',
    outside: '公文',
    whole: '标题或者条文之外',
  },
  {
    tab: 'Citations',
    breaks: 'If it is repealed, this is affected…',
    breaksHelp: (day: string) =>
      `These provisions in force on ${day} rely on this document or speak of it; deal with each before repealing or amending it.`,
    breaksSum: (places: number, documents: number) => `${places} places in ${documents} documents`,
    breaksNone: 'No provision in force cites this document.',
    leftOut: 'Left out:',
    leftOutKinds: {
      ends: 'repeals or amends it',
      history: 'only tells its history',
      notInForce: 'not in force on the day',
      actOnly: 'acts outside any document',
    },
    issuedUnder: 'Documents issued on its basis',
    cites: 'Cites',
    citesSum: (places: number, unresolved: number) =>
      unresolved === 0 ? `${places} places` : `${places} places, ${unresolved} of which cannot be told`,
    citesNone: 'It cites no other document.',
    citedBy: 'Cited by (all)',
    citedByNone: 'No provision of the register cites this document.',
    acts: 'What other acts did to it',
    outside: 'act',
    whole: 'title, or outside the articles',
  },
)
