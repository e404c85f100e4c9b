import { day, list, optional, payload, prose, ref } from '../../schemas.ts'
import type { ActionDefinition } from '../../types.ts'
import { action, instrument, instruments, legalOffice } from './common.ts'

/** Scope and assignment. */
export const assignmentActions: ActionDefinition[] = [
  action(
    'scope.change',
    ['调整范围', 'Change the scope'],
    ['增列或者剔除文件，说明理由。', 'Adds instruments to the list or takes them off, with a reason.'],
    {
      stages: ['scope'],
      by: legalOffice,
      schema: payload({
        add: optional(
          list(payload({ instrumentId: instrument, organId: optional(ref('organ', '实施机关', 'Organ')) }), '增列', 'Add', 0, 100_000),
        ),
        remove: optional(list(instrument, '剔除', 'Remove', 0, 100_000)),
        reason: prose('理由', 'Reason'),
      }),
      requirements: ['scopeChangeFits'],
    },
  ),
  action(
    'scope.freeze',
    ['锁定清单', 'Freeze the list'],
    ['此后范围不再变动，各文件登记清理事项。', 'From here on the list does not change; every instrument gets its work item.'],
    { stages: ['scope'], by: legalOffice, schema: payload({}), requirements: ['scopeNotEmpty'], primary: true },
  ),
  action(
    'assignment.set',
    ['分办', 'Assign'],
    ['谁实施谁清理；机构撤并的由承接单位清理。', 'Who implements it cleans it up; a successor does it for an abolished organ.'],
    {
      stages: ['assignment', 'conclusions'],
      by: legalOffice,
      schema: payload({
        instrumentIds: instruments,
        organId: ref('organ', '清理单位', 'Organ'),
        reason: optional(prose('理由', 'Reason')),
      }),
      requirements: ['itemsInScope', 'itemsNotConcluded'],
    },
  ),
  action(
    'assignment.finish',
    ['下发清理意见表', 'Hand out the tables'],
    ['各单位在时限内提出清理意见。', 'The organs conclude by the day given.'],
    {
      stages: ['assignment'],
      by: legalOffice,
      schema: payload({ dueOn: day('报送时限', 'Due on') }),
      requirements: ['everyItemAssigned', 'tablesDueAhead'],
      primary: true,
    },
  ),
]
