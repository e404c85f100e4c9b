import { Link } from '@tanstack/react-router'
import type { InstrumentFile } from '../../../contract/index.ts'
import { useSpeech } from '../../words/index.tsx'
import { endingOf } from './ending-of.ts'
import { RangeText } from './range-text.tsx'

/** By which act a document ended, and on which day; nothing while it holds. */
export function EndedBy({ file, today }: { file: InstrumentFile; today: string }) {
  const { said, words } = useSpeech()
  const end = endingOf(file, today)
  if (!end) return null
  return (
    <p>
      <RangeText range={end.from} /> {said(end.kindName) + words.register.doneBy}
      <Link to="/acts/$actId" params={{ actId: end.act.id }} lang="zh-CN">
        {end.act.title}
      </Link>{' '}
      <span className="figures">{end.act.numbers[0]}</span>
    </p>
  )
}
