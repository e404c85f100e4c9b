import { Button } from 'antd'
import { useState } from 'react'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { ActionForm } from '../../forms/action-form.tsx'
import { useSpeech } from '../../words/index.tsx'

/** What the checks found in the present draft, each to be accepted or dismissed with a reason. */
export function Findings({ file, offers }: { file: CaseFile; offers: Offer[]; role: string }) {
  const { words, language } = useSpeech()
  const { data } = useApi('GET /cases/:id/findings', { params: { id: file.case.id } })
  const [answering, setAnswering] = useState<string | null>(null)
  const answer = offers.find((offer) => offer.action === 'finding.answer' && offer.mine)
  const items = data?.items ?? []
  return (
    <aside className="findings" aria-label={words.text.findings}>
      <h2>{words.text.findings}</h2>
      {data && items.length === 0 && <p className="muted">{words.text.noFindings}</p>}
      <ul className="rows">
        {items.map((finding, index) => (
          <li key={finding.id ?? index} className={`finding ${finding.severity}`}>
            <p>
              <strong>{words.terms.severities[finding.severity]}</strong> {language === 'en' ? finding.messageEn : finding.message}
            </p>
            {finding.words && <blockquote>{finding.words}</blockquote>}
            <p className="muted small">{finding.basis}</p>
            {finding.answer ? (
              <p>
                {words.text.answered}：{finding.answer.reason}
              </p>
            ) : (
              answer &&
              finding.id && (
                <Button size="small" onClick={() => setAnswering(finding.id ?? null)}>
                  {words.text.answerFinding}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {answering !== null && answer && (
        <ActionForm file={file} offer={answer} given={{ findingId: answering }} hidden={['findingId']} onClose={() => setAnswering(null)} />
      )}
    </aside>
  )
}
