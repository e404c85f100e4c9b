import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { Fields } from '../../forms/fields.tsx'
import { Select } from '../../parts/select.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useDeskWords } from '../../words/rule-desk.ts'
import { type Entry, entryOf, kindOf, mainFields, moreFields, type RuleInForce, startOf, type ValueKind } from './rule-draft.ts'

interface Props {
  /** The rule being changed; null for one more. */
  entry: Entry | null
  rules: readonly RuleInForce[]
  /** Entries of the packs in force, by key: they hold what `GET /rules` leaves out. */
  full: ReadonlyMap<string, Entry>
  onSave: (entry: Entry) => void
  onClose: () => void
}

const brandNew = '+'

/** One rule: chosen from those in force or new, with its value, unit, source, article and how far that was checked. */
export function RuleEntry({ entry, rules, full, onSave, onClose }: Props) {
  const { said } = useSpeech()
  const desk = useDeskWords()
  const known = rules.find((rule) => rule.key === entry?.key)
  const [chosen, setChosen] = useState<string | undefined>(entry ? (known ? entry.key : brandNew) : undefined)
  const options = [
    ...rules.map((rule) => ({ value: rule.key, label: said(rule) || rule.key, words: `${rule.zh} ${rule.en} ${rule.key}` })),
    { value: brandNew, label: desk.newRule, words: desk.newRule },
  ]
  return (
    <Modal open footer={null} width={680} title={desk.entryTitle} onCancel={onClose}>
      <div className="space-below">
        <label htmlFor="which-rule" className="field-label">
          {desk.which}
        </label>
        <Select
          id="which-rule"
          className="wide"
          disabled={entry !== null}
          showSearch={{ optionFilterProp: 'words' }}
          value={chosen ?? null}
          onChange={(value: string | null) => setChosen(value ?? undefined)}
          options={options}
        />
      </div>
      {chosen && (
        <EntryForm
          key={chosen}
          entry={entry}
          isNew={chosen === brandNew}
          rule={rules.find((rule) => rule.key === chosen)}
          full={full.get(chosen)}
          onSave={onSave}
        />
      )}
    </Modal>
  )
}

interface FormProps {
  entry: Entry | null
  isNew: boolean
  rule: RuleInForce | undefined
  full: Entry | undefined
  onSave: (entry: Entry) => void
}

function EntryForm({ entry, isNew, rule, full, onSave }: FormProps) {
  const { words } = useSpeech()
  const desk = useDeskWords()
  const [form] = Form.useForm<Record<string, unknown>>()
  const [kind, setKind] = useState<ValueKind>(kindOf(entry?.value ?? rule?.value ?? 0))
  const kinds = (Object.keys(desk.kinds) as ValueKind[]).map((value) => ({ value, label: desk.kinds[value] }))
  return (
    <Form
      name="rule"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ key: entry?.key, ...startOf(entry, rule, full) }}
      scrollToFirstError={{ focus: true }}
      onFinish={() => {
        const values = form.getFieldsValue(true) as Record<string, unknown>
        onSave(entryOf(rule?.key ?? String(values.key), values, kind, rule))
      }}
    >
      {isNew && (
        <>
          <Form.Item
            name="key"
            label={words.administration.code}
            extra="consultation.minDays.other"
            rules={[{ required: true, pattern: /^[A-Za-z0-9.]{1,100}$/, message: words.forms.missing(words.administration.code) }]}
          >
            <Input disabled={entry !== null} />
          </Form.Item>
          <Form.Item label={desk.kind} htmlFor="value-kind">
            <Select
              id="value-kind"
              value={kind}
              options={kinds}
              onChange={(next) => {
                form.setFieldValue('value', undefined)
                setKind(next)
              }}
            />
          </Form.Item>
        </>
      )}
      <Fields key={kind} schema={mainFields(kind, rule?.key ?? '')} />
      <details className="envelope" open={isNew}>
        <summary>{desk.more}</summary>
        <Fields schema={moreFields} />
      </details>
      <Button type="primary" htmlType="submit">
        {desk.saveEntry}
      </Button>
    </Form>
  )
}
