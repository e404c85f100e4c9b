import { addYears } from '../../../../workflows/days.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { dayText } from '../../parts/days.ts'
import { Colon } from '../../parts/marks.tsx'
import { useCleanupWords } from '../../words/cleanup.ts'
import { useSpeech } from '../../words/index.tsx'

/**
 * When the next periodic cleanup is due, counted from the cut-off day of the last one that was closed, and on whose rule
 * (`cleanup.periodYears`). Nothing where no pack says a period.
 */
export function NextPeriodic() {
  const words = useCleanupWords()
  const { said, language } = useSpeech()
  const { today } = useHouse()
  const rules = useApi('GET /rules')
  const closed = useApi('GET /campaigns', { query: { status: 'closed', limit: '100' } })
  const rule = rules.data?.items.find((one) => one.key === 'cleanup.periodYears')
  if (!rule || typeof rule.value !== 'number' || !closed.data) return null
  const last = closed.data.items
    .filter((one) => one.kind === 'periodic')
    .map((one) => one.cutOff)
    .sort()
    .at(-1)
  const due = last === undefined ? null : addYears(last, rule.value)
  const parts = [
    words.period(rule.value),
    ...(last === undefined ? [words.noPeriodic] : [words.lastPeriodic(dayText(last, language))]),
    ...(due === null ? [] : [(due < today ? words.overduePeriodic : words.nextPeriodic)(dayText(due, language))]),
  ]
  return (
    <p role="note">
      {parts.join(language === 'en' ? '; ' : '；')}{' '}
      <span className="muted">
        {words.basis}
        <Colon />
        {said(rule.citation)}
      </span>
    </p>
  )
}
