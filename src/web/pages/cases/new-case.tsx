import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Radio } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { useIntention } from '../../api/intention.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { useChecked } from '../../forms/checked.ts'
import { kept } from '../../forms/kept.ts'
import { OccurredOn } from '../../forms/occurred-on.tsx'
import { Select } from '../../parts/select.tsx'
import { Trouble } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useSpeech } from '../../words/index.tsx'
import { InstrumentChoice } from './instrument-choice.tsx'
import { usualIssuer } from './issuer.ts'
import { proposedTitle } from './proposed-title.ts'

interface Values {
  kind: 'making' | 'revision' | 'repeal'
  title: string
  documentClass: 'government' | 'department'
  issuingOrganId: string
  draftingOrganId: string
  instruments?: string[]
  occurredOn?: string
  reason?: string
}

const route = getRouteApi('/cases/new')

/** 立案: only what must be known on the first day. */
export function NewCase() {
  const { words } = useSpeech()
  const { session, today } = useHouse()
  const search = route.useSearch()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const organs = useApi('GET /organs')
  const [form] = Form.useForm<Values>()
  const { checks } = useChecked()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  // What was begun for another document waits on that document's address: a form opened on one never comes up with another.
  const place = [session.person?.id, 'new-case', search.kind, search.instrument].filter(Boolean).join('.')
  const store = useMemo(() => kept<Values>(place), [place])
  const [titles, setTitles] = useState<string[]>([])
  const proposed = useRef('')
  const keyOf = useIntention()
  usePage(words.cases.newCase)
  const kind = Form.useWatch('kind', form)
  const documentClass = Form.useWatch('documentClass', form)
  useEffect(() => {
    const next = proposedTitle(kind ?? 'making', titles)
    const now = form.getFieldValue('title') ?? ''
    if (now !== '' && now !== proposed.current) return
    proposed.current = next
    form.setFieldValue('title', next)
  }, [form, kind, titles])
  const units = session.posts.filter((post) => post.role === 'drafter' || post.role === 'unitChief')
  const own = (organs.data?.items ?? []).filter((organ) => organ.own)
  const initial = {
    kind: search.kind ?? 'making',
    documentClass: 'government',
    draftingOrganId: units[0]?.organId,
    issuingOrganId: usualIssuer('government', units[0]?.organId, own),
    occurredOn: today,
    ...(search.instrument ? { instruments: [search.instrument] } : {}),
    ...store.read(),
  }
  const submit = async (values: Values) => {
    const { instruments = [], occurredOn, reason, ...rest } = values
    const mode = values.kind === 'repeal' ? ('repeals' as const) : ('revises' as const)
    const body = {
      ...rest,
      instruments: values.kind === 'making' ? [] : instruments.map((id) => ({ id, mode })),
      ...(occurredOn && occurredOn !== today ? { occurredOn } : {}),
      ...(reason?.trim() ? { reason } : {}),
    }
    const key = keyOf(body)
    setBusy(true)
    setError(null)
    try {
      const opened = await call('POST /cases', { body, key })
      store.drop()
      await refresh()
      await navigate({ to: '/cases/$caseId', params: { caseId: opened.case.id }, search: {} })
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  const needed = (title: string) => [{ required: true, message: words.forms.missing(title) }]
  if (!organs.data) return null
  return (
    <div className="page narrow-page">
      <h1>{words.cases.newCase}</h1>
      <p className="lead">{words.cases.newCaseHelp}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        scrollToFirstError={{ focus: true }}
        onValuesChange={(changed: Partial<Values>) => {
          const values = form.getFieldsValue(true) as Values
          if (changed.documentClass || changed.draftingOrganId)
            form.setFieldValue('issuingOrganId', usualIssuer(values.documentClass, values.draftingOrganId, own))
          store.write(form.getFieldsValue(true) as Values)
        }}
        onFinish={(values) => void submit(values)}
        {...checks}
      >
        <Form.Item name="kind" label={words.cases.kind} extra={words.cases.kindHelp[kind ?? 'making']}>
          <Radio.Group
            aria-label={words.cases.kind}
            options={['making', 'revision', 'repeal'].map((value) => ({ value, label: words.terms.kinds[value] }))}
          />
        </Form.Item>
        {kind !== undefined && kind !== 'making' && (
          <Form.Item name="instruments" label={words.cases.instrumentsTo[kind]} rules={needed(words.cases.instrumentsTo[kind])}>
            <InstrumentChoice given={search.instrument} onTitles={setTitles} />
          </Form.Item>
        )}
        <Form.Item name="title" label={words.cases.caseTitle} rules={needed(words.cases.caseTitle)}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="documentClass" label={words.cases.documentClass} extra={words.cases.classHelp[documentClass ?? 'government']}>
          <Radio.Group
            aria-label={words.cases.documentClass}
            options={['government', 'department'].map((value) => ({ value, label: words.terms.classes[value] }))}
          />
        </Form.Item>
        <Form.Item name="draftingOrganId" label={words.cases.draftingOrgan} rules={needed(words.cases.draftingOrgan)}>
          <Select options={unitOptions(units, own)} />
        </Form.Item>
        <Form.Item name="issuingOrganId" label={words.cases.issuingOrgan} rules={needed(words.cases.issuingOrgan)}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={own.map((organ) => ({ value: organ.id, label: organ.name }))} />
        </Form.Item>
        <OccurredOn today={today} />
        <Trouble error={error} />
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {words.cases.open}
        </Button>
      </Form>
    </div>
  )
}

/** The units one drafts for; every unit that works here when one has no such post (administrators trying things out). */
function unitOptions(units: { organId: string; organName: string }[], own: { id: string; name: string }[]) {
  const mine = [...new Map(units.map((post) => [post.organId, post.organName]))]
  return mine.length > 0 ? mine.map(([value, label]) => ({ value, label })) : own.map((organ) => ({ value: organ.id, label: organ.name }))
}
