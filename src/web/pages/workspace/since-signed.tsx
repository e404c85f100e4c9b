import { App, Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { CaseFile, Offer, ProvisionView } from '../../../contract/index.ts'
import { call, newKey } from '../../api/client.ts'
import { useApi, useRefresh } from '../../api/use.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { Trouble } from '../../parts/states.tsx'
import { Edits } from '../../text/change-view.tsx'
import { useComparison } from '../../text/use-engine.ts'
import { useSpeech } from '../../words/index.tsx'
import { anewAction, shownChanges } from '../case/reviews.ts'

type SignOff = CaseFile['facts']['signOffs'][number]
interface Text {
  text: string
  provisions: ProvisionView[]
}
interface Props {
  file: CaseFile
  offers: Offer[]
  text: Text | undefined
  onGo: (provisionId: string) => void
  /** Opens the form of a conclusion. */
  onConclude: (action: string) => void
}

/** 自您签署后的变化: each provision that differs from what one signed, and one click that confirms the listed ones. */
export function SinceSigned({ file, offers, text, onGo, onConclude }: Props) {
  const { words, said } = useSpeech()
  const open = file.facts.signOffs.filter((one) => one.status === 'partlyOpen')
  const mine = open.filter((one) => one.mine)
  const others = open.filter((one) => !one.mine)
  return (
    <>
      {mine.map((signOff) => (
        <MySignOff key={signOff.id} file={file} offers={offers} signOff={signOff} text={text} onGo={onGo} onConclude={onConclude} />
      ))}
      {others.length > 0 && (
        <section className="notice">
          <h2>{words.text.notYetWhole}</h2>
          <ul className="plain">
            {others.map((one) => (
              <li key={one.id}>
                {said(one.kindName)} · {one.personName + words.frame.colon}
                {words.frame.listOf(one.open.map((row) => row.label ?? words.cases.wholeText))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function MySignOff({ file, offers, signOff, text, onGo, onConclude }: Props & { signOff: SignOff }) {
  const { words, said } = useSpeech()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const key = useRef(newKey())
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [other, setOther] = useState<Offer | null>(null)
  const caseId = file.case.id
  const before = useApi(
    'GET /cases/:id/drafts/:draftId',
    { params: { id: caseId, draftId: signOff.draftIds[0] ?? '' } },
    { enabled: signOff.draftIds.length > 0, frozen: true },
  )
  const confirm = async () => {
    setBusy(true)
    setError(null)
    try {
      await call('POST /cases/:id/actions/:action', {
        params: { id: caseId, action: 'signoff.confirm' },
        body: { payload: { signOffId: signOff.id, provisionIds: signOff.open.map((one) => one.provisionId) }, seen: file.case.rev },
        key: key.current,
      })
      await refresh()
      void message.success(words.text.confirmed)
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  const parents = useMemo(
    () => new Map([...(before.data?.content.provisions ?? []), ...(text?.provisions ?? [])].map((one) => [one.provisionId, one.parentId])),
    [before.data, text],
  )
  const shown = shownChanges(signOff.open, (id) => parents.get(id))
  const anew = offers.find((offer) => offer.action === anewAction(signOff) && offer.mine)
  const alternatives = offers.filter((offer) => offer.action === 'signoff.widen' || offer.action === 'signoff.refuse')
  return (
    <section className="since">
      <h2>{words.text.sinceYouSigned}</h2>
      <p className="muted">{said(signOff.kindName)}</p>
      <ul className="rows">
        {shown.map((row) => (
          <li key={row.provisionId}>
            <p className="row-title">
              <button type="button" className="linkish" onClick={() => onGo(row.provisionId)}>
                {row.label ?? words.cases.wholeText}
              </button>
              <span className="tag">{words.terms.provisionChanges[row.change]}</span>
              {row.noise && <span className="tag">{words.text.noiseOnly}</span>}
            </p>
            <Difference id={row.provisionId} before={before.data?.content} after={text} />
          </li>
        ))}
      </ul>
      <Trouble error={error} />
      {anew ? (
        <>
          <p>{words.text.concludeAnew(words.terms.conclusions[signOff.conclusion] ?? signOff.conclusion)}</p>
          <Button type="primary" disabled={!anew.allowed} onClick={() => onConclude(anew.action)}>
            {said(anew)}
          </Button>
        </>
      ) : (
        <>
          <Button type="primary" loading={busy} onClick={() => void confirm()}>
            {words.text.confirmThese(shown.length)}
          </Button>
          <div className="row space-above">
            {alternatives.map((offer) => (
              <Button key={offer.action} size="small" onClick={() => setOther(offer)}>
                {offer.action === 'signoff.widen' ? words.text.widen : words.text.refuse}
              </Button>
            ))}
          </div>
        </>
      )}
      {other && (
        <ActionForm file={file} offer={other} given={{ signOffId: signOff.id }} hidden={['signOffId']} onClose={() => setOther(null)} />
      )}
    </section>
  )
}

function Difference({ id, before, after }: { id: string; before: Text | undefined; after: Text | undefined }) {
  const from = before ? wordsOf(before, id) : undefined
  const to = after ? wordsOf(after, id) : undefined
  const { data } = useComparison(`since.${id}.${from?.length}.${to?.length}`, from, to)
  if (!data) return null
  return (
    <p className="law-words" lang="zh-CN">
      {data.changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a finished comparison never moves
        <Edits key={index} edits={change.edits} />
      ))}
    </p>
  )
}

function wordsOf(text: Text, id: string): string {
  const provision = text.provisions.find((one) => one.provisionId === id)
  return provision ? text.text.slice(provision.start, provision.end).trim() : ''
}
