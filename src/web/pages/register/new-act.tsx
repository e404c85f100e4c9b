import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { call } from '../../api/client.ts'
import { choice, day, line, list, object, prose, ref } from '../../forms/build.ts'
import { DataForm } from '../../forms/data-form.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useWords } from '../../words/index.tsx'

const range = (zh: string, en: string) => object({ from: day('最早', 'Earliest'), to: day('最晚', 'Latest') }, ['from', 'to'], zh, en)
const schema = object(
  {
    organId: ref('organ', '发文机关', 'Issuer'),
    title: line('标题', 'Title'),
    genre: line('文种（通知、办法、决定……）', 'Genre (通知, 办法, 决定 …)'),
    number: line('文号（按原件书写）', 'Number, as printed'),
    signed: range('成文日期（不知道具体哪天时写范围）', 'Signed (a range when the day is not known)'),
    published: range('公布日期', 'Published'),
    text: prose('正文', 'Text'),
    gaps: list(object({ field: line('不详的项目', 'What is not known'), reason: line('原因', 'Why') }), '不详的内容', 'What is not known'),
    source: line('来源（原件、汇编、网址）', 'Source (original, collection, address)'),
    effects: list(
      object(
        {
          kind: choice(
            {
              makes: ['制定', 'makes'],
              amends: ['修改', 'amends'],
              reissues: ['重新公布', 'reissues'],
              extends: ['延长有效期', 'extends'],
              repeals: ['废止', 'repeals'],
              declaresInvalid: ['宣布失效', 'declares invalid'],
              revokes: ['撤销', 'revokes'],
              corrects: ['更正', 'corrects'],
            },
            '效力',
            'Effect',
          ),
          instrumentId: ref('instrument', '已在库中的文件', 'Document in the register'),
          newInstrument: object(
            {
              title: line('名称', 'Title'),
              ownership: choice({ own: ['本机关文件', 'Own'], reference: ['引用文件', 'Reference'] }, '范围', 'Scope'),
              implementingOrganId: ref('organ', '实施机关', 'Implementing organ'),
              documentClass: choice(
                {
                  government: ['政府规范性文件', 'Government document'],
                  department: ['部门规范性文件', 'Department document'],
                  internal: ['内部管理制度', 'Internal rule'],
                },
                '类别',
                'Class',
              ),
            },
            ['implementingOrganId', 'documentClass'],
            '库中没有的文件',
            'A document not in the register',
          ),
          from: range('自何时起', 'From'),
          validTo: day('有效期至', 'Valid to'),
          replacedBy: ref('instrument', '被何文件取代（废止、宣布失效的）', 'Replaced by (of what it ends)'),
          note: line('说明', 'Note'),
        },
        ['instrumentId', 'newInstrument', 'validTo', 'replacedBy', 'note'],
      ),
      '这件公文做了什么',
      'What the act does',
    ),
  },
  ['number', 'text'],
)

/** Records an old act without a case; a second person confirms it under administration. */
export function NewAct() {
  const words = useWords()
  const navigate = useNavigate()
  const { message } = App.useApp()
  usePage(words.register.newActTitle)
  return (
    <div className="page narrow-page">
      <h1>{words.register.newActTitle}</h1>
      <p className="lead">{words.register.newActHelp}</p>
      <p className="muted">{words.frame.noSecrets}</p>
      <DataForm
        name="new-act"
        schema={schema}
        submit={words.register.propose}
        send={(body, key) => call('POST /acts', { body: withDays(body) as never, key })}
        onDone={() => {
          void message.success(words.register.proposed)
          void navigate({ to: '/admin/$section', params: { section: 'proposals' } })
        }}
      />
    </div>
  )
}

/** Ranges need both ends; an end that was left out is null, a single day stands for both. */
function withDays(body: Record<string, unknown>): Record<string, unknown> {
  const effects = (body.effects as Record<string, unknown>[] | undefined) ?? []
  return {
    ...body,
    signed: ends(body.signed),
    published: ends(body.published),
    gaps: body.gaps ?? [],
    effects: effects.map((effect) => ({ ...effect, from: ends(effect.from) })),
  }
}

function ends(value: unknown): { from: string | null; to: string | null } {
  const { from, to } = (value ?? {}) as { from?: string; to?: string }
  return { from: from ?? null, to: to ?? from ?? null }
}
