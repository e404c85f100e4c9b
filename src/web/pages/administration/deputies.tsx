import { ArrowRightOutlined } from '@ant-design/icons'
import { administrations } from '../../../../workflows/deputies.ts'
import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { DataDialog } from '../../forms/data-form.tsx'
import { Day } from '../../parts/day.tsx'
import { Failure } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useMay } from './may.ts'
import * as schemas from './schemas.ts'

interface Away {
  personId: string
  organId: string
  from: string
  to: string
}

/** What every member does for himself: when he is away, and which colleague stands in for him. */
function OwnAbsence({ absences }: { absences: readonly Away[] }) {
  const { words } = useSpeech()
  const { session, today } = useHouse()
  const colleagues = useApi('GET /colleagues')
  const me = session.person?.id ?? ''
  const organs = [...new Set(session.posts.filter((post) => post.onBehalfOf === null).map((post) => post.organId))]
  const hasWork = colleagues.data !== undefined && session.posts.some((post) => !administrations.includes(post.role))
  if (!hasWork) return null
  const send = async (body: Record<string, unknown>, key: string) => {
    const { from, to, reason, colleague } = body as { from: string; to: string; reason: string; colleague?: string }
    const [organId, deputyId] = colleague?.split(' ') ?? []
    for (const organ of organs) {
      if (absences.some((one) => one.personId === me && one.organId === organ && one.from === from && one.to === to)) continue
      await call('POST /admin/absences', { body: { organId: organ, personId: me, from, to, reason }, key: `${key}.${organ}` })
    }
    if (organId && deputyId)
      await call('POST /admin/deputies', { body: { organId, principalId: me, deputyId, from, to, reason }, key: `${key}.deputy` })
  }
  return (
    <div className="space-below">
      <DataDialog
        primary
        name="own-absence"
        label={words.administration.ownAbsence}
        schema={schemas.ownAbsence}
        initial={{ from: today }}
        submit={words.administration.ownAbsence}
        send={send}
      />
    </div>
  )
}

/** Deputies and absences, with their days. */
export function DeputiesSection() {
  const { words } = useSpeech()
  const { today } = useHouse()
  const may = useMay()
  const deputies = useApi('GET /admin/deputies')
  const absences = useApi('GET /admin/absences')
  if (deputies.error) return <Failure error={deputies.error} />
  return (
    <>
      <p className="lead">{words.administration.deputiesHelp}</p>
      <OwnAbsence absences={absences.data?.items ?? []} />
      {may.sections.people && (
        <div className="row space-below">
          <DataDialog
            name="deputy"
            label={words.administration.addDeputy}
            schema={schemas.deputy}
            initial={{ from: today }}
            submit={words.administration.addDeputy}
            send={(body, key) => call('POST /admin/deputies', { body: body as never, key })}
          />
          <DataDialog
            name="absence"
            label={words.administration.addAbsence}
            schema={schemas.absence}
            initial={{ from: today }}
            submit={words.administration.addAbsence}
            send={(body, key) => call('POST /admin/absences', { body: body as never, key })}
          />
        </div>
      )}
      {deputies.data?.items.length === 0 && <p className="muted">{words.administration.noDeputies}</p>}
      <ul className="rows">
        {deputies.data?.items.map((one) => (
          <li key={one.id}>
            <p className="row-title">
              {one.principalName} <ArrowRightOutlined /> {one.deputyName}
              {one.role && <span className="tag">{words.terms.roles[one.role]}</span>}
            </p>
            <p className="muted">
              <Day day={one.from} /> – <Day day={one.to} /> · {one.reason}
            </p>
          </li>
        ))}
      </ul>
      <h2>{words.administration.absences}</h2>
      {absences.data?.items.length === 0 && <p className="muted">{words.administration.noAbsences}</p>}
      <ul className="rows">
        {absences.data?.items.map((one) => (
          <li key={one.id}>
            {one.personName} · <Day day={one.from} /> – <Day day={one.to} /> · {one.reason}
          </li>
        ))}
      </ul>
    </>
  )
}
