import { Link } from '@tanstack/react-router'
import type { InstrumentFile } from '../../../contract/index.ts'
import { Day } from '../../parts/day.tsx'
import { useSpeech } from '../../words/index.tsx'

/** What a cleanup decided about an instrument beside ending it: that it is to be amended, by when and by whom, or that it is no normative document. */
export function AmendmentDue({ file: { amendmentDue, effects, standing } }: { file: InstrumentFile }) {
  const { words } = useSpeech()
  const delisted = standing.standing === 'notNormative' ? effects.find((effect) => effect.kind === 'delists') : undefined
  const effect = delisted ?? effects.find((one) => one.id === amendmentDue?.effectId)
  if (!effect) return null
  const act = (
    <Link to="/acts/$actId" params={{ actId: effect.act.id }} lang="zh-CN">
      《{effect.act.title}》{effect.act.numbers.join('、')}
    </Link>
  )
  if (delisted)
    return (
      <p className="notice">
        {words.register.delisted} {act}
      </p>
    )
  if (!amendmentDue) return null
  return (
    <p className="notice">
      {words.register.amendmentDue} · {amendmentDue.by === null ? words.register.noAmendDay : words.register.amendBy}{' '}
      {amendmentDue.by !== null && <Day day={amendmentDue.by} />}
      {amendmentDue.overdue && <strong> · {words.register.amendOverdue}</strong>}
      {amendmentDue.lapses && <> · {words.register.orLapses}</>} · {amendmentDue.organName} · {act}
    </p>
  )
}
