import { Offer, Performing, Plan, PlanQuery } from '../actions.ts'
import { listOf } from '../base.ts'
import { History } from '../cases.ts'
import {
  CampaignDone,
  CampaignFile,
  CampaignItemQuery,
  CampaignItems,
  CampaignPage,
  CampaignPaper,
  CampaignQuery,
  NewCampaign,
  Scope,
  ScopeAsked,
  SuccessionReport,
  TableQuery,
  TableReport,
} from '../cleanup.ts'
import type { Endpoint } from '../endpoint.ts'

export const cleanupEndpoints = {
  'GET /campaigns': { zh: '清理', en: 'Cleanup campaigns', query: CampaignQuery, answer: CampaignPage, tag: 'cleanup' },
  'POST /campaigns/scope': {
    zh: '试算清理范围（不写入）',
    en: 'What a campaign would be about; writes nothing',
    body: ScopeAsked,
    answer: Scope,
    tag: 'cleanup',
  },
  'POST /campaigns': {
    zh: '部署清理',
    en: 'Open a campaign',
    body: NewCampaign,
    answer: CampaignDone,
    status: 201,
    once: true,
    tag: 'cleanup',
  },
  'GET /campaigns/:id': { zh: '一次清理', en: 'A campaign', answer: CampaignFile, tag: 'cleanup' },
  'GET /campaigns/:id/items': {
    zh: '清单：每件文件的清理意见和审核意见',
    en: 'Its instruments with conclusions and verdicts',
    query: CampaignItemQuery,
    answer: CampaignItems,
    tag: 'cleanup',
  },
  'GET /campaigns/:id/actions': {
    zh: '可以办理的事项及未满足的条件',
    en: 'Actions, allowed or with every unmet requirement',
    answer: listOf(Offer),
    tag: 'cleanup',
  },
  'POST /campaigns/:id/actions/:action': {
    zh: '办理',
    en: 'Perform an action',
    body: Performing,
    answer: CampaignDone,
    once: true,
    tag: 'cleanup',
  },
  'GET /campaigns/:id/plan': {
    zh: '最快合法路径（默认到公布目录）',
    en: 'The fastest lawful path (to the end unless another stage is named)',
    query: PlanQuery,
    answer: Plan,
    tag: 'cleanup',
  },
  'GET /campaigns/:id/history': { zh: '过程', en: 'History', answer: History, tag: 'cleanup' },
  'GET /campaigns/:id/paper': {
    zh: '清理决定、目录和打包修改',
    en: 'The decision, its catalogues and the packaged amendments',
    answer: CampaignPaper,
    tag: 'cleanup',
  },
  'GET /campaigns/:id/catalogues.xlsx': { zh: '目录（电子表格）', en: 'The catalogues as a workbook', raw: true, tag: 'cleanup' },
  'GET /campaigns/:id/catalogues.docx': { zh: '目录（文字版）', en: 'The catalogues as a Word file', raw: true, tag: 'cleanup' },
  'GET /campaigns/:id/decision.docx': { zh: '清理决定（文字版）', en: 'The decision as a Word file', raw: true, tag: 'cleanup' },
  'GET /campaigns/:id/table': { zh: '清理意见表', en: 'The table for an organ to fill in', query: TableQuery, raw: true, tag: 'cleanup' },
  'POST /campaigns/:id/table': {
    zh: '读入清理意见表（整表或者不读）',
    en: 'Read a filled-in table: all rows or none',
    query: TableQuery,
    answer: TableReport,
    upload: true,
    tag: 'cleanup',
  },
  'POST /admin/successions/table': {
    zh: '由表格载入机构职责承接（.xlsx、.csv；整表或者不读）',
    en: 'Load the successions of a reform from a table: all rows or none',
    answer: SuccessionReport,
    upload: true,
    tag: 'administration',
  },
} as const satisfies Record<string, Endpoint>
