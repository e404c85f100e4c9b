import { Button, Form } from 'antd'
import { useId, useState } from 'react'
import { call } from '../api/client.ts'
import { useApi, useRefresh } from '../api/use.ts'
import { useHouse } from '../app/session.tsx'
import { Trouble } from '../parts/states.tsx'
import { useSpeech } from '../words/index.tsx'
import { useCaseForm } from './case-context.ts'
import { Choice, type ChoiceProps } from './references.tsx'

/** The kind of material a field asks for, where the field's name says it. */
const kindOfField: Record<string, string> = { minutes: 'minutes', thirdPartyMaterialId: 'expertOpinion', evidence: 'evidence' }
const kindOfAction: Record<string, string> = {
  'research.record': 'researchReport',
  'expertReview.record': 'expertOpinion',
  'riskAssessment.record': 'riskAssessment',
  'hearing.record': 'hearingRecord',
}

const titleField = ['payload', 'title']

/**
 * A material of the case, or a file uploaded on the spot. Outside `material.add` an uploaded file is also entered among the case's
 * materials at once, so that nobody has to leave the form for it.
 */
export function MaterialChoice({ place, value, onChange, ...rest }: ChoiceProps) {
  const { words } = useSpeech()
  const { today } = useHouse()
  const form = useCaseForm()
  const refresh = useRefresh()
  const fields = Form.useFormInstance()
  const field = useId()
  const id = form?.file.case.id ?? ''
  const { data } = useApi('GET /cases/:id/materials', { params: { id } }, { enabled: form !== null })
  const [fresh, setFresh] = useState<{ value: string; label: string }[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const options = [
    ...fresh,
    ...(data?.items ?? [])
      .filter((one) => !one.withdrawn && !fresh.some((mine) => mine.value === one.id))
      .map((one) => ({ value: one.id, label: `${words.terms.materials[one.kind] ?? one.kind} · ${one.title}` })),
  ]
  const take = async (file: File) => {
    setBusy(true)
    setError(null)
    try {
      const kind = kindOfField[place.split('.').at(-1) ?? ''] ?? kindOfAction[form?.action ?? ''] ?? 'evidence'
      const title = file.name.replace(/\.[^.]+$/, '')
      const body = new FormData()
      body.set('kind', kind)
      body.set('title', title)
      body.set('file', file)
      const { materialId } = await call('POST /cases/:id/materials', { params: { id }, form: body })
      if (form?.action !== 'material.add') {
        await call('POST /cases/:id/actions/:action', {
          params: { id, action: 'material.add' },
          body: { payload: { kind, materialId, title, on: today } },
        })
      }
      setFresh((before) => [{ value: materialId, label: file.name }, ...before])
      onChange?.(materialId)
      if (form?.action === 'material.add' && !fields.getFieldValue(titleField)) fields.setFieldValue(titleField, title)
      void refresh()
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <Trouble error={error} />
      <div className="row">
        {form?.action !== 'material.add' && (
          <Choice place={place} {...rest} value={value} onChange={onChange} options={options} className="grow" />
        )}
        <label className="button-link file">
          {words.forms.upload}
          <input
            id={form?.action === 'material.add' ? (rest.id ?? field) : field}
            type="file"
            className="unseen"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file) void take(file)
            }}
          />
        </label>
        {busy && <Button loading>{words.forms.uploading}</Button>}
      </div>
      {fresh[0] && <p className="muted">{words.forms.uploaded(fresh[0].label)}</p>}
      <p className="muted small">{words.forms.uploadNotice}</p>
    </div>
  )
}
