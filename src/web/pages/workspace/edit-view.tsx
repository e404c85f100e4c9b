import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Segmented } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { CaseFile, Offer } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { ActionForm } from '../../forms/action-form.tsx'
import { Failure, Waiting } from '../../parts/states.tsx'
import { useInstant } from '../../parts/use-instant.ts'
import type { Cited } from '../../text/cited.ts'
import { CitedLine } from '../../text/cited-line.tsx'
import type { EditorHandle } from '../../text/editor.tsx'
import { useOutline } from '../../text/use-engine.ts'
import { useSpeech } from '../../words/index.tsx'
import { ConflictDialog } from './conflict.tsx'
import { Contents } from './contents.tsx'
import { Findings } from './findings.tsx'
import { ImportFile } from './import-file.tsx'
import { patternOf } from './pattern.ts'
import { RenumberDialog } from './renumber.tsx'
import { ToMeet } from './to-meet.tsx'
import { useWorkingCopy } from './use-working-copy.ts'

const Editor = lazy(() => import('../../text/editor.tsx'))
const route = getRouteApi('/cases/$caseId/text')
type Role = 'act' | 'consolidated'

/** 编辑: contents, text, findings; the working copy saves itself, a draft is frozen by its action. */
export function EditView({ file, offers }: { file: CaseFile; offers: Offer[] }) {
  const { words } = useSpeech()
  const roles: Role[] = file.case.kind === 'revision' ? ['act', 'consolidated'] : ['act']
  const asked = route.useSearch().role
  const [role, setRole] = useState<Role>(roles.find((one) => one === asked) ?? 'act')
  return (
    <>
      {roles.length > 1 && (
        <Segmented<Role>
          aria-label={words.text.whichText}
          className="space-below"
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: words.terms.draftRoles[value] }))}
        />
      )}
      {roles.length > 1 && <p className="muted">{words.text.twoTexts[role]}</p>}
      <Desk key={role} file={file} offers={offers} role={role} />
    </>
  )
}

function Desk({ file, offers, role }: { file: CaseFile; offers: Offer[]; role: Role }) {
  const { words, said } = useSpeech()
  const { today } = useHouse()
  const instant = useInstant()
  const freeze = offers.find((offer) => (offer.action === 'draft.save' || offer.action === 'draft.replace') && offer.mine)
  const drafts = useApi('GET /cases/:id/drafts', { params: { id: file.case.id } })
  // The first draft changes nothing: what kind of change it is, is not asked.
  const isFirst = drafts.data !== undefined && !drafts.data.items.some((draft) => draft.role === role)
  const copy = useWorkingCopy(file.case.id, role, freeze !== undefined)
  const outline = useOutline(copy.content)
  const [place, setPlace] = useState(0)
  const handle = useRef<EditorHandle | null>(null)
  const shelf = useRef<string | null>(null)
  const [freezing, setFreezing] = useState(false)
  const [counting, setCounting] = useState(false)
  const [frozen, setFrozen] = useState<string | null>(null)
  const renumber = freeze ? () => setCounting(true) : null
  // Until the editor stands, what would be put into it would be lost without a word.
  const [stands, setStands] = useState(false)
  const ready = useCallback((given: EditorHandle) => {
    handle.current = given
    setStands(true)
  }, [])
  useEffect(() => handle.current?.mark(outline?.cited ?? []), [outline])
  if (copy.error) return <Failure error={copy.error} />
  if (!copy.loaded) return <Waiting />
  const put = (text: string) => handle.current?.replace(text)
  const startFromPresent = async () => {
    const instrument = file.case.instruments[0]
    if (!instrument) return
    const { content } = await call('GET /instruments/:id/on/:day', { params: { id: instrument.id, day: today } })
    if (content) put(content.text)
  }
  const pattern = patternOf({
    ...{ role, kind: file.case.kind, title: file.case.title, issuer: file.case.issuingOrganName },
    titles: file.case.instruments.filter((one) => one.mode !== 'makes').map((one) => one.title),
  })
  const time = instant(copy.savedAt)
  const status = {
    saved: copy.rev === 0 && copy.savedAt === null ? words.text.neverSaved : words.text.saved(copy.rev, time),
    dirty: words.text.unsaved,
    saving: words.text.saving,
    offline: words.text.savedOffline,
    failed: words.text.unsaved,
  }[copy.state]
  return (
    <>
      <div className="toolbar stays">
        <span role="status" className={copy.state === 'offline' ? 'save-state warn' : 'save-state'}>
          {status}
        </span>
        <span className="muted figures">{words.text.words(copy.content.length)}</span>
        <span className="grow" />
        {freeze && (
          <>
            {pattern !== null && copy.content.trim() === '' && (
              <Button disabled={!stands} onClick={() => put(pattern)}>
                {words.text.useTemplate}
              </Button>
            )}
            {role === 'consolidated' && file.case.instruments.length > 0 && copy.content.trim() === '' && (
              <Button disabled={!stands} onClick={() => void startFromPresent()}>
                {words.text.useCurrent}
              </Button>
            )}
            {shelf.current !== null && <Button onClick={() => shelf.current !== null && put(shelf.current)}>{words.text.takeBack}</Button>}
            <ImportFile
              onText={(text) => {
                shelf.current = copy.content.trim() === '' ? shelf.current : copy.content
                put(text)
              }}
            />
            {copy.content.trim() !== '' && (
              <Button disabled={!stands} onClick={() => setCounting(true)} title={words.text.renumberHelp}>
                {words.text.renumber}
              </Button>
            )}
            <Button onClick={() => void copy.save()}>{words.text.saveNow}</Button>
            <Button type="primary" onClick={() => void copy.save().then((clean) => clean && setFreezing(true))}>
              {said(freeze)}
            </Button>
          </>
        )}
      </div>
      {copy.restored && <Alert className="space-below" type="info" closable title={words.text.restored} />}
      {frozen === copy.content && (
        <Alert
          className="space-below"
          type="success"
          showIcon
          title={words.text.frozen}
          action={
            <Link className="button-link" to="/cases/$caseId" params={{ caseId: file.case.id }} search={{}}>
              {words.text.nextStep}
            </Link>
          }
        />
      )}
      <CitedHere text={copy.content} cited={outline?.cited ?? []} place={place} onGo={(position) => handle.current?.goTo(position)} />
      <div className="desk">
        <Contents outline={outline} onGo={(position) => handle.current?.goTo(position)} />
        <Suspense fallback={<Waiting />}>
          <Editor
            initial={copy.content}
            label={words.text.editorLabel}
            hint={words.text.editorHint}
            onChange={copy.type}
            onSave={() => void copy.save()}
            onRenumber={() => renumber?.()}
            onPlace={setPlace}
            onReady={ready}
          />
        </Suspense>
        <div className="findings">
          <ToMeet file={file} />
          <Findings
            file={file}
            offers={offers}
            live={outline?.findings ?? null}
            onGo={(position) => handle.current?.goTo(position)}
            onRenumber={renumber}
          />
        </div>
      </div>
      {copy.conflict && (
        <ConflictDialog
          mine={copy.content}
          theirs={copy.conflict}
          onMine={() => void copy.keepMine()}
          onTheirs={() => {
            shelf.current = copy.content
            const text = copy.conflict?.content ?? ''
            copy.takeTheirs()
            put(text)
          }}
          onLater={copy.closeConflict}
        />
      )}
      {counting && (
        <RenumberDialog
          caseId={file.case.id}
          text={copy.content}
          since={sinceOf(drafts.data?.items, role, file)}
          onTake={(edits) => handle.current?.edit(edits)}
          onGo={(position) => handle.current?.goTo(position)}
          onClose={() => setCounting(false)}
        />
      )}
      {freezing && freeze && (
        <ActionForm
          file={file}
          offer={freeze}
          given={{ role, workingCopyId: copy.id, rev: copy.rev }}
          hidden={['role', 'workingCopyId', 'rev', ...(isFirst ? ['major', 'editorial'] : [])]}
          initial={{ draftKind: '征求意见稿' }}
          onDone={() => setFrozen(copy.content)}
          onClose={() => setFreezing(false)}
        />
      )}
    </>
  )
}

/** The text that was worked on, as `useSource` names it: the present draft, else what is revised. */
function sinceOf(
  drafts: readonly { id: string; role: string; current: boolean }[] | undefined,
  role: Role,
  file: CaseFile,
): string | undefined {
  const draft = drafts?.find((one) => one.role === role && one.current)
  const revised = role === 'consolidated' ? file.case.instruments[0] : undefined
  return draft?.id ?? (revised && `instrument:${revised.id}`)
}

interface CitedHereProps {
  text: string
  cited: readonly Cited[]
  place: number
  onGo: (position: number) => void
}

/** What is named where the cursor stands, as a link to it: in an editor a click must set the cursor. */
function CitedHere({ text, cited, place, onGo }: CitedHereProps) {
  const { words } = useSpeech()
  const here = cited.filter((one) => one.start <= place && place <= one.end && one.end <= text.length).slice(0, 1)
  const [one] = here
  return (
    <p className="cited-here">
      {one ? (
        <>
          <span className="muted">{words.text.citedHere}</span>{' '}
          <CitedLine key={one.start} text={text.slice(one.start, one.end)} start={one.start} cited={here} onJump={onGo} />
        </>
      ) : (
        <span className="muted">{cited.length === 0 ? words.text.noCitations : words.text.citations(cited.length)}</span>
      )}
    </p>
  )
}
