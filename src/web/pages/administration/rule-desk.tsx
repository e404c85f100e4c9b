import { App, Button, Form } from 'antd'
import { useMemo, useState } from 'react'
import type { AnswerOf, BodyOf, Endpoints } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useIntention } from '../../api/intention.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { choice, day, line, object, ref } from '../../forms/build.ts'
import { Fields } from '../../forms/fields.tsx'
import { kept } from '../../forms/kept.ts'
import { dayAfter } from '../../parts/days.ts'
import { Trouble } from '../../parts/states.tsx'
import { useDeskWords } from '../../words/rule-desk.ts'
import { RuleChanges } from './rule-changes.tsx'
import type { Entry } from './rule-draft.ts'
import { RuleEntry } from './rule-entry.tsx'

type Pack = AnswerOf<Endpoints['GET /admin/rule-packs']>['items'][number]
type NewPack = BodyOf<Endpoints['POST /admin/rule-packs']>
interface Unsent {
  head: Record<string, unknown>
  entries: Entry[]
}

const head = object(
  {
    title: line('名称，如 新会区规则（2026年修订）', 'Name'),
    titleEn: line('英文名称', 'Name in English'),
    level: choice(
      { province: ['省', 'Province'], city: ['市', 'City'], county: ['县（区）', 'County'], organ: ['机关', 'Organ'] },
      '层级',
      'Level',
    ),
    jurisdiction: line('适用地区', 'Region'),
    organId: ref('organ', '哪个机关（层级为机关时）', 'Which organ (for the level of an organ)'),
    effectiveFrom: day('自何日起', 'From'),
    effectiveTo: day('至何日', 'To'),
    source: line('依据的文件（文号或网址）', 'The document it rests on (number or address)'),
  },
  ['titleEn', 'organId', 'effectiveTo'],
)

interface Here {
  level: string
  jurisdiction: string | undefined
}

/** Level and region that a local pack most probably has: those of the last one, else those of the government that works here. */
export function useHere(packs: readonly Pack[]): Here {
  const { data } = useApi('GET /organs')
  const local = packs.findLast((pack) => pack.level !== 'nation' && pack.level !== 'province' && pack.state !== 'proposed')
  const government = data?.items.find((organ) => organ.own && organ.type === 'government')
  if (local) return { level: local.level, jurisdiction: local.jurisdiction }
  return { level: government?.level ?? 'county', jurisdiction: government?.name.replace(/人民政府$/, '') }
}

/** The desk where a change of rules is written entry by entry and proposed; a second person confirms it. */
export function RuleDesk({ packs, here, onClose }: { packs: readonly Pack[]; here: Here; onClose: () => void }) {
  const { session, today } = useHouse()
  const desk = useDeskWords()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [form] = Form.useForm<Record<string, unknown>>()
  const store = useMemo(() => kept<Unsent>(`${session.person?.id}.rule-desk`), [session.person?.id])
  const unsent = useMemo(() => store.read(), [store])
  const [entries, setEntries] = useState<Entry[]>(unsent?.entries ?? [])
  const [open, setOpen] = useState<Entry | 'new' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useIntention()
  const from = Form.useWatch('effectiveFrom', form) as string | undefined
  const rules = useApi('GET /rules', { query: { on: from ?? today } }, { keep: true }).data?.items ?? []
  const full = useMemo(() => new Map(packs.flatMap((pack) => entriesOf(pack).map((entry) => [entry.key, entry] as const))), [packs])
  const put = (next: Entry[]) => {
    setEntries(next)
    store.write({ head: form.getFieldsValue(true) as Record<string, unknown>, entries: next })
  }
  const send = async () => {
    const body = bodyOf(form.getFieldsValue(true) as Record<string, unknown>, entries)
    // The pack's id is made when it is sent: two packs of one region and day are two packs.
    const key = keyOf(body)
    setBusy(true)
    setError(null)
    try {
      const id = `${body.pack.jurisdiction.replace(/[^A-Za-z0-9._-]/g, '') || 'local'}-${body.pack.effectiveFrom}-${key.slice(0, 8)}`
      await call('POST /admin/rule-packs', { body: { ...body, pack: { ...body.pack, id } }, key })
      store.drop()
      await refresh()
      void message.success(desk.proposedNote)
      onClose()
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <section className="panel" aria-label={desk.title}>
      <h3>{desk.title}</h3>
      <p className="lead">{desk.help}</p>
      <Form
        name="pack"
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={{
          ...{ ...here, effectiveFrom: dayAfter(today, 1) },
          ...unsent?.head,
        }}
        onValuesChange={() => put(entries)}
        onFinish={() => void send()}
      >
        <h4>{desk.entries}</h4>
        {entries.length === 0 && <p className="nothing">{desk.noEntries}</p>}
        {entries.length > 0 && (
          <RuleChanges
            entries={entries}
            rules={rules}
            onChange={setOpen}
            onRemove={(entry) => put(entries.filter((one) => one !== entry))}
          />
        )}
        <Button className="space-below" onClick={() => setOpen('new')}>
          {desk.addEntry}
        </Button>
        <h4>{desk.head}</h4>
        <div className="columns">
          <Fields schema={head} />
        </div>
        <Trouble error={error} />
        <div className="row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={entries.length === 0}>
            {desk.propose}
          </Button>
          <Button
            onClick={() => {
              store.drop()
              onClose()
            }}
          >
            {desk.drop}
          </Button>
        </div>
      </Form>
      {open && (
        <RuleEntry
          entry={open === 'new' ? null : open}
          rules={rules.filter((rule) => open !== 'new' || !entries.some((entry) => entry.key === rule.key))}
          full={full}
          onClose={() => setOpen(null)}
          onSave={(entry) => {
            put([...entries.filter((one) => one !== open && one.key !== entry.key), entry])
            setOpen(null)
          }}
        />
      )}
    </section>
  )
}

/** The rules of a pack as it stands in the list of packs. */
export function entriesOf(pack: Pack): Entry[] {
  return (pack.pack as { entries?: Entry[] }).entries ?? []
}

function bodyOf(values: Record<string, unknown>, entries: Entry[]): NewPack {
  const text = (name: string) => String(values[name] ?? '').trim()
  const organ = text('level') === 'organ' && text('organId') !== '' ? { organId: text('organId') } : {}
  return {
    ...organ,
    source: text('source'),
    pack: {
      ...{ id: 'new', jurisdiction: text('jurisdiction'), level: text('level'), effectiveFrom: text('effectiveFrom') },
      ...{ effectiveTo: text('effectiveTo') || null, title: { zh: text('title'), en: text('titleEn') || text('title') }, entries },
    },
  } as NewPack
}
