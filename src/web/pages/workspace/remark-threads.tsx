import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf, CaseFile, Endpoints, Offer } from '../../../contract/index.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { useSpeech } from '../../words/index.tsx'
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
      <p className="prose">{remark.body}</p>
      {remark.opinionId && <p className="tag">{remark.resolved ? words.text.answered : words.cases.notAnswered}</p>}
      {replies.length > 0 && (
        <ul className="replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <span className="muted">{reply.personName}：</span>
              <span className="prose">{reply.body}</span>
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
          {!remark.opinionId && remark.draftId && (
            <Button size="small" type="link" onClick={() => setDoing('reply')}>
              {words.text.reply}
            </Button>
          )}
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
