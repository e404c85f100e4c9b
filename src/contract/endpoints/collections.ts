import {
  Compendium,
  CompendiumFileQuery,
  CompendiumQuery,
  EditionMade,
  NewEdition,
  PowerItemInput,
  PowerItemQuery,
  PowerItemSaved,
  PowerItems,
} from '../collections.ts'
import type { Endpoint } from '../endpoint.ts'

export const collectionEndpoints = {
  'GET /compendium': {
    zh: '制度汇编：目录、与上一版相比的变化',
    en: 'The collection of an organ: contents, and what changed since the last edition',
    query: CompendiumQuery,
    answer: Compendium,
    tag: 'reports',
  },
  'GET /compendium/file': {
    zh: '制度汇编（HTML 或者 .docx）',
    en: 'The collection as a file',
    query: CompendiumFileQuery,
    raw: true,
    tag: 'reports',
  },
  'POST /compendium': {
    zh: '固定为新的一版',
    en: 'Fix the collection as the next edition',
    body: NewEdition,
    answer: EditionMade,
    status: 201,
    once: true,
    tag: 'reports',
  },
  'GET /power-items': {
    zh: '行政权力事项及其依据的变化',
    en: 'Administrative power items, flagged where a basis changed',
    query: PowerItemQuery,
    answer: PowerItems,
    tag: 'reports',
  },
  'POST /power-items': {
    zh: '登记行政权力事项',
    en: 'Enter a power item',
    body: PowerItemInput,
    answer: PowerItemSaved,
    status: 201,
    once: true,
    tag: 'reports',
  },
  'PUT /power-items/:id': {
    zh: '修改或者确认行政权力事项',
    en: 'Change or confirm a power item',
    body: PowerItemInput,
    answer: PowerItemSaved,
    tag: 'reports',
  },
} as const satisfies Record<string, Endpoint>
