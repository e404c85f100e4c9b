import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { gapsOf, UnmetList } from '../../parts/unmet.tsx'
import { useReturnFocus } from '../../parts/use-return-focus.ts'
import { useSpeech } from '../../words/index.tsx'
import { boardOf } from './board.ts'

interface Props {
  file: CaseFile
  offers: Offer[]
  open: boolean
  onOpen: (open: boolean) => void
  onAction: (action: string) => void
}

/**
 * Everything that can be done, the one thing asked above it left out: 常用 with what the next step lacks; what is possible besides, what still
 * lacks something, ways back and pauses, and the rest folded, each with its count. None is hidden.
 */
export function ActionBoard({ file, offers, open, onOpen, onAction }: Props) {
  const { words } = useSpeech()
  if (file.case.status !== 'open') return null
  const { usual, more, missing, ways, rest, others } = boardOf(file.case.kind, offers)
  return (
    <section className="board" aria-label={words.cases.actions}>
      <Row title={words.cases.ready} offers={usual} onAction={onAction} />
      <div className="board-folds">
        <Fold title={words.cases.more} groups={[[null, more]]} onAction={onAction} />
        <Fold title={words.cases.notReady} groups={[[null, missing]]} onAction={onAction} />
        <Fold title={words.cases.back} groups={[[null, ways]]} onAction={onAction} />
        <Fold
          title={words.cases.other}
          open={open}
          onOpen={onOpen}
          groups={[
            [null, rest],
            [words.cases.byOthers, others],
          ]}
          onAction={onAction}
        />
      </div>
    </section>
  )
}

interface FoldProps {
  title: string
  groups: readonly (readonly [title: string | null, offers: Offer[]])[]
  onAction: (action: string) => void
  open?: boolean
  onOpen?: (open: boolean) => void
}

/** A heading with its count; what stands under it shows at a click. */
function Fold({ title, groups, onAction, open, onOpen }: FoldProps) {
  const count = groups.reduce((sum, [, offers]) => sum + offers.length, 0)
  if (count === 0) return null
  return (
    <details open={open} onToggle={(event) => onOpen?.(event.currentTarget.open)}>
      <summary>
        {title} <span className="figures">{count}</span>
      </summary>
      {groups.map(([name, offers]) => (
        <Row key={name ?? ''} title={name} offers={offers} onAction={onAction} />
      ))}
    </details>
  )
}

function Row({ title, offers, onAction }: { title: string | null; offers: Offer[]; onAction: (action: string) => void }) {
  const { words, said } = useSpeech()
  if (offers.length === 0) return null
  return (
    <div className="board-row">
      {title !== null && <h2>{title}</h2>}
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
  useReturnFocus()
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
