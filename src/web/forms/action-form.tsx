import { App, Button, Drawer, Form } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { CaseFile, Offer } from '../../contract/index.ts'
import { ApiError, call } from '../api/client.ts'
import { useIntention } from '../api/intention.ts'
import { useRefresh } from '../api/use.ts'
import { useHouse } from '../app/session.tsx'
import { fieldsOf, Trouble, Waiting } from '../parts/states.tsx'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import { useSpeech } from '../words/index.tsx'
import { adjusted, completed, notAsked, ownDayOf } from './adjust.ts'
import { CaseFormProvider } from './case-context.ts'
import { useChecked } from './checked.ts'
import { judged } from './classification.ts'
import { Envelope, type EnvelopeValues, envelopeOf } from './envelope.tsx'
import { Fields } from './fields.tsx'
import { initialOf } from './initial.ts'
import { kept } from './kept.ts'
import { payloadOf, type Schema, titleOf } from './schema.ts'
import { type Proposals, useProposals } from './use-proposals.ts'

interface Props {
  file: CaseFile
  offer: Offer
  /** Values the page knows: they are filled in, and hidden when named in `hidden`. */
  given?: Record<string, unknown>
  hidden?: readonly string[]
  /** Values to begin with, which the person may change. */
  initial?: Record<string, unknown>
  /** What the form is about, shown above its fields. */
  about?: ReactNode
  /** Begins as a record of something done elsewhere. */
  elsewhere?: boolean
  onClose: () => void
  onDone?: (made: Record<string, unknown>) => void
}

interface Values {
  payload: Record<string, unknown>
  envelope: EnvelopeValues
}

/** The form of one action, from its schema, in a drawer beside the case; every form can be dated back and recorded as done elsewhere. */
export function ActionForm(props: Props) {
  const { said } = useSpeech()
  useReturnFocus()
  return (
    <Drawer open size={720} title={said(props.offer)} onClose={props.onClose} destroyOnHidden>
      <ActionFields {...props} />
    </Drawer>
  )
}

/** The same form without the drawer, for pages that have their own place for it; it begins with what the case already says. */
export function ActionFields(props: Props) {
  const proposals = useProposals(props.offer, props.file)
  return proposals === null ? <Waiting /> : <Begun {...props} proposals={proposals} />
}

function Begun({
  file,
  offer,
  given,
  hidden = [],
  initial: begin,
  elsewhere = false,
  proposals,
  about,
  onClose,
  onDone,
}: Props & { proposals: Proposals }) {
  const { words, said, language } = useSpeech()
  const { session, today } = useHouse()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [form] = Form.useForm<Values>()
  const { checks, refused } = useChecked()
  const store = useMemo(
    () => kept<Values>(`${session.person?.id}.${file.case.id}.${offer.action}`),
    [session.person?.id, file.case.id, offer.action],
  )
  const before = useMemo(() => store.read(), [store])
  const [restored, setRestored] = useState(before !== null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useIntention()
  const initial: Values = {
    payload: { ...initialOf(offer, file, today, session.person?.name ?? ''), ...proposals.values, ...begin, ...before?.payload, ...given },
    envelope: before?.envelope ?? { occurredOn: today, done: elsewhere },
  }

  const answers = (Form.useWatch('payload', { form, preserve: true }) ?? initial.payload) as Record<string, unknown>
  const left = [...hidden, ...notAsked(offer.action, answers, file)]
  const schema = adjusted(offer.action, offer.schema as Schema, answers)
  const ownDay = schema.properties?.[ownDayOf(offer.action) ?? '']

  const submit = async () => {
    const values = { ...form.getFieldsValue(true) } as Values
    const payload = { ...values.payload, ...given }
    const complete =
      offer.action === 'classification.set'
        ? judged(payload, file)
        : completed(offer.action, payload, values.envelope.occurredOn ?? today, file)
    const body = {
      payload: payloadOf(schema, complete),
      ...envelopeOf(values.envelope, today),
      seen: file.case.rev,
    }
    const key = keyOf(body)
    setBusy(true)
    setError(null)
    try {
      const done = await call('POST /cases/:id/actions/:action', {
        params: { id: file.case.id, action: offer.action },
        body,
        key,
      })
      store.drop()
      await refresh()
      void message.success(words.forms.done(said(offer)))
      onDone?.(done.made)
      onClose()
    } catch (cause) {
      setError(cause)
      setBusy(false)
      refused()
      mark(form, cause)
      if (cause instanceof ApiError && cause.code === 'stale') void refresh()
    }
  }
  const empty = Object.keys(schema.properties ?? {}).every((name) => hidden.includes(name))
  return (
    <CaseFormProvider value={{ file, action: offer.action }}>
      <p className="lead">{said(offer.help)}</p>
      {about}
      {restored && (
        <p className="notice">
          {words.forms.restored}{' '}
          <Button
            size="small"
            onClick={() => {
              store.drop()
              form.setFieldsValue({ payload: blank(schema, given), envelope: { occurredOn: today } } as Values)
              setRestored(false)
            }}
          >
            {words.forms.discard}
          </Button>
        </p>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        scrollToFirstError={{ focus: true }}
        onValuesChange={() => store.write(form.getFieldsValue(true) as Values)}
        onFinish={() => void submit()}
        {...checks}
      >
        {empty && <p>{words.forms.nothingToFill}</p>}
        {proposals.says.length > 0 && (
          <blockquote>
            <p className="muted">{words.forms.textSays}</p>
            <p lang="zh-CN">{proposals.says.join('')}</p>
          </blockquote>
        )}
        <Fields schema={schema} path={['payload']} hidden={left} />
        <Envelope file={file} today={today} {...(ownDay ? { name: titleOf(ownDay, '', language) } : {})} />
        <div className="form-foot">
          <Trouble error={error} />
          <Button type="primary" htmlType="submit" loading={busy}>
            {said(offer)}
          </Button>
          <Button onClick={onClose}>{words.frame.cancel}</Button>
        </div>
      </Form>
    </CaseFormProvider>
  )
}

/** Puts the server's field messages at the fields, and the cursor into the first. */
function mark(form: ReturnType<typeof Form.useForm<Values>>[0], error: unknown): void {
  const fields = fieldsOf(error)
    .filter((one) => one.field.startsWith('payload.'))
    .map((one) => ({ name: pathOf(one.field), errors: [one.message] }))
  if (fields.length === 0) return
  form.setFields(fields as unknown as Parameters<typeof form.setFields>[0])
  form.scrollToField(fields[0]!.name as never, { focus: true })
}

function pathOf(field: string): (string | number)[] {
  return field.split(/[./]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

function blank(schema: Schema, given: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.keys(schema.properties ?? {}).map((name) => [name, given?.[name]]))
}
