import type { Endpoint } from '../endpoint.ts'
import { CommentReceipt, ConsultationFile, Consultations, NewComment, OwnComment } from '../open-house.ts'
import { InstrumentFile, InstrumentPage, InstrumentQuery, OnDay } from '../register.ts'

export const publicEndpoints = {
  'GET /public/consultations': { zh: '正在征求意见', en: 'Open consultations', answer: Consultations, tag: 'public' },
  'GET /public/consultations/:caseId': { zh: '征求意见稿', en: 'A consultation and its text', answer: ConsultationFile, tag: 'public' },
  'POST /public/consultations/:caseId/comments': {
    zh: '提意见',
    en: 'Comment',
    body: NewComment,
    answer: CommentReceipt,
    status: 201,
    tag: 'public',
  },
  'GET /public/comments/:receipt': { zh: '凭回执号查询', en: 'Look up a comment by its receipt', answer: OwnComment, tag: 'public' },
  'GET /public/instruments': {
    zh: '文件目录',
    en: 'Catalogue of instruments',
    query: InstrumentQuery,
    answer: InstrumentPage,
    tag: 'public',
  },
  'GET /public/instruments/:id': { zh: '规范性文件', en: 'An instrument', answer: InstrumentFile, tag: 'public' },
  'GET /public/instruments/:id/on/:day': { zh: '某日有效的文本', en: 'The text that bound on a day', answer: OnDay, tag: 'public' },
} as const satisfies Record<string, Endpoint>
