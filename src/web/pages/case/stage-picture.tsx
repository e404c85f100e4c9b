import type { Picture } from '../../../contract/index.ts'
import { useSpeech } from '../../words/index.tsx'

type Step = Picture[number]
type State = Step['state']

/**
 * The procedure drawn from the machine: stages in one line, the parallel reviews as lanes. Done is filled with a tick, here is ringed
 * and says so, what comes is an outline, what does not apply is dashed: a shape and a word for each, never colour alone.
 */
export function StagePicture({ picture }: { picture: Picture }) {
  const { words, said } = useSpeech()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a line of stages wider than the window must be scrollable by keyboard
    <section className="picture" aria-label={words.cases.picture} tabIndex={0}>
      <ol className="stages">
        {picture.map((step) => (
          <li key={step.stage} className={`stage ${step.state}`} aria-current={step.state === 'here' ? 'step' : undefined}>
            {step.lanes.length > 0 ? (
              <ul className="lanes" aria-label={said(step.name)}>
                {step.lanes.map((lane) => (
                  <li key={lane.stage} className={`lane ${lane.state}`}>
                    <Mark state={lane.state} />
                    <span className="stage-name">{said(lane.name)}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <>
                <Mark state={step.state} />
                <span className="stage-name">{said(step.name)}</span>
              </>
            )}
            {step.state === 'here' && <span className="stage-here">{words.cases.states.here}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Mark({ state }: { state: State }) {
  const words = useSpeech().words
  return (
    <svg className={`mark ${state}`} viewBox="0 0 20 20" width="20" height="20" role="img" aria-label={words.cases.states[state]}>
      {state === 'done' && (
        <>
          <circle cx="10" cy="10" r="8" className="fill" />
          <path d="M6 10.5 9 13.5 14.5 7" className="tick" />
        </>
      )}
      {state === 'here' && (
        <>
          <circle cx="10" cy="10" r="8.5" className="ring" />
          <circle cx="10" cy="10" r="4" className="fill" />
        </>
      )}
      {state === 'next' && <circle cx="10" cy="10" r="7.5" className="outline" />}
      {state === 'skipped' && (
        <>
          <circle cx="10" cy="10" r="7.5" className="outline dashed" />
          <path d="M6 10H14" className="bar" />
        </>
      )}
    </svg>
  )
}
