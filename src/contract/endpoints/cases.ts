import { ActionDefinition, Done, Offer, Performing, Plan, PlanQuery } from '../actions.ts'
import { Made } from '../admin.ts'
import { listOf } from '../base.ts'
import { CaseFile, CaseOpening, CasePage, CaseQuery, History, SignOff } from '../cases.ts'
import { Changes, ChangesQuery, Compared, Comparison, DiffIn } from '../comparison.ts'
import { Comments, Materials, NewRemark, Opinions, Remark, Remarks, RemarkWords, UploadedMaterial } from '../desk.ts'
import type { Endpoint } from '../endpoint.ts'
import { Decision } from '../rules.ts'
import {
  Drafts,
  DraftText,
  DraftWords,
  Findings,
  RenderIn,
  RenderOut,
  SavedWorkingCopy,
  SaveWorkingCopy,
  Structure,
  TextIn,
  WorkingCopy,
} from '../texts.ts'

export const caseEndpoints = {
  'GET /cases': { zh: '办件列表', en: 'Cases', query: CaseQuery, answer: CasePage, tag: 'cases' },
  'POST /cases': {
    zh: '立案（制定、修订、废止）',
    en: 'Open a case',
    body: CaseOpening,
    answer: Done,
    status: 201,
    once: true,
    tag: 'cases',
  },
  'GET /cases/:id': { zh: '办件', en: 'A case', answer: CaseFile, tag: 'cases' },
  'GET /cases/:id/actions': {
    zh: '可以办理的事项及未满足的条件',
    en: 'Actions, allowed or with every unmet requirement',
    answer: listOf(Offer),
    tag: 'cases',
  },
  'POST /cases/:id/actions/:action': { zh: '办理', en: 'Perform an action', body: Performing, answer: Done, once: true, tag: 'cases' },
  'GET /cases/:id/plan': { zh: '最快合法路径', en: 'The fastest lawful path', query: PlanQuery, answer: Plan, tag: 'cases' },
  'GET /cases/:id/history': { zh: '过程', en: 'History', answer: History, tag: 'cases' },
  'GET /cases/:id/sign-offs': { zh: '签署意见的状态', en: 'Sign-offs and their state', answer: listOf(SignOff), tag: 'cases' },
  'GET /actions/:workflow': { zh: '流程的全部事项', en: 'All actions of a workflow', answer: listOf(ActionDefinition), tag: 'cases' },

  'GET /cases/:id/drafts': { zh: '各稿', en: 'Drafts', answer: Drafts, tag: 'texts' },
  'GET /cases/:id/drafts/:draftId': { zh: '一稿的文本与结构', en: 'A draft with its structure', answer: DraftText, tag: 'texts' },
  'GET /cases/:id/drafts/:draftId/words': { zh: '一稿的文字', en: 'The words of a draft', answer: DraftWords, tag: 'texts' },
  'GET /cases/:id/drafts/:a/compare/:b': {
    zh: '比较两稿（稿或版本）',
    en: 'Compare two drafts (or versions)',
    answer: Compared,
    tag: 'texts',
  },
  'GET /cases/:id/changes': {
    zh: '两个文本之间有变化的条文（缺省为最近两稿）',
    en: 'The articles that differ between two texts (the last two drafts unless named)',
    query: ChangesQuery,
    answer: Changes,
    tag: 'texts',
  },
  'GET /cases/:id/working-copies/:role': { zh: '工作稿', en: 'The working copy', answer: WorkingCopy, tag: 'texts' },
  'PUT /cases/:id/working-copies/:role': {
    zh: '保存工作稿',
    en: 'Save the working copy',
    body: SaveWorkingCopy,
    answer: SavedWorkingCopy,
    tag: 'texts',
  },
  'GET /cases/:id/findings': { zh: '自动检查结果', en: 'Findings', answer: Findings, tag: 'texts' },

  'GET /cases/:id/opinions': { zh: '审查意见', en: 'Opinions', answer: Opinions, tag: 'desk' },
  'GET /cases/:id/remarks': { zh: '批注', en: 'Remarks', answer: Remarks, tag: 'desk' },
  'POST /cases/:id/remarks': { zh: '写批注', en: 'Write a remark', body: NewRemark, answer: Remark, status: 201, once: true, tag: 'desk' },
  'POST /cases/:id/remarks/:remarkId/edit': {
    zh: '修改自己的批注（有人答复以前）',
    en: 'Word a remark of one’s own otherwise, until it was answered',
    body: RemarkWords,
    answer: Made,
    once: true,
    tag: 'desk',
  },
  'POST /cases/:id/remarks/:remarkId/withdraw': {
    zh: '撤回自己的批注（有人答复以前）',
    en: 'Withdraw a remark of one’s own, until it was answered',
    body: Decision,
    answer: Made,
    once: true,
    tag: 'desk',
  },
  'GET /cases/:id/materials': { zh: '材料', en: 'Materials', answer: Materials, tag: 'desk' },
  'POST /cases/:id/materials': {
    zh: '上传材料（kind, title, file）',
    en: 'Upload a material (kind, title, file)',
    upload: true,
    once: true,
    answer: UploadedMaterial,
    status: 201,
    tag: 'desk',
  },
  'GET /materials/:id/file': { zh: '下载材料', en: 'Download a material', raw: true, tag: 'desk' },
  'GET /cases/:id/comments': { zh: '公众意见', en: 'Comments of the public', answer: Comments, tag: 'desk' },

  'POST /text/parse': { zh: '结构', en: 'Structure of a text', body: TextIn, answer: Structure, tag: 'text engine' },
  'POST /text/diff': { zh: '比较两个文本', en: 'Compare two texts', body: DiffIn, answer: Comparison, tag: 'text engine' },
  'POST /text/render': { zh: '排版', en: 'Render a text', body: RenderIn, answer: RenderOut, tag: 'text engine' },
  'POST /text/findings': { zh: '检查', en: 'Findings in a text', body: TextIn, answer: Findings, tag: 'text engine' },
} as const satisfies Record<string, Endpoint>
