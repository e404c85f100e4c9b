import type { Endpoint } from '../endpoint.ts'
import { Breaks, CitationsIn, CitationsOut, GraphQuery } from '../graph.ts'

export const graphEndpoints = {
  'GET /instruments/:id/citations': {
    zh: '文件引用了什么（某日有效的文本）',
    en: 'What an instrument cites, in the text that binds on a day',
    query: GraphQuery,
    answer: CitationsOut,
    tag: 'register',
  },
  'GET /instruments/:id/cited-by': {
    zh: '哪些条款引用了文件',
    en: 'Who cites an instrument, down to the article',
    query: GraphQuery,
    answer: CitationsIn,
    tag: 'register',
  },
  'GET /instruments/:id/breaks': {
    zh: '如果废止，会影响哪些条款',
    en: 'What breaks if an instrument is repealed on a day',
    query: GraphQuery,
    answer: Breaks,
    tag: 'register',
  },
} as const satisfies Record<string, Endpoint>
