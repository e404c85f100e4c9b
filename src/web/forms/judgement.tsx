import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../words/index.tsx'
import { useCaseForm } from './case-context.ts'
import { meetsAll, usualReason } from './classification.ts'
import { Fields, type Path } from './fields.tsx'
import type { Schema } from './schema.ts'

interface Props {
  title: string
  schema: Schema
  path: Path
  /** The question's name in the schema. */
  question: string
}

/**
 * One question of a classification. Its reason is asked only where the answer lifts a duty; else the usual one is shown, to be written anew
 * by who has another. Whether the paper is normative follows from the six tests.
 */
export function Judgement({ title, schema, path, question }: Props) {
  const { words } = useSpeech()
  const file = useCaseForm()?.file
  const answer = (Form.useWatch(path) ?? {}) as { value?: unknown; tests?: boolean[]; reason?: string }
  const [own, setOwn] = useState(Boolean(answer.reason))
  const follows = schema.properties?.tests !== undefined
  const value = follows ? meetsAll(answer.tests) : answer.value
  const usual = file ? usualReason(question, value, file) : null
  const asksReason = own || (value !== undefined && usual === null)
  const hidden = ['reason', ...(follows ? ['value'] : []), ...(answer.value === true ? [] : ['ground'])]
  return (
    <fieldset className="group judgement">
      <legend>{title}</legend>
      <Fields schema={schema} path={path} hidden={hidden} place={question} />
      {follows && <p className="muted">{value ? words.forms.allTests : words.forms.notAllTests}</p>}
      {asksReason ? (
        <Form.Item
          name={[...path, 'reason']}
          label={words.forms.reason}
          required={usual === null}
          rules={usual === null ? [{ required: true, whitespace: true, message: words.forms.missing(words.forms.reason) }] : []}
        >
          <Input.TextArea rows={2} className="grows" placeholder={usual ?? ''} />
        </Form.Item>
      ) : (
        usual !== null && (
          <p className="muted">
            {words.forms.reason + words.frame.colon}
            <span lang="zh-CN">{usual}</span>{' '}
            <Button size="small" type="link" onClick={() => setOwn(true)}>
              {words.forms.ownReason}
            </Button>
          </p>
        )
      )}
    </fieldset>
  )
}
