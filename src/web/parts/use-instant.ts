import { useHouse } from '../app/session.tsx'
import { useSpeech } from '../words/index.tsx'
import { instantText } from './days.ts'

/**
 * How an instant is shown here. In a demonstration the legal day is another than that of the clock, so the clock's time says what it is:
 * two days side by side without a word were read as a mistake.
 */
export function useInstant(): (instant: string | null | undefined) => string {
  const { session } = useHouse()
  const { words, language } = useSpeech()
  const { mode, timeZone } = session.installation
  return (instant) => {
    const text = instantText(instant, language, timeZone)
    return text !== '' && mode === 'demonstration' ? words.frame.byTheClock(text) : text
  }
}
