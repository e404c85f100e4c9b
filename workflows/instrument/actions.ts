import { choice, day, line, optional, payload, ref, yesNo } from '../schemas.ts'
import type { ActionDefinition } from '../types.ts'
import { effectKinds } from './effect-kinds.ts'

const system = [{ relation: 'system' as const, role: ['officeRegistrar' as const] }]
const open = ['open', 'ended']

/** The instrument's own machine: what other machines and the registrar tell it. */
export const instrumentActions: ActionDefinition[] = [
  {
    name: 'work.open',
    zh: '登记办理事项',
    en: 'Open a work item',
    help: { zh: '有办件或者清理涉及本文件。', en: 'A case or campaign works on the instrument.' },
    stages: open,
    by: system,
    schema: payload({
      id: ref('work', '事项', 'Work item'),
      kind: choice(
        { making: ['制定', 'Making'], revision: ['修改', 'Revision'], repeal: ['废止', 'Repeal'], campaign: ['清理', 'Cleanup'] },
        '种类',
        'Kind',
      ),
    }),
    requirements: ['dayNotInFuture', 'workNotOpenTwice', 'workFits'],
    primary: false,
  },
  {
    name: 'work.close',
    zh: '办结事项',
    en: 'Close a work item',
    help: { zh: '办件结束或者撤回。', en: 'The case or campaign ended.' },
    stages: open,
    by: system,
    schema: payload({
      id: ref('work', '事项', 'Work item'),
      outcome: choice({ done: ['完成', 'Done'], withdrawn: ['撤回', 'Withdrawn'] }, '结果', 'Outcome'),
    }),
    requirements: ['dayNotInFuture', 'workOpen'],
    primary: false,
  },
  {
    name: 'effect.record',
    zh: '记录效力',
    en: 'Record an effect',
    help: { zh: '某公文对本文件产生的效力。', en: 'What an act does to the instrument.' },
    stages: open,
    by: system,
    schema: payload({
      effectId: ref('effect', '效力', 'Effect'),
      actId: optional(ref('act', '公文', 'Act')),
      kind: choice(effectKinds, '效力', 'Effect'),
      whole: yesNo('涉及全文', 'The whole instrument'),
      from: optional(day('自何时起', 'From')),
      replaces: optional(ref('effect', '更正哪一条', 'Replaces')),
      note: optional(line('说明', 'Note')),
    }),
    requirements: ['dayNotInFuture', 'effectMayFollow'],
    primary: true,
  },
]
