import { useNavigate } from '@tanstack/react-router'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { RemarkThreads } from '../workspace/remark-threads.tsx'
import { Opinion } from './opinion.tsx'

/** Opinions and conclusions with the state of what they bind, and the remarks on provisions. */
export function OpinionsTab({ file, offers }: { file: CaseFile; offers: Offer[] }) {
  const navigate = useNavigate()
  const { words } = useSpeech()
  const caseId = file.case.id
  const opinions = useApi('GET /cases/:id/opinions', { params: { id: caseId } })
  const remarks = useApi('GET /cases/:id/remarks', { params: { id: caseId } })
  if (opinions.error) return <Failure error={opinions.error} />
  if (!opinions.data) return <Waiting />
  return (
    <section>
      {opinions.data.items.length === 0 && <Nothing>{words.cases.opinionsEmpty}</Nothing>}
      <ul className="rows">
        {opinions.data.items.map((opinion) => (
          <li key={opinion.id}>
            <Opinion file={file} opinion={opinion} />
          </li>
        ))}
      </ul>
      <h2>{words.cases.remarksTitle}</h2>
      {remarks.data?.items.length === 0 && <Nothing>{words.cases.remarksEmpty}</Nothing>}
      <RemarkThreads
        file={file}
        offers={offers}
        remarks={remarks.data?.items ?? []}
        all={remarks.data?.items ?? []}
        onGo={(at) => void navigate({ to: '/cases/$caseId/text', params: { caseId }, search: { view: 'review', at } })}
      />
    </section>
  )
}
