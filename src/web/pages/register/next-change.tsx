import { Button } from 'antd'
import type { InstrumentFile } from '../../../contract/index.ts'
import { useSpeech } from '../../words/index.tsx'
import { RangeText } from './range-text.tsx'

interface Props {
  effects: InstrumentFile['effects']
  /** A legal day, `YYYY-MM-DD`. */
  today: string
  onDay: (day: string) => void
}

/** What changes a document next after today: when, how, by which act, with the way to the text of then; nothing where nothing is known. */
export function NextChange({ effects, today, onDay }: Props) {
  const { words, said } = useSpeech()
  const later = effects.filter(({ from }) => from.from !== null && from.from > today)
  const next = later.sort((a, b) => (a.from.from ?? '').localeCompare(b.from.from ?? ''))[0]
  if (!next) return null
  const day = next.from.from
  return (
    <p className="notice">
      {words.register.nextChange} <RangeText range={next.from} /> {said(next.kindName) + words.register.doneBy}
      <span lang="zh-CN">{next.act.numbers[0] ?? `《${next.act.title}》`}</span>
      {next.versionId !== null && day !== null && (
        <Button type="link" size="small" onClick={() => onDay(day)}>
          {words.register.textThen}
        </Button>
      )}
    </p>
  )
}
