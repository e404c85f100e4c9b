import { reasonNames } from '../../../../workflows/cleanup/outcomes.ts'
import { useSpeech } from '../../words/index.tsx'

/** Reason codes with what they mean: R11 机构职责、名称变更. */
export function Reasons({ codes }: { codes: readonly string[] }) {
  const { language } = useSpeech()
  const named = codes.map((code) => {
    const pair = code in reasonNames ? reasonNames[code as keyof typeof reasonNames] : undefined
    return pair ? `${code} ${pair[language === 'en' ? 1 : 0]}` : code
  })
  return <>{named.join(language === 'en' ? '; ' : '；')}</>
}
