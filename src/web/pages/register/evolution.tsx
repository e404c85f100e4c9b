import { Link } from '@tanstack/react-router'
import type { InstrumentFile } from '../../../contract/index.ts'
import { Day } from '../../parts/day.tsx'
import { Nothing } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { RangeText } from './range-text.tsx'

/** 沿革: the acts that made, changed and ended it, as a timeline; and its names. */
export function Evolution({ file }: { file: InstrumentFile }) {
  const { words, said } = useSpeech()
  const rows = [...file.effects].sort((a, b) => (a.from.from ?? '').localeCompare(b.from.from ?? ''))
  return (
    <section>
      {rows.length === 0 && <Nothing>{words.register.noHistory}</Nothing>}
      <ol className="history">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="row-title">
              <RangeText range={row.from} /> {said(row.kindName)}
              {row.replaces && <span className="tag">{words.register.correction}</span>}
            </p>
            <p>
              <Link to="/acts/$actId" params={{ actId: row.act.id }}>
                {row.act.title}
              </Link>{' '}
              <span className="figures">{row.act.numbers.join('、')}</span>
            </p>
            {row.validTo && (
              <p>
                {words.register.validTo} <Day day={row.validTo} />
              </p>
            )}
            {row.act.recordedNotReviewed && <p className="muted">{words.terms.origins.recorded}</p>}
            {row.note && <p>{row.note}</p>}
          </li>
        ))}
      </ol>
      {file.names.length > 1 && (
        <>
          <h2>{words.register.names}</h2>
          <ul className="plain">
            {file.names.map((one) => (
              <li key={`${one.title}${one.from}`}>
                {one.title} {one.from && <Day day={one.from} />}
                {one.to && (
                  <>
                    {' – '}
                    <Day day={one.to} />
                  </>
                )}{' '}
                {!one.source.startsWith('act:') && <span className="muted">{one.source}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
