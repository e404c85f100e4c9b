import { CheckCircleFilled, RightCircleOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { AnswerOf, Endpoints } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { useWords } from '../../words/index.tsx'
import { useMay } from './may.ts'

type Step = AnswerOf<Endpoints['GET /admin/installation']>['steps'][number]

/** The section where a step is done; the first document is its drafter's. */
const places: Record<Step['key'], string | null> = {
  settings: 'settings',
  organs: 'organs',
  bodies: 'organs',
  people: 'people',
  second: 'people',
  books: 'books',
  rules: 'rules',
  holidays: 'holidays',
  document: null,
}

/** What a new installation still needs, with what is done; nothing once all is. */
export function FirstSteps() {
  const words = useWords()
  const steps = useSteps()
  const next = steps.find((step) => !step.done)
  if (!next) return null
  return (
    <section className="panel space-below" aria-label={words.administration.firstSteps}>
      <h2>{words.administration.firstSteps}</h2>
      <p className="lead">{words.administration.firstStepsHelp}</p>
      <ol className="rows">
        {steps.map((step) => (
          <li key={step.key} aria-current={step === next ? 'step' : undefined}>
            <p className="row-title">
              {step.done ? <CheckCircleFilled /> : <RightCircleOutlined />} <StepLink step={step} />{' '}
              <span className="tag">{step.done ? words.administration.stepDone : words.administration.stepOpen}</span>
            </p>
            {!step.done && <StepHelp step={step} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** On every other page of the administration: how far the first steps are, and the next one. */
export function NextStep({ section }: { section: string }) {
  const words = useWords()
  const steps = useSteps()
  const next = steps.find((step) => !step.done)
  if (!next) return null
  const here = steps.filter((step) => places[step.key] === section && !step.done)
  return (
    <div className="notice space-below">
      <p>
        <Link to="/admin/$section" params={{ section: 'settings' }}>
          {words.administration.firstSteps}
        </Link>
        {words.frame.colon}
        {words.administration.stepsDone(steps.filter((step) => step.done).length, steps.length)}
        {here.length === 0 && (
          <>
            {` ${words.administration.nextStep}${words.frame.colon}`}
            <StepLink step={next} />
          </>
        )}
      </p>
      {here.map((step) => (
        <StepHelp key={step.key} step={step} />
      ))}
    </div>
  )
}

/** How an open step is done, and what it still lacks. */
function StepHelp({ step }: { step: Step }) {
  const words = useWords()
  const { stepHelp, stillMissing } = words.administration
  const missing = step.missing.length > 0 ? ` ${stillMissing}${words.frame.colon}${words.frame.listOf(step.missing)}` : ''
  return <p className="muted">{`${stepHelp[step.key]}${missing}`}</p>
}

function StepLink({ step }: { step: Step }) {
  const words = useWords()
  const title = words.administration.stepTitles[step.key]
  const section = places[step.key]
  return section === null ? (
    <strong>{title}</strong>
  ) : (
    <Link to="/admin/$section" params={{ section }} {...(section === 'settings' ? { hash: 'installation' } : {})}>
      {title}
    </Link>
  )
}

/** The first steps, for who sets up; a demonstration comes set up. */
function useSteps(): readonly Step[] {
  const may = useMay()
  const { mode } = useHouse().session.installation
  return useApi('GET /admin/installation', {}, { enabled: may.second && mode === 'production' }).data?.steps ?? []
}
