import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useHouse } from '../../app/session.tsx'
import { Day, DueDay } from '../../parts/day.tsx'
import { useSpeech } from '../../words/index.tsx'
import { type Asked, askedIn } from './primary.ts'
import { StagePicture } from './stage-picture.tsx'
import { Turn } from './turn.tsx'

/** Title, kind, unit, the procedure as a picture, what is asked now and until when. */
export function Head({ file, offers, onAction }: { file: CaseFile; offers: Offer[]; onAction: (action: string, kind?: string) => void }) {
  const { words, said } = useSpeech()
  const { today } = useHouse()
  const { case: head, stages } = file
  const others = head.instruments.filter((one) => one.mode !== 'makes')
  const asked = askedIn(file, offers)
  return (
    <header className="case-head">
      <p className="eyebrow">
        <Tag>{words.terms.kinds[head.kind]}</Tag>
        {head.documentClass && <Tag>{words.terms.classes[head.documentClass] ?? head.documentClass}</Tag>}
        {file.facts.number && <Tag className="figures">{file.facts.number}</Tag>}
        <span>{words.cases.draftedBy(head.draftingOrganName)}</span>
        {head.issuingOrganId !== head.draftingOrganId && <span>{words.cases.issuedBy(head.issuingOrganName)}</span>}
        <span>
          {words.cases.openedOn} <Day day={head.openedOn} />
        </span>
      </p>
      <h1>{head.title}</h1>
      {others.length > 0 && (
        <p>
          {others.map((one) => (
            <span key={one.id} className="pair">
              {words.cases.modes[one.mode]}{' '}
              <Link to="/instruments/$instrumentId" params={{ instrumentId: one.id }}>
                {one.title}
              </Link>
            </span>
          ))}
        </p>
      )}
      <StagePicture picture={file.picture} />
      <div className="asked">
        <div>
          <p className="asked-now">
            {head.status === 'open' ? (
              <>
                <span className="muted">{words.cases.now}</span> <strong>{said(head.stageName)}</strong>
                {file.facts.suspended && <Tag className="space-left">{words.cases.suspended}</Tag>}
              </>
            ) : (
              <strong>{words.terms.statuses[head.status]}</strong>
            )}
          </p>
          {stages.map((row) => (
            <p key={row.stage} className="asked-due">
              {stages.length > 1 && <Lane name={said(row.name)} offer={laneOf(row.stage, offers)} />}
              {row.dueOn && <DueDay day={row.dueOn} due={row.due} today={today} />}
              {row.notComputable && <span>{said(row.notComputable)}</span>}
            </p>
          ))}
        </div>
        {asked && <Asking asked={asked} onAction={onAction} />}
      </div>
    </header>
  )
}

/** A review beside others: what it is and who concludes it. */
function Lane({ name, offer }: { name: string; offer: Offer | undefined }) {
  const { words, said } = useSpeech()
  return (
    <span>
      {name} {offer && <span className="muted">{words.forms.whoMay(said(offer.by))}</span>}{' '}
    </span>
  )
}

/** The step that concludes a review: its action is named after the stage. */
function laneOf(stage: string, offers: readonly Offer[]): Offer | undefined {
  return offers.find((offer) => offer.primary && stage.startsWith(offer.action.split('.')[0] ?? ''))
}

function Asking({ asked, onAction }: { asked: Asked; onAction: (action: string, kind?: string) => void }) {
  const { said } = useSpeech()
  const { offer, kind } = asked
  return (
    <div className="asked-do">
      <Button type={offer.allowed && offer.mine ? 'primary' : 'default'} size="large" onClick={() => onAction(offer.action, kind)}>
        {said(offer)}
      </Button>
      <p className="muted">
        <Turn asked={asked} />
      </p>
    </div>
  )
}
