import type { Plan } from '../../contract/index.ts'
import { useSpeech } from '../words/index.tsx'
import { Bases } from './bases.tsx'
import { Day } from './day.tsx'
import { UnmetList } from './unmet.tsx'

interface Props {
  plan: Plan
  /** The sentence before the earliest day. */
  earliest: string
  caseId?: string
  /** Names of the organs that act, by id. */
  organs?: ReadonlyMap<string, string>
}

/** The fastest lawful path: its day, and every step with who takes it and why it waits. */
export function FastestPath({ plan, earliest, caseId, organs }: Props) {
  const { words, said } = useSpeech()
  return (
    <section>
      <h2>{words.cases.path}</h2>
      {plan.on && (
        <p>
          {earliest}{' '}
          <strong>
            <Day day={plan.on} />
          </strong>
        </p>
      )}
      {plan.sooner && (
        <p className="muted">
          {said(plan.sooner)} <Day day={plan.sooner.on} />
        </p>
      )}
      {plan.notComputable && <p>{said(plan.notComputable)}</p>}
      {plan.blockedBy.length > 0 && <UnmetList unmet={plan.blockedBy} {...(caseId === undefined ? {} : { caseId })} brief />}
      {plan.steps.length > 0 && (
        <details>
          <summary>{words.cases.steps(plan.steps.length)}</summary>
          <ol className="path">
            {plan.steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an action may come twice
              <li key={`${step.action}${index}`}>
                <Day day={step.on} /> {said(step)}
                <span className="muted">
                  {' · '}
                  {organs?.get(step.organId ?? '') ?? words.terms.roles[step.by] ?? step.by}
                </span>
                {step.waits && (
                  <details className="waits">
                    <summary>{words.cases.waits(step.waits.days)}</summary>
                    {said(step.waits)}
                    <Bases bases={step.waits.basis} />
                  </details>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}
