import { choice, day, line, list, optional, payload, prose, ref } from '../schemas.ts'
import type { ActionDefinition, CaseOpening } from '../types.ts'
import { action, draftersSide } from './actions/who.ts'
import { openingFacts, type RulemakingFacts } from './facts.ts'

/** Opening a case: not an action of the machine, but described like one. */
export const caseOpen: ActionDefinition = action(
  'case.open',
  ['新建办件', 'Open a case'],
  ['开始制定、修改或者废止。', 'Starts a making, revision or repeal.'],
  {
    stages: ['initiation'],
    by: draftersSide,
    schema: payload({
      kind: choice({ making: ['制定', 'Making'], revision: ['修改', 'Revision'], repeal: ['废止', 'Repeal'] }, '种类', 'Kind'),
      title: line('名称', 'Title'),
      documentClass: choice({ government: ['政府文件', 'Government'], department: ['部门文件', 'Department'] }, '类别', 'Class'),
      instruments: list(
        payload({
          id: ref('instrument', '文件', 'Instrument'),
          mode: choice({ makes: ['制定', 'Makes'], revises: ['修改', 'Revises'], repeals: ['废止', 'Repeals'] }, '方式', 'Mode'),
          baseVersionId: optional(ref('version', '现行文本', 'Present version')),
        }),
        '所涉文件',
        'Instruments',
        0,
        200,
      ),
      occurredOn: day('日期', 'Day'),
      reason: optional(prose('补录理由', 'Reason for another day')),
      caseId: optional(ref('case', '办件', 'Case')),
      issuingOrganType: optional(line('制定机关类型', 'Type of the issuing organ')),
    }),
    requirements: ['openerKind', 'issuerMayIssue'],
    evenSuspended: true,
  },
)

/** The facts with which a case begins. */
export function caseBegins(opening: CaseOpening): RulemakingFacts {
  const instruments = opening.instruments.map(({ id, mode, baseVersionId }) => ({ id, mode, baseVersionId: baseVersionId ?? null }))
  return openingFacts(opening.kind, opening.title, opening.documentClass, instruments, opening.occurredOn, opening.caseId ?? null)
}
