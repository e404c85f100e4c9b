import type { Endpoint } from '../endpoint.ts'
import { ImportFile, ImportProgress, ImportSpelling, ListImports } from '../imports.ts'
import { Decided, Decision } from '../rules.ts'

export const importEndpoints = {
  'GET /imports': { zh: '目录导入', en: 'Imports of lists', answer: ListImports, tag: 'register' },
  'POST /imports': {
    zh: '上传目录（.xlsx、.csv）并试读：字段 file、as（own 或 reference）、organ（机关编号，可空）、on（目录截至日期，可空）；不入册',
    en: 'Upload a list (.xlsx, .csv) and try it: fields file, as (own or reference), organ (id, optional), on (the day it is of, optional); nothing is entered',
    upload: true,
    answer: ImportFile,
    status: 201,
    tag: 'register',
  },
  'GET /imports/:id': {
    zh: '一次导入：逐行试读的结果',
    en: 'An import: what would become of each row',
    answer: ImportFile,
    tag: 'register',
  },
  'POST /imports/:id/organs': {
    zh: '指明目录所写的机关名称是哪个机关，并重新试读；由上传人办理',
    en: 'Say which organs the names in the list mean, and try it again; by who uploaded it',
    body: ImportSpelling,
    answer: ImportFile,
    tag: 'register',
  },
  'POST /imports/:id/confirm': {
    zh: '由另一人确认入册；每次最多 200 行，left 不为 0 时再次调用',
    en: 'Enter it as a second person; at most 200 rows a call, call again while left is not 0',
    body: Decision,
    answer: ImportProgress,
    tag: 'register',
  },
  'POST /imports/:id/refuse': { zh: '不予入册', en: 'Refuse it', body: Decision, answer: Decided, once: true, tag: 'register' },
} as const satisfies Record<string, Endpoint>
