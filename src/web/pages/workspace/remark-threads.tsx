import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf, CaseFile, Endpoints, Offer } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useRefresh } from '../../api/use.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { StandardWords } from '../../forms/standard-choice.tsx'
import { Trouble } from '../../parts/states.tsx'
import { useInstant } from '../../parts/use-instant.ts'
import { useSpeech, useWords } from '../../words/index.tsx'
import { RemarkForm } from './remark-form.tsx'

export type RemarkRow = AnswerOf<Endpoints['GET /cases/:id/remarks']>['items'][number]

interface Props {
  file: CaseFile
  offers: readonly Offer[]
  remarks: readonly RemarkRow[]
  /** All remarks of the case: replies are found there. */
  all: readonly RemarkRow[]
  onGo?: (provisionId: string) => void
}

/** Remarks with their replies. A point of an opinion waits for an answer with a reason; the drafting unit gives it here. */
export function RemarkThreads({ file, offers, remarks, all, onGo }: Props) {
  return (
    <ul className="remarks">
      {remarks
        .filter((one) => one.parentId === null)
        .map((one) => (
          <Thread key={one.id} file={file} offers={offers} remark={one} all={all} onGo={onGo} />
        ))}
    </ul>
  )
}

function Thread({
  file,
  offers,
  remark,
  all,
  onGo,
}: Omit<Props, 'remarks' | 'onGo'> & { remark: RemarkRow; onGo: Props['onGo'] | undefined }) {
  const { words } = useSpeech()
  const [doing, setDoing] = useState<'answer' | 'reply' | null>(null)
  const replies = all.filter((one) => one.parentId === remark.id)
  const answer = answerOf(file, offers, remark)
  return (
    <li>
      <RemarkHead remark={remark} onGo={onGo} />
      {remark.quote && <blockquote>{remark.quote}</blockquote>}
      <Words remark={remark} />
      {remark.opinionId && <p className="tag">{remark.resolved ? words.text.answered : words.cases.notAnswered}</p>}
      {replies.length > 0 && (
        <ul className="replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <span className="muted">{reply.personName + words.frame.colon}</span>
              <Words remark={reply} />
              <Own caseId={file.case.id} remark={reply} />
            </li>
          ))}
        </ul>
      )}
      {doing === 'reply' && remark.draftId && (
        <RemarkForm caseId={file.case.id} draftId={remark.draftId} block={null} parent={remark} onClose={() => setDoing(null)} />
      )}
      {doing === null && (
        <div className="row">
          {answer && !remark.resolved && (
            <Button size="small" onClick={() => setDoing('answer')}>
              {words.cases.answer}
            </Button>
          )}
          {!remark.opinionId && remark.draftId && !remark.withdrawn && (
            <Button size="small" type="link" onClick={() => setDoing('reply')}>
              {words.text.reply}
            </Button>
          )}
          <Own caseId={file.case.id} remark={remark} />
        </div>
      )}
      {doing === 'answer' && answer && (
        <ActionForm
          file={file}
          offer={answer.offer}
          given={answer.given}
          hidden={Object.keys(answer.given)}
          onClose={() => setDoing(null)}
        />
      )}
    </li>
  )
}

/** What a remark says now; what it said before at a click. */
function Words({ remark }: { remark: RemarkRow }) {
  const { words } = useSpeech()
  const instant = useInstant()
  return (
    <>
      {remark.withdrawn ? (
        <p className="muted">{words.text.withdrawnRemark}</p>
      ) : (
        <p className="prose">
          <StandardWords body={remark.body} />
        </p>
      )}
      {remark.earlier.length > 0 && (
        <details className="small">
          <summary>{words.text.earlierWords(remark.earlier.length)}</summary>
          <ul className="plain">
            {remark.earlier.map((one) => (
              <li key={one.until + one.body}>
                <span className="prose">{one.body}</span> <span className="muted">{words.text.until(instant(one.until))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What the author may still do with his remark: word it otherwise, or take it back. */
function Own({ caseId, remark }: { caseId: string; remark: RemarkRow }) {
  const words = useWords()
  const refresh = useRefresh()
  const [doing, setDoing] = useState<'edit' | 'withdraw' | null>(null)
  const [error, setError] = useState<unknown>(null)
  if (!remark.mayChange || !remark.draftId) return null
  if (doing === 'edit')
    return <RemarkForm caseId={caseId} draftId={remark.draftId} block={null} change={remark} onClose={() => setDoing(null)} />
  const withdraw = () =>
    call('POST /cases/:id/remarks/:remarkId/withdraw', { params: { id: caseId, remarkId: remark.id }, body: {} }).then(refresh, setError)
  return (
    <span className="row">
      <Trouble error={error} />
      {doing === 'withdraw' ? (
        <>
          <Button size="small" danger onClick={() => void withdraw()}>
            {words.text.withdrawSure}
          </Button>
          <Button size="small" onClick={() => setDoing(null)}>
            {words.frame.cancel}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" type="link" onClick={() => setDoing('edit')}>
            {words.text.changeRemark}
          </Button>
          <Button size="small" type="link" onClick={() => setDoing('withdraw')}>
            {words.text.withdrawRemark}
          </Button>
        </>
      )}
    </span>
  )
}

function RemarkHead({ remark, onGo }: { remark: RemarkRow; onGo: Props['onGo'] | undefined }) {
  const { words } = useSpeech()
  const place = remark.label ?? (remark.provisionId ? words.text.goThere : words.cases.wholeText)
  return (
    <p className="row-title">
      {remark.provisionId && onGo ? (
        <button type="button" className="linkish" onClick={() => remark.provisionId && onGo(remark.provisionId)}>
          {place}
        </button>
      ) : (
        place
      )}
      <span className="muted"> · {remark.personName}</span>
    </p>
  )
}

/** The action that answers a point, if it is this person's: points of the legality body have one of their own. */
function answerOf(file: CaseFile, offers: readonly Offer[], remark: RemarkRow): { offer: Offer; given: Record<string, string> } | null {
  if (!remark.opinionId) return null
  const legality = file.facts.signOffs.find((one) => one.id === remark.opinionId)?.kind === 'legalityReview'
  const offer = offers.find((one) => one.action === (legality ? 'legalityPoint.answer' : 'opinion.answer') && one.mine)
  if (!offer) return null
  return { offer, given: legality ? { pointId: remark.id } : { opinionId: remark.opinionId, pointId: remark.id } }
}
