import { AuditFindings, AuditRules, AuditRun, AuditRuns, FindingQuery, NewAudit } from '../audit.ts'
import { exact, paging } from '../base.ts'
import type { Endpoint } from '../endpoint.ts'

export const auditEndpoints = {
  'GET /audit-rules': { zh: '检查规则', en: 'Audit rules', answer: AuditRules, tag: 'cleanup' },
  'GET /audits': { zh: '检查的记录', en: 'Audits', query: exact(paging), answer: AuditRuns, tag: 'cleanup' },
  'POST /audits': {
    zh: '检查文件库，找出应当修改、废止或者宣布失效的文件',
    en: 'Audit the register: what must be amended, repealed or declared invalid',
    body: NewAudit,
    answer: AuditRun,
    status: 201,
    once: true,
    tag: 'cleanup',
  },
  'GET /audits/:id': { zh: '一次检查', en: 'An audit', answer: AuditRun, tag: 'cleanup' },
  'GET /audits/:id/file': { zh: '检查结果（.xlsx）', en: 'What an audit found as .xlsx', raw: true, tag: 'cleanup' },
  'POST /audits/:id/cancel': { zh: '停止检查', en: 'Stop an audit', answer: AuditRun, tag: 'cleanup' },
  'POST /audits/:id/resume': { zh: '继续检查', en: 'Carry an audit on', answer: AuditRun, tag: 'cleanup' },
  'GET /findings': {
    zh: '最近一次检查发现的问题',
    en: 'What the last audit found',
    query: FindingQuery,
    answer: AuditFindings,
    tag: 'cleanup',
  },
} as const satisfies Record<string, Endpoint>
