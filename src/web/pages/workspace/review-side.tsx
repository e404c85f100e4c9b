import { Button } from 'antd'
import { useMemo } from 'react'
import type { AnswerOf, CaseFile, Endpoints, Offer, ProvisionView } from '../../../contract/index.ts'
import { useHouse } from '../../app/session.tsx'
import { ActionFields } from '../../forms/action-form.tsx'
import { type Block, blockName } from '../../text/blocks.ts'
import { useSpeech } from '../../words/index.tsx'
import { isConclusion } from '../case/reviews.ts'
import { SavedFindings } from './findings.tsx'
import { MyConclusion } from './my-conclusion.tsx'
import { RemarkForm } from './remark-form.tsx'
import { type RemarkRow, RemarkThreads } from './remark-threads.tsx'
import { SinceSigned } from './since-signed.tsx'

export type DraftRow = AnswerOf<Endpoints['GET /cases/:id/drafts']>['items'][number]

interface Props {
  file: CaseFile
  offers: Offer[]
  draft: DraftRow
  text: { text: string; provisions: ProvisionView[] } | undefined
  block: Block | null
  remarks: RemarkRow[]
  writing: boolean
  onWrite: (on: boolean) => void
  /** The conclusion whose form is open. */
  concluding: Offer | undefined
  onConclude: (action: string | undefined) => void
  onGo: (provisionId: string) => void
  onPosition: (position: number) => void
}

/** The right side of a review: what changed since one signed, what one concluded and whose turn it is, remarks on the chosen provision, the conclusion, what the checks found, all remarks. */
export function ReviewSide(props: Props) {
  const { file, offers, draft, text, block, remarks, writing, onWrite, concluding, onConclude, onGo, onPosition } = props
  const { words, said } = useSpeech()
  const { session } = useHouse()
  const here = block ? remarks.filter((one) => one.provisionId !== null && block.inside.has(one.provisionId)) : []
  const mine = useMemo(
    () => remarks.filter((one) => one.personId === session.person?.id && one.parentId === null && one.opinionId === null),
    [remarks, session],
  )
  const offered = offers.filter((offer) => isConclusion(offer.action) && offer.mine)
  const points = mine.map((one) => ({ ...(one.provisionId ? { provisionId: one.provisionId } : {}), text: one.body }))
  if (concluding)
    return (
      <aside className="review-side" aria-label={words.text.conclude}>
        <h2>{said(concluding)}</h2>
        <ActionFields
          key={concluding.action}
          file={file}
          offer={concluding}
          {...(points.length > 0 && 'points' in propertiesOf(concluding) ? { initial: { points } } : {})}
          onClose={() => onConclude(undefined)}
        />
        <SavedFindings file={file} onPosition={onPosition} />
      </aside>
    )
  return (
    <aside className="review-side" aria-label={words.text.remarks}>
      <SinceSigned file={file} offers={offers} text={text} onGo={onGo} onConclude={onConclude} />
      <MyConclusion file={file} offers={offers} />
      <section>
        <h2>{block ? words.text.remarkOn(blockName(block)) : words.text.remarkOnWhole}</h2>
        {block && here.length === 0 && !writing && <p className="muted">{words.text.noRemarksHere}</p>}
        <RemarkThreads file={file} offers={offers} remarks={here} all={remarks} onGo={onGo} />
        {writing ? (
          <RemarkForm caseId={file.case.id} draftId={draft.id} block={block} onClose={() => onWrite(false)} />
        ) : (
          <Button onClick={() => onWrite(true)}>
            {words.text.writeRemark} <kbd>c</kbd>
          </Button>
        )}
      </section>
      {offered.length > 0 && (
        <section>
          <h2>{words.text.conclude}</h2>
          {offered.map((offer) => (
            <div key={offer.action} className="stacked">
              <Button
                type={offer.allowed ? 'primary' : 'default'}
                className={offer.allowed ? '' : 'unavailable'}
                onClick={() => onConclude(offer.action)}
                disabled={!offer.allowed}
              >
                {said(offer)}
              </Button>
              {!offer.allowed && offer.unmet[0] && <p className="muted">{said(offer.unmet[0])}</p>}
            </div>
          ))}
          {mine.length > 0 && offered.some((offer) => 'points' in propertiesOf(offer)) && (
            <p className="muted">{words.text.takeRemarks(mine.length)}</p>
          )}
        </section>
      )}
      <SavedFindings file={file} onPosition={onPosition} />
      {remarks.length > 0 && (
        <details>
          <summary>{words.text.allRemarks(remarks.length)}</summary>
          <RemarkThreads file={file} offers={offers} remarks={remarks} all={remarks} onGo={onGo} />
        </details>
      )}
    </aside>
  )
}

function propertiesOf(offer: Offer): Record<string, unknown> {
  return (offer.schema as { properties?: Record<string, unknown> }).properties ?? {}
}
