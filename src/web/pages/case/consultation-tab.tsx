import { Button, Checkbox, Progress } from 'antd'
import { useMemo, useState } from 'react'
import type { CaseFile, Comment, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { Day } from '../../parts/day.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'

interface Props {
  file: CaseFile
  offers: Offer[]
}

/** 征求意见: what the public said, by article; like comments answered together; progress to the last one. */
export function ConsultationTab({ file, offers }: Props) {
  const { words } = useSpeech()
  const { data, error } = useApi('GET /cases/:id/comments', { params: { id: file.case.id } })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [unansweredOnly, setUnansweredOnly] = useState(false)
  const [answering, setAnswering] = useState<readonly string[]>([])
  const groups = useMemo(() => byArticle(data?.items ?? [], unansweredOnly, words.cases.wholeText), [data, unansweredOnly, words])
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  const answer = offers.find((offer) => offer.action === 'comment.answer')
  const toggle = (ids: string[], on: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      for (const id of ids) on ? next.add(id) : next.delete(id)
      return next
    })
  const mayAnswer = answer?.mine === true && file.case.stage === 'consultation'
  return (
    <section>
      {data.total === 0 && <Nothing>{words.cases.consultationEmpty}</Nothing>}
      {data.total > 0 && (
        <div className="desk-head">
          <div className="grow">
            <span id="answered">{words.cases.consultationProgress(data.answered, data.total)}</span>
            <Progress aria-labelledby="answered" percent={Math.round((data.answered / data.total) * 100)} size="small" />
          </div>
          <Checkbox checked={unansweredOnly} onChange={(event) => setUnansweredOnly(event.target.checked)}>
            {words.cases.hideAnswered}
          </Checkbox>
          {mayAnswer && chosen.size > 0 && (
            <Button type="primary" onClick={() => setAnswering([...chosen])}>
              {words.cases.answerSelected(chosen.size)}
            </Button>
          )}
        </div>
      )}
      {mayAnswer && data.total - data.answered > 1 && <p className="muted">{words.cases.chooseComments}</p>}
      {groups.map((group) => {
        const open = group.comments.filter((one) => one.disposition === null).map((one) => one.id)
        return (
          <section key={group.label} className="comment-group">
            <h3>
              {group.label} <span className="muted figures">{group.comments.length}</span>
              {mayAnswer && open.length > 1 && (
                <Button size="small" type="link" onClick={() => toggle(open, true)}>
                  {words.cases.selectGroup}
                </Button>
              )}
            </h3>
            <ul className="rows">
              {group.comments.map((one) => (
                <CommentRow
                  key={one.id}
                  comment={one}
                  chosen={chosen.has(one.id)}
                  onChoose={mayAnswer && one.disposition === null ? (on) => toggle([one.id], on) : null}
                  onAnswer={() => setAnswering([one.id])}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {answering.length > 0 && answer && (
        <ActionForm
          file={file}
          offer={answer}
          given={{ commentIds: [...answering] }}
          hidden={['commentIds']}
          about={<Answered comments={data.items.filter((one) => answering.includes(one.id))} />}
          onClose={() => setAnswering([])}
          onDone={() => setChosen(new Set())}
        />
      )}
    </section>
  )
}

/** What an answer is about, above its form. */
function Answered({ comments }: { comments: readonly Comment[] }) {
  const { words } = useSpeech()
  return (
    <ul className="plain">
      {comments.map((one) => (
        <li key={one.id}>
          <blockquote>
            <span className="muted">{one.label ?? words.cases.wholeText}</span> {one.body}
          </blockquote>
        </li>
      ))}
    </ul>
  )
}

interface RowProps {
  comment: Comment
  chosen: boolean
  onChoose: ((on: boolean) => void) | null
  onAnswer: () => void
}

function CommentRow({ comment, chosen, onChoose, onAnswer }: RowProps) {
  const { words } = useSpeech()
  return (
    <li className="comment">
      {onChoose && (
        <Checkbox checked={chosen} onChange={(event) => onChoose(event.target.checked)} aria-label={comment.body.slice(0, 60)} />
      )}
      <div>
        <p className="prose">{comment.body}</p>
        <p className="muted small">
          <span className="figures">{comment.receipt}</span> · {words.cases.received} <Day day={comment.receivedOn} /> ·{' '}
          {words.terms.channels[comment.channel] ?? comment.channel}
        </p>
        {comment.disposition ? (
          <p>
            <strong>{words.terms.dispositions[comment.disposition] ?? comment.disposition}</strong>
            {comment.answer && words.frame.colon + comment.answer}
          </p>
        ) : (
          <p className="row">
            <span className="tag">{words.cases.notAnswered}</span>
            {onChoose && (
              <Button size="small" onClick={onAnswer}>
                {words.text.answerFinding}
              </Button>
            )}
          </p>
        )}
      </div>
    </li>
  )
}

function byArticle(comments: readonly Comment[], unansweredOnly: boolean, whole: string): { label: string; comments: Comment[] }[] {
  const groups = new Map<string, Comment[]>()
  for (const comment of comments) {
    if (unansweredOnly && comment.disposition !== null) continue
    const label = comment.label ?? whole
    groups.set(label, [...(groups.get(label) ?? []), comment])
  }
  return [...groups].map(([label, list]) => ({ label, comments: list }))
}
