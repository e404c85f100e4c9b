import { Checkbox } from 'antd'
import { useWords } from '../words/index.tsx'

interface Props {
  place: string
  count: number
  value?: boolean[]
  onChange?: (value: boolean[]) => void
}

/** A fixed list of yes-or-no questions; the six tests of a normative document have their words (domain.md §0). */
export function Answers({ place, count, value, onChange }: Props) {
  const words = useWords()
  const labels = place.endsWith('isNormative.tests') ? words.forms.sixTests : []
  const answers = Array.from({ length: count }, (_, index) => value?.[index] ?? false)
  return (
    <div className="stacked">
      {answers.map((answer, index) => (
        <Checkbox
          // biome-ignore lint/suspicious/noArrayIndexKey: the questions are a fixed list
          key={index}
          checked={answer}
          onChange={(event) => onChange?.(answers.map((other, at) => (at === index ? event.target.checked : other)))}
        >
          {labels[index] ?? index + 1}
        </Checkbox>
      ))}
    </div>
  )
}
