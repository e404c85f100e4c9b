import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useHouse } from '../../app/session.tsx'
import { Day, DueDay } from '../../parts/day.tsx'
import { useSpeech } from '../../words/index.tsx'
import { primaryOf } from './primary.ts'
import { StagePicture } from './stage-picture.tsx'

/** Title, kind, unit, the procedure as a picture, what is asked now and until when. */
export function Head({ file, offers, onAction }: { file: CaseFile; offers: Offer[]; onAction: (action: string) => void }) {
  const { words, said } = useSpeech()
  const { today } = useHouse()
  const { case: head, stages } = file
  const primary = primaryOf(offers)
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
      {head.instruments.length > 0 && (
        <p>
          {head.instruments.map((one) => (
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
              {stages.length > 1 && <span>{said(row.name)} </span>}
              {row.dueOn && <DueDay day={row.dueOn} due={row.due} today={today} />}
              {row.notComputable && <span>{said(row.notComputable)}</span>}
            </p>
          ))}
        </div>
        {primary && (
          <div className="asked-do">
            <Button type={primary.allowed && primary.mine ? 'primary' : 'default'} size="large" onClick={() => onAction(primary.action)}>
              {said(primary)}
            </Button>
            <p className="muted">
              {primary.allowed && primary.mine
                ? words.cases.readyForYou
                : primary.mine
                  ? words.cases.stillMissing(primary.unmet.length)
                  : words.forms.whoMay(said(primary.by))}
            </p>
          </div>
        )}
      </div>
    </header>
  )
}
