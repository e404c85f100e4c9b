import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { useApi } from '../../api/use.ts'
import { draftName } from '../../forms/case-options.ts'
import { Select } from '../../parts/select.tsx'
import { Waiting } from '../../parts/states.tsx'
import { useKeys } from '../../parts/use-keys.ts'
import { type Block, blocksOf } from '../../text/blocks.ts'
import { LawText, type Marks } from '../../text/law-text.tsx'
import { useCitations } from '../../text/use-engine.ts'
import { useSpeech } from '../../words/index.tsx'
import { toConclude, withoutTaken } from '../case/reviews.ts'
import { BlockList } from './block-list.tsx'
import { ReviewSide } from './review-side.tsx'

const route = getRouteApi('/cases/$caseId/text')

/** 签审: the text at the left, remarks and the conclusion at the right of it; first what changed since one signed. */
export function ReviewView({ file, offers }: { file: CaseFile; offers: Offer[] }) {
  const { words } = useSpeech()
  const search = route.useSearch()
  const navigate = useNavigate()
  const caseId = file.case.id
  const drafts = useApi('GET /cases/:id/drafts', { params: { id: caseId } })
  const rows = [...(drafts.data?.items ?? [])].sort((a, b) => b.position - a.position)
  const draft = rows.find((one) => one.id === search.draft) ?? rows.find((one) => one.current && one.role === 'act') ?? rows[0]
  const text = useApi(
    'GET /cases/:id/drafts/:draftId',
    { params: { id: caseId, draftId: draft?.id ?? '' } },
    { enabled: draft !== undefined, frozen: true },
  )
  const asked = useApi('GET /cases/:id/remarks', { params: { id: caseId } })
  const remarks = useMemo(() => withoutTaken(asked.data?.items ?? []), [asked.data])
  const concluding = toConclude(offers, search.do)
  const [chosen, setChosen] = useState<string | null>(search.at ?? null)
  const [writing, setWriting] = useState(false)
  const content = text.data?.content
  const blocks = useMemo(() => (content ? blocksOf(content.text, content.provisions) : []), [content])
  const cited = useCitations(`draft.${draft?.id}`, content?.text)
  const walk = useCallback(
    (step: number) => {
      const at = blocks.findIndex((block) => block.provisionId === chosen)
      const next = blocks[Math.max(0, Math.min(blocks.length - 1, at + step))]
      if (next) setChosen(next.provisionId)
    },
    [blocks, chosen],
  )
  const choose = useCallback((block: Block) => setChosen(block.provisionId), [])
  useKeys({ j: () => walk(1), k: () => walk(-1), c: () => setWriting(true) })
  const marks = useMarks(file, remarks)
  if (!drafts.data) return <Waiting />
  if (!draft) return <p className="nothing">{words.text.noDraftYet}</p>
  return (
    <>
      <div className="toolbar">
        <span className="field">
          {words.text.reviewOf}{' '}
          <Select
            aria-label={words.text.reviewOf}
            value={draft.id}
            options={rows.map((row) => ({ value: row.id, label: draftName(row, words.terms, words.forms.current) }))}
            onChange={(id) =>
              void navigate({
                to: '/cases/$caseId/text',
                params: { caseId },
                search: { ...search, view: 'review', draft: id },
                replace: true,
              })
            }
            popupMatchSelectWidth={false}
          />
        </span>
        <span className="muted">{words.text.chooseBlock}</span>
      </div>
      <div className={concluding ? 'review concluding' : 'review'}>
        <BlockList blocks={blocks} chosen={chosen} onChoose={choose} />
        <div className="review-text">
          {text.isPending ? (
            <Waiting />
          ) : (
            <LawText name={draft.id} blocks={blocks} chosen={chosen} marks={marks} cited={cited.data} onChoose={choose} />
          )}
        </div>
        <ReviewSide
          file={file}
          offers={offers}
          draft={draft}
          text={content}
          block={blocks.find((block) => block.provisionId === chosen) ?? null}
          remarks={remarks}
          writing={writing}
          concluding={concluding}
          onConclude={(action) =>
            void navigate({
              to: '/cases/$caseId/text',
              params: { caseId },
              search: { ...search, view: 'review', do: action },
              replace: true,
            })
          }
          onWrite={setWriting}
          onGo={(provisionId) => setChosen(blocks.find((block) => block.inside.has(provisionId))?.provisionId ?? null)}
          onPosition={(at) => setChosen(blocks.findLast((block) => block.start <= at)?.provisionId ?? null)}
        />
      </div>
    </>
  )
}

/** Points out provisions that changed since someone signed, and those with remarks. */
function useMarks(file: CaseFile, remarks: readonly { provisionId: string | null }[] | undefined): Marks {
  const { words } = useSpeech()
  return useMemo(() => {
    const marks: Marks = {}
    for (const one of remarks ?? []) if (one.provisionId) marks[one.provisionId] = { className: 'has-remark', note: words.text.remarkMark }
    for (const signOff of file.facts.signOffs)
      for (const one of signOff.open)
        marks[one.provisionId] = { className: 'was-changed', note: one.change === 'added' ? words.text.addedMark : words.text.changedMark }
    return marks
  }, [file.facts.signOffs, remarks, words])
}
