import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import type { Instruction } from '../../../contract/index.ts'
import { useProgressive } from '../../text/use-progressive.ts'
import { useAmendWords } from '../../words/amend.ts'
import { useSpeech } from '../../words/index.tsx'

const long = 600

/** Every operation of a decision as it is read: the words it comes from, what it does where, before and after, or why it is refused. */
export function InstructionList({ name, rows }: { name: string; rows: readonly Instruction[] }) {
  const drawn = useProgressive(rows.length, name, 30, 40)
  return (
    <ol className="instructions">
      {rows.slice(0, drawn).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one answer never move
        <InstructionRow key={index} row={row} />
      ))}
    </ol>
  )
}

function InstructionRow({ row }: { row: Instruction }) {
  const words = useAmendWords()
  const { said } = useSpeech()
  const applied = row.status === 'applied'
  return (
    <li className={`instruction ${row.status}`}>
      <p className="instruction-head">
        {row.item !== '' && <strong lang="zh-CN">{words.item(row.item)}</strong>}
        <span className={applied ? 'tag strong' : 'tag void'}>
          {applied ? <CheckOutlined aria-hidden /> : <CloseOutlined aria-hidden />} {words.status[row.status]}
        </span>
        <span>{words.kinds[row.operation]}</span>
        <span className="muted">
          {words.target}
          {row.operation === 'bulkRenumber' ? words.orderOfArticles : <span lang="zh-CN">{row.target}</span>}
        </span>
        {row.occurrences > 1 && <span className="muted">{words.occurrences(row.occurrences)}</span>}
      </p>
      <dl>
        <dt>{words.source}</dt>
        <dd className="law-words">
          <Long text={row.source} />
        </dd>
        {row.reason !== null && (
          <>
            <dt>{words.reason}</dt>
            <dd className="instruction-reason">{said({ zh: row.reason, en: row.reasonEn ?? row.reason })}</dd>
          </>
        )}
        {applied && (row.before !== '' || row.after !== '') && (
          <>
            <dt>{words.before}</dt>
            <dd className="law-words">{row.before === '' ? <i className="muted">{words.nothingBefore}</i> : <Long text={row.before} />}</dd>
            <dt>{words.after}</dt>
            <dd className="law-words">{row.after === '' ? <i className="muted">{words.nothingAfter}</i> : <Long text={row.after} />}</dd>
          </>
        )}
        {row.warnings.length > 0 && (
          <>
            <dt>{words.notice}</dt>
            <dd className="instruction-warning">
              {said({ zh: row.warnings.join('；'), en: (row.warningsEn ?? row.warnings).join('; ') })}
            </dd>
          </>
        )}
      </dl>
      {row.references && row.references.length > 0 && (
        <details>
          <summary>{words.follows(row.references.length)}</summary>
          <ul className="plain" lang="zh-CN">
            {row.references.map((one) => (
              <li key={`${one.where}.${one.before}.${one.after}`}>
                {one.where}：{one.before} → {one.after}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** Words of a text; a very long piece opens on request. */
function Long({ text }: { text: string }) {
  const words = useAmendWords()
  if (text.length <= long) return <span lang="zh-CN">{text}</span>
  return (
    <>
      <span lang="zh-CN">{text.slice(0, 120)}…</span>
      <details>
        <summary>{words.more(text.length)}</summary>
        <span lang="zh-CN">{text}</span>
      </details>
    </>
  )
}
