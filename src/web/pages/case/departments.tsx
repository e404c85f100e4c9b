import type { CaseFile } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { silentOrgans } from '../../forms/case-options.ts'
import { Day } from '../../parts/day.tsx'
import { useSpeech } from '../../words/index.tsx'
import { lastOf } from './last-of.ts'

/** Which departments have not replied and until when they were asked, while their round is open; nothing where none was asked. */
export function SilentDepartments({ file, headed = false }: { file: CaseFile; headed?: boolean }) {
  const { words } = useSpeech()
  const consulting = file.case.stage === 'consultation'
  const history = useApi('GET /cases/:id/history', { params: { id: file.case.id } }, { enabled: consulting }).data?.items
  const organs = useApi('GET /organs', {}, { enabled: consulting }).data?.items
  if (!consulting || !history || !organs) return null
  const asked = lastOf(history, 'departments.ask')
  const closed = lastOf(history, 'departments.close')
  if (!asked || (closed && closed.seq > asked.seq)) return null
  const silent = silentOrgans(history, organs)
  return (
    <section>
      {headed && <h2>{words.cases.departments}</h2>}
      <p>
        {silent.length === 0 ? words.cases.allReplied : words.cases.notReplied(words.frame.listOf(silent))}
        {silent.length > 0 && (
          <>
            <br />
            <span className="muted">
              {words.cases.replyBy} <Day day={String(asked.payload.dueOn ?? '')} />
            </span>
          </>
        )}
      </p>
    </section>
  )
}
