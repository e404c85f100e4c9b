import { ActFile, ActPage, ActQuery, ConfirmedAct, NewAct, Proposed } from '../acts.ts'
import { Compared, Comparison } from '../comparison.ts'
import type { Endpoint } from '../endpoint.ts'
import { NumberPage, NumberQuery, SearchPage, SearchQuery } from '../numbers.ts'
import { CompareQuery, InstrumentFile, InstrumentPage, InstrumentQuery, OnDay, VersionText } from '../register.ts'
import { Decided, Decision } from '../rules.ts'

export const registerEndpoints = {
  'GET /instruments': { zh: '文件库', en: 'The register of instruments', query: InstrumentQuery, answer: InstrumentPage, tag: 'register' },
  'GET /instruments/:id': {
    zh: '规范性文件：名称、效力、沿革',
    en: 'An instrument: names, standing, effects, versions',
    answer: InstrumentFile,
    tag: 'register',
  },
  'GET /instruments/:id/on/:day': { zh: '某日有效的文本', en: 'The text that bound on a day', answer: OnDay, tag: 'register' },
  'GET /instruments/:id/compare': {
    zh: '比较两个版本',
    en: 'Compare two versions',
    query: CompareQuery,
    answer: Compared,
    tag: 'register',
  },
  'GET /instruments/:id/changes': {
    zh: '两个版本之间有变化的条文',
    en: 'The articles that differ between two versions',
    query: CompareQuery,
    answer: Comparison,
    tag: 'register',
  },
  'GET /versions/:id': { zh: '一个版本的文本', en: 'The text of a version', answer: VersionText, tag: 'register' },
  'GET /acts': { zh: '公文', en: 'Acts', query: ActQuery, answer: ActPage, tag: 'register' },
  'GET /acts/:id': { zh: '一件公文', en: 'An act', answer: ActFile, tag: 'register' },
  'POST /acts': {
    zh: '登记无办件的公文（提出）',
    en: 'Record an act without a case (propose)',
    body: NewAct,
    answer: Proposed,
    status: 201,
    once: true,
    tag: 'register',
  },
  'POST /acts/:proposalId/confirm': {
    zh: '由另一人确认登记',
    en: 'Confirm the record as a second person',
    body: Decision,
    answer: ConfirmedAct,
    once: true,
    tag: 'register',
  },
  'POST /acts/:proposalId/refuse': {
    zh: '不予登记',
    en: 'Refuse the record',
    body: Decision,
    answer: Decided,
    once: true,
    tag: 'register',
  },
  'GET /numbers': { zh: '文号簿的文号', en: 'Numbers of a book', query: NumberQuery, answer: NumberPage, tag: 'register' },
  'GET /search': {
    zh: '检索标题、文号和正文',
    en: 'Search titles, numbers and texts',
    query: SearchQuery,
    answer: SearchPage,
    tag: 'register',
  },
} as const satisfies Record<string, Endpoint>
