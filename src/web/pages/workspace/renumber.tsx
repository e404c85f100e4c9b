import { App, Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { Doubt, NumberEdit, Renumbering } from '../../../../documents/renumber.ts'
import { Trouble, Waiting } from '../../parts/states.tsx'
import { renumberingOf } from '../../text/engine.ts'
import { useWords } from '../../words/index.tsx'
import { useSource } from './use-source.ts'

interface Props {
  caseId: string
  text: string
  /** The text before it was worked on, as `useSource` names it: its numbers say what a reference meant. */
  since: string | undefined
  onTake: (edits: readonly NumberEdit[]) => void
  onGo: (position: number) => void
  onClose: () => void
}

const most = 200

/** What counting anew would change, before it is taken, and the places that a person has to look at. */
export function RenumberDialog({ caseId, text, since, onTake, onGo, onClose }: Props) {
  const words = useWords()
  const { message } = App.useApp()
  const base = useSource(caseId, since).text
  const ready = since === undefined || base !== undefined
  const [found, setFound] = useState<Renumbering | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (ready) renumberingOf(text, base ?? null).then(setFound, setError)
  }, [ready, text, base])
  const edits = found?.edits ?? []
  const go = (position: number) => {
    onClose()
    onGo(position)
  }
  return (
    <Modal
      open
      width="min(760px, 94vw)"
      title={words.text.renumber}
      onCancel={onClose}
      footer={
        <div className="row">
          <Button onClick={onClose}>{edits.length > 0 ? words.frame.cancel : words.text.closeNumbers}</Button>
          {edits.length > 0 && (
            <Button
              type="primary"
              onClick={() => {
                onTake(edits)
                onClose()
                void message.success(words.text.renumbered(edits.length))
              }}
            >
              {words.text.takeNumbers(edits.length)}
            </Button>
          )}
        </div>
      }
    >
      <Trouble error={error} />
      {found === null && !error && <Waiting />}
      {found !== null && edits.length === 0 && found.doubts.length === 0 && <p>{words.text.numbersRight}</p>}
      <Edits title={words.text.newNumbers} edits={edits.filter((one) => one.of !== 'reference')} text={text} />
      <Edits title={words.text.newReferences} edits={edits.filter((one) => one.of === 'reference')} text={text} />
      {found !== null && found.doubts.length > 0 && <Doubts doubts={found.doubts} text={text} onGo={go} />}
    </Modal>
  )
}

function Edits({ title, edits, text }: { title: string; edits: readonly NumberEdit[]; text: string }) {
  const words = useWords()
  if (edits.length === 0) return null
  return (
    <section>
      <h3>
        {title} <span className="muted figures">{edits.length}</span>
      </h3>
      <ul className="number-edits" lang="zh-CN">
        {edits.slice(0, most).map((edit) => (
          <li key={edit.start}>
            {edit.of === 'reference' && before(text, edit.start)}
            <del>{text.slice(edit.start, edit.end)}</del> <ins>{edit.by}</ins>
            {after(text, edit.end)}
          </li>
        ))}
      </ul>
      {edits.length > most && <p className="muted">{words.text.andMore(edits.length - most)}</p>}
    </section>
  )
}

function Doubts({ doubts, text, onGo }: { doubts: readonly Doubt[]; text: string; onGo: (position: number) => void }) {
  const words = useWords()
  return (
    <section className="notice">
      <h3>{words.text.numberDoubts(doubts.length)}</h3>
      <ul>
        {doubts.slice(0, most).map((doubt) => (
          <li key={`${doubt.start}${doubt.reason}`}>
            <span lang="zh-CN">
              {before(text, doubt.start)}
              <button type="button" className="linkish" onClick={() => onGo(doubt.start)}>
                {text.slice(doubt.start, Math.min(doubt.end, doubt.start + 40))}
              </button>
              {after(text, doubt.end)}
            </span>
            <br />
            <span className="muted">{words.text.doubtReasons[doubt.reason]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The words of the same line around a place. */
function before(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1
  return at - line > 16 ? `…${text.slice(at - 15, at)}` : text.slice(line, at)
}

function after(text: string, at: number): string {
  const found = text.indexOf('\n', at)
  const line = found < 0 ? text.length : found
  return line - at > 20 ? `${text.slice(at, at + 19)}…` : text.slice(at, line)
}
