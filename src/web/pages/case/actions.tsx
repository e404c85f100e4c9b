import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { gapsOf, UnmetList } from '../../parts/unmet.tsx'
import { useSpeech } from '../../words/index.tsx'
import { askedOf } from './primary.ts'

interface Props {
  file: CaseFile
  offers: Offer[]
  open: boolean
  onOpen: (open: boolean) => void
  onAction: (action: string) => void
}

/** Acts of every stage that people seldom need; they stand behind "more". */
const seldom = new Set([
  'case.suspend',
  'case.resume',
  'case.withdraw',
  'case.return',
  'term.extend',
  'expedited.grant',
  'material.withdraw',
  'partyReport.record',
  'baseVersion.compare',
  'signoff.widen',
  'signoff.refuse',
])
/** Done on a desk of their own, not by a button here. */
const elsewhere = new Set([
  'comment.receive',
  'finding.answer',
  'opinion.answer',
  'signoff.confirm',
  'legalityPoint.answer',
  'comment.answer',
])

/** Everything that can be done: mine and possible first, mine with something missing next, what others do last. None is hidden. */
export function ActionBoard({ file, offers, open, onOpen, onAction }: Props) {
  const { words } = useSpeech()
  const primary = askedOf(offers)?.offer
  const listed = offers.filter((offer) => offer !== primary && !elsewhere.has(offer.action))
  const ready = listed.filter((offer) => offer.mine && offer.allowed && !seldom.has(offer.action))
  const missing = listed.filter((offer) => offer.mine && !offer.allowed && !seldom.has(offer.action))
  const rare = listed.filter((offer) => offer.mine && seldom.has(offer.action))
  const others = listed.filter((offer) => !offer.mine)
  if (file.case.status !== 'open') return null
  return (
    <section className="board" aria-label={words.cases.actions}>
      <Row title={words.cases.ready} offers={ready} onAction={onAction} />
      <Row title={words.cases.notReady} offers={missing} onAction={onAction} />
      {rare.length + others.length > 0 && (
        <details open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
          <summary>{words.cases.moreActions(rare.length + others.length)}</summary>
          <Row title={words.cases.seldom} offers={rare} onAction={onAction} />
          <Row title={words.cases.byOthers} offers={others} onAction={onAction} />
        </details>
      )}
    </section>
  )
}

function Row({ title, offers, onAction }: { title: string; offers: Offer[]; onAction: (action: string) => void }) {
  const { words, said } = useSpeech()
  if (offers.length === 0) return null
  return (
    <div className="board-row">
      <h2>{title}</h2>
      <ul>
        {offers.map((offer) => (
          <li key={offer.action}>
            <Button className={offer.allowed && offer.mine ? '' : 'unavailable'} onClick={() => onAction(offer.action)}>
              {said(offer)}
              {!offer.allowed && offer.mine && <span className="count">{words.cases.missingCount(offer.unmet.length)}</span>}
              {!offer.mine && <span className="count">{said(offer.by)}</span>}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/**
 * Why an action is not possible now: who does it, and every unmet requirement with its basis and where it is met. What only another person
 * may do can still be recorded here as done elsewhere; the server says who may record it.
 */
export function Explanation({ file, offer, onClose }: { file: CaseFile; offer: Offer; onClose: () => void }) {
  const { words, said } = useSpeech()
  const [recording, setRecording] = useState(false)
  if (recording) return <ActionForm file={file} offer={offer} elsewhere onClose={onClose} />
  return (
    <Drawer open size={560} title={said(offer)} onClose={onClose}>
      <p className="lead">{said(offer.help)}</p>
      {!offer.mine && <p>{words.forms.whoMay(said(offer.by))}</p>}
      {!offer.mine && gapsOf(offer).length === 0 && <Button onClick={() => setRecording(true)}>{words.forms.elsewhere}</Button>}
      {gapsOf(offer).length > 0 && (
        <>
          <h2>{words.forms.unmetTitle}</h2>
          <UnmetList unmet={gapsOf(offer)} caseId={file.case.id} of={offer.action} />
        </>
      )}
    </Drawer>
  )
}
