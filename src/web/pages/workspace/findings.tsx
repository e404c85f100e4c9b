import { Button } from 'antd'
import { useState } from 'react'
import type { Finding } from '../../../../documents/check/index.ts'
import type { AnswerOf, CaseFile, Endpoints, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { BasisWords } from '../../parts/bases.tsx'
import { useSpeech } from '../../words/index.tsx'

type Saved = AnswerOf<Endpoints['GET /cases/:id/findings']>['items'][number]

interface Props {
  file: CaseFile
  offers: Offer[]
  /** What the checks find in the text as it is typed; null while they have not looked yet. */
  live: Finding[] | null
  onGo: (position: number) => void
  /** Counts the text anew; null where it may not be changed. */
  onRenumber: (() => void) | null
}

const most = 100

/** What the checks find in the text at this moment. One that stands in the present draft too is accepted or dismissed with a reason. */
export function Findings({ file, offers, live, onGo, onRenumber }: Props) {
  const { words } = useSpeech()
  const { data } = useApi('GET /cases/:id/findings', { params: { id: file.case.id } })
  const [answering, setAnswering] = useState<string | null>(null)
  const answer = offers.find((offer) => offer.action === 'finding.answer' && offer.mine)
  const asked = data?.items.find((one) => one.id === answering)
  const saved = (finding: Finding) => data?.items.find((one) => one.rule === finding.rule && one.words === finding.words)
  return (
    <aside aria-label={words.text.findings}>
      <h2>
        {words.text.findings} {live !== null && live.length > 0 && <span className="muted figures">{live.length}</span>}
      </h2>
      {live !== null && live.length === 0 && <p className="muted">{words.text.noFindings}</p>}
      <ul className="rows">
        {(live ?? []).slice(0, most).map((finding) => (
          <Row
            key={`${finding.rule}${finding.start}`}
            finding={finding}
            saved={saved(finding)}
            onGo={onGo}
            onAnswer={answer ? setAnswering : null}
            onRenumber={onRenumber}
          />
        ))}
      </ul>
      {answering !== null && answer && (
        <ActionForm
          file={file}
          offer={answer}
          about={asked && <About finding={asked} />}
          given={{ findingId: answering }}
          hidden={['findingId']}
          onClose={() => setAnswering(null)}
        />
      )}
    </aside>
  )
}

/** What is answered, above the answer. */
function About({ finding }: { finding: Finding }) {
  const { language } = useSpeech()
  return (
    <blockquote>
      <p>{language === 'en' ? finding.messageEn : finding.message}</p>
      {finding.words && <p lang="zh-CN">{finding.words}</p>}
    </blockquote>
  )
}

/** What the checks found in the present draft and how the drafter answered, for those who judge it. */
export function SavedFindings({ file, onPosition }: { file: CaseFile; onPosition: (position: number) => void }) {
  const { words } = useSpeech()
  const { data } = useApi('GET /cases/:id/findings', { params: { id: file.case.id } })
  if (!data || data.items.length === 0) return null
  return (
    <details open className="saved-findings">
      <summary>
        {words.text.findings} <span className="figures">{data.items.length}</span>
      </summary>
      <ul className="rows">
        {data.items.slice(0, most).map((finding, index) => (
          <Row key={finding.id ?? index} finding={finding} saved={finding} onGo={onPosition} onAnswer={null} />
        ))}
      </ul>
    </details>
  )
}

interface RowProps {
  finding: Finding
  saved: Saved | undefined
  onGo: (position: number) => void
  onAnswer: ((id: string) => void) | null
  onRenumber?: (() => void) | null
}

function Row({ finding, saved, onGo, onAnswer, onRenumber }: RowProps) {
  const { words, language } = useSpeech()
  const id = saved?.id
  return (
    <li className={`finding ${finding.severity}`}>
      <p>
        <strong>{words.terms.severities[finding.severity]}</strong> {language === 'en' ? finding.messageEn : finding.message}
      </p>
      {finding.words && (
        <blockquote>
          <button type="button" className="linkish" onClick={() => onGo(finding.start)}>
            {finding.words.length > 60 ? `${finding.words.slice(0, 59)}…` : finding.words}
          </button>
        </blockquote>
      )}
      <p className="muted small">
        <BasisWords basis={finding.basis} />
      </p>
      {saved?.answer && (
        <p>
          {words.text.answered + words.frame.colon}
          {saved.answer.reason}
        </p>
      )}
      {finding.rule === 'LR-F2.numbering' && onRenumber && (
        <Button size="small" onClick={onRenumber}>
          {words.text.renumber}
        </Button>
      )}
      {id !== undefined && !saved?.answer && onAnswer && (
        <Button size="small" onClick={() => onAnswer(id)}>
          {words.text.answerFinding}
        </Button>
      )}
    </li>
  )
}
