import { Button, Checkbox, Table } from 'antd'
import { useState } from 'react'
import type { Said } from '../../../../workflows/types.ts'
import type { AnswerOf, Endpoints } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { DataDialog } from '../../forms/data-form.tsx'
import { Day } from '../../parts/day.tsx'
import { Failure } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useDeskWords } from '../../words/rule-desk.ts'
import { Decide } from './decide.tsx'
import { useMay } from './may.ts'
import { RuleChanges, useRuleValue } from './rule-changes.tsx'
import { entriesOf, RuleDesk, useHere } from './rule-desk.tsx'
import * as schemas from './schemas.ts'

type Pack = AnswerOf<Endpoints['GET /admin/rule-packs']>['items'][number]

/** The rules in force with source and confidence, and the packs they come from. */
export function RulesSection() {
  const may = useMay()
  const { words, said } = useSpeech()
  const desk = useDeskWords()
  const say = useRuleValue()
  const [open, setOpen] = useState(false)
  const [unconfirmed, setUnconfirmed] = useState(false)
  const rules = useApi('GET /rules', { query: unconfirmed ? { unconfirmed: '1' } : {} }, { keep: true })
  const packs = useApi('GET /admin/rule-packs')
  const here = useHere(packs.data?.items ?? [])
  const titleOf = (pack: Pack | undefined) =>
    pack ? said((pack.pack.title as Said | undefined) ?? { zh: pack.title, en: pack.title }) : undefined
  if (rules.error) return <Failure error={rules.error} />
  return (
    <>
      <p className="lead">{words.administration.rulesHelp}</p>
      {may.second && !open && (
        <div className="row space-below">
          <Button type="primary" onClick={() => setOpen(true)}>
            {desk.open}
          </Button>
          <DataDialog
            quiet
            name="rule-pack"
            label={desk.json}
            schema={schemas.rulePack}
            submit={words.administration.proposePack}
            send={(body, key) =>
              call('POST /admin/rule-packs', {
                body: { pack: parsed(body.pack, words.administration.badJson), source: String(body.source) },
                key,
              })
            }
          />
        </div>
      )}
      {open && <RuleDesk packs={packs.data?.items ?? []} here={here} onClose={() => setOpen(false)} />}
      <p>
        <Checkbox checked={unconfirmed} onChange={(event) => setUnconfirmed(event.target.checked)}>
          {words.administration.unconfirmedOnly}
        </Checkbox>
      </p>
      <Table
        sticky
        rowKey="key"
        size="small"
        loading={rules.isPending}
        pagination={false}
        dataSource={rules.data?.items ?? []}
        columns={[
          {
            title: words.administration.rule,
            width: '32%',
            render: (_, row) => said(row),
          },
          {
            title: words.administration.value,
            render: (_, row) => <span className="figures">{say(row)}</span>,
          },
          { title: words.administration.source, render: (_, row) => said(row.citation) },
          {
            title: words.administration.confidence,
            render: (_, row) => (
              <span className={`confidence c-${row.confidence}`}>{words.terms.confidence[row.confidence] ?? row.confidence}</span>
            ),
          },
          {
            title: words.administration.packOf,
            width: '16%',
            render: (_, row) => titleOf(packs.data?.items.find((pack) => pack.pack.id === row.packId)) ?? row.jurisdiction,
          },
        ]}
      />
      <h2>{words.administration.packs}</h2>
      <ul className="rows">
        {packs.data?.items.map((pack) => (
          <li key={pack.id}>
            <p className="row-title">
              {titleOf(pack)}
              <span className="tag">{words.administration.states[pack.state]}</span>
            </p>
            <p className="muted">
              {words.terms.levels[pack.level] ?? pack.level} · {words.administration.effective} <Day day={pack.effectiveFrom} />
              {pack.state !== 'shipped' && ` · ${pack.source}`}
            </p>
            {pack.state === 'proposed' ? (
              <RuleChanges entries={entriesOf(pack)} rules={rules.data?.items ?? []} />
            ) : (
              <Differences lines={pack.difference} />
            )}
            {pack.state === 'proposed' && may.second && (
              <Decide
                name={pack.id}
                confirm={(key) => call('POST /admin/rule-packs/:id/confirm', { params: { id: pack.id }, body: {}, key })}
                refuse={(reason, key) => call('POST /admin/rule-packs/:id/refuse', { params: { id: pack.id }, body: { reason }, key })}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a proposal would change, line by line. */
export function Differences({ lines }: { lines: readonly string[] }) {
  const { words } = useSpeech()
  if (lines.length === 0) return null
  return (
    <details>
      <summary>
        {words.administration.difference} <span className="figures">{lines.length}</span>
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

function parsed(text: unknown, message: string): never {
  try {
    return JSON.parse(String(text)) as never // the server checks every field
  } catch {
    throw new Error(message)
  }
}
