import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { DataForm } from '../../forms/data-form.tsx'
import { optionsOf } from '../../forms/schema.ts'
import { Day } from '../../parts/day.tsx'
import { Fact } from '../../parts/fact.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { FirstSteps } from './first-steps.tsx'
import { useMay } from './may.ts'
import * as schemas from './schemas.ts'

/** The administration's first page: the first steps, then name, go-live day and time zone. */
export function SettingsSection() {
  const { words, language } = useSpeech()
  const may = useMay()
  const { data, error } = useApi('GET /admin/installation')
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  const { name, goLive, timeZone, decidedOn } = data
  const fixed = decidedOn !== null
  return (
    <>
      <FirstSteps />
      <section id="installation" aria-label={words.administration.installation}>
        <h2>{words.administration.installation}</h2>
        <p className="lead">{words.administration.goLiveHelp}</p>
        {fixed && (
          <p role="note">
            {words.administration.goLiveFixed} <Day day={decidedOn} />
          </p>
        )}
        {(fixed || !may.system) && (
          <dl className="facts">
            {!may.system && <Fact name={words.administration.installationName}>{name}</Fact>}
            <Fact name={words.administration.goLive}>{goLive && <Day day={goLive} />}</Fact>
            <Fact name={words.administration.timeZone}>
              {optionsOf(schemas.timeZone, language).find((one) => one.value === timeZone)?.label ?? timeZone}
            </Fact>
          </dl>
        )}
        {may.system && (
          <div className="narrow">
            <DataForm
              // Drawn anew when the settings change: what a form begins with is read once.
              key={JSON.stringify([name, goLive, timeZone, fixed])}
              name="installation"
              schema={fixed ? schemas.installationName : schemas.installation}
              initial={{ name, goLive, timeZone }}
              submit={words.administration.saveSettings}
              send={(body) => call('PATCH /admin/installation', { body: body as never })}
            />
          </div>
        )}
      </section>
    </>
  )
}
