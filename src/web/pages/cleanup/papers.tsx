import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { CampaignFile, CampaignPaper } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { Colon } from '../../parts/marks.tsx'
import { Failure, Nothing, Trouble, Waiting } from '../../parts/states.tsx'
import { gapsOf, UnmetList } from '../../parts/unmet.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'
import { DecisionText } from './decision-text.tsx'
import type { CampaignDesk } from './use-campaign.ts'

/** The catalogues as they will print, the decision, and what it amends itself. */
export function Papers({ campaignId, desk, file }: { campaignId: string; desk: CampaignDesk; file: CampaignFile }) {
  const words = useCleanupWords()
  const { data, error } = useApi('GET /campaigns/:id/paper', { params: { id: campaignId } })
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  const base = `/api/v1/campaigns/${encodeURIComponent(campaignId)}`
  return (
    <>
      <p className="row">
        <a className="button-link" href={`${base}/catalogues.xlsx`} download>
          {words.downloadXlsx}
        </a>
        <a className="button-link" href={`${base}/catalogues.docx`} download>
          {words.downloadDocx}
        </a>
        {data.text && (
          <a className="button-link" href={`${base}/decision.docx`} download>
            {words.downloadDecision}
          </a>
        )}
      </p>
      {file.campaign.stage === 'decision' && <Package paper={data} desk={desk} />}
      <h2>{words.decisionTitle}</h2>
      {data.text && !data.signed && file.campaign.stage === 'decision' && <p className="muted">{words.previewOf}</p>}
      {data.text ? <DecisionText text={data.text} label={words.decisionTitle} /> : <Nothing>{words.decisionNotYet}</Nothing>}
      {data.text ? (
        <details>
          <summary>{words.listsFolded}</summary>
          <Catalogues paper={data} />
        </details>
      ) : (
        <Catalogues paper={data} />
      )}
    </>
  )
}

function Catalogues({ paper }: { paper: CampaignPaper }) {
  return (
    <>
      {paper.catalogues.map((list) => (
        <CatalogueView key={list.outcome} list={list} />
      ))}
    </>
  )
}

function CatalogueView({ list }: { list: CampaignPaper['catalogues'][number] }) {
  const words = useCleanupWords()
  // A column that says nothing of any document only pushes the others out of sight; the files have them all.
  const shown = list.columns.map((_, at) => at).filter((at) => list.rows.some((row) => row[at] !== ''))
  return (
    <section lang="zh-CN" aria-label={list.title}>
      <h2>
        {list.title} <span className="figures">{words.countOf(list.rows.length)}</span>
      </h2>
      {list.rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: fourteen columns must be scrollable by keyboard
        <section className="catalogue-scroll" tabIndex={0} aria-label={list.title}>
          <table className="catalogue">
            <thead>
              <tr>
                {shown.map((at) => (
                  <th key={list.columns[at]}>{list.columns[at]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <tr key={row[0]}>
                  {shown.map((at) => (
                    <td key={list.columns[at]}>{row[at]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

/** Which changes the decision makes itself, each as it will be read, and why the others are left to a drafter. */
function Package({ paper, desk }: { paper: CampaignPaper; desk: CampaignDesk }) {
  const words = useCleanupWords()
  const { said } = useSpeech()
  const mechanical = paper.package.items.filter((item) => item.mechanical)
  const [chosen, setChosen] = useState<string[]>(mechanical.map((item) => item.instrumentId))
  const offer = desk.offer('decision.draft')
  return (
    <section aria-label={words.packageTitle}>
      <h2>{words.packageTitle}</h2>
      <p className="muted">{words.packageHelp}</p>
      {paper.package.items.length === 0 && <p>{words.packageNone}</p>}
      <ul className="rows">
        {paper.package.items.map((item) => (
          <li key={item.instrumentId}>
            {item.mechanical ? (
              <Checkbox
                checked={chosen.includes(item.instrumentId)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, item.instrumentId] : chosen.filter((id) => id !== item.instrumentId))
                }
              >
                <span lang="zh-CN">{item.title}</span> · {words.mechanical} · {words.places(item.places.length)}
              </Checkbox>
            ) : (
              <>
                <span lang="zh-CN">{item.title}</span> · {words.left}
                <Colon />
                {said(item.whyName)}
              </>
            )}
            {item.otherFindings > 0 && <span className="muted"> · {words.otherFindings(item.otherFindings)}</span>}
            {item.unsure.map((one) => (
              <p key={one.words} className="muted">
                <span lang="zh-CN">{one.words}</span>
                <Colon />
                {said(one.whyName)}
              </p>
            ))}
            {item.instructions.map((line) => (
              <p key={line} className="muted" lang="zh-CN">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <Trouble error={desk.error} />
      {offer?.mine && (
        <Button
          type="primary"
          disabled={!offer.allowed}
          loading={desk.busy === 'decision.draft'}
          onClick={() => void desk.act('decision.draft', { packaged: chosen })}
        >
          {words.draftDecision}
        </Button>
      )}
      {offer && offer.unmet.length > 0 && <UnmetList unmet={gapsOf(offer)} />}
    </section>
  )
}
