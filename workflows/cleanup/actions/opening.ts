import { choice, day, line, list, optional, payload, prose, ref } from '../../schemas.ts'
import { action, instrument, legalOffice } from './common.ts'

/** Opening a campaign: not an action of the machine, but described like one. */
export const campaignOpen = action(
  'campaign.open',
  ['部署清理', 'Open a campaign'],
  ['确定种类和截止日，列出范围内的文件。', 'Sets kind and cut-off day and lists what is in scope.'],
  {
    stages: ['scope'],
    by: legalOffice,
    schema: payload({
      kind: choice(
        { periodic: ['定期清理', 'Periodic'], special: ['专项清理', 'Special'], immediate: ['即时清理', 'Immediate'] },
        '种类',
        'Kind',
      ),
      title: line('名称', 'Title'),
      cutOff: day('截止日', 'Cut-off day'),
      trigger: optional(line('启动的通知或者事由', 'Notice or event that started it')),
      items: list(
        payload({ instrumentId: instrument, organId: optional(ref('organ', '实施机关', 'Implementing organ')) }),
        '范围',
        'Scope',
        0,
        100_000,
      ),
      occurredOn: day('日期', 'Day'),
      reason: optional(prose('补录理由', 'Reason for another day')),
      campaignId: optional(ref('campaign', '清理', 'Campaign')),
    }),
    requirements: ['triggerNamed', 'cutOffNotLater', 'scopeNotEmpty'],
  },
)
