import { Button } from 'antd'
import { useSpeech } from '../../words/index.tsx'
import { useDeskWords } from '../../words/rule-desk.ts'
import type { Entry, RuleInForce } from './rule-draft.ts'

interface Props {
  entries: readonly Entry[]
  rules: readonly RuleInForce[]
  onChange?: (entry: Entry) => void
  onRemove?: (entry: Entry) => void
}

/** What a pack changes: each rule in words, its value in force, the new one, and where the new one is from. */
export function RuleChanges({ entries, rules, onChange, onRemove }: Props) {
  const { words, language } = useSpeech()
  const desk = useDeskWords()
  const say = useRuleValue()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.administration.rule}</th>
          <th scope="col">{desk.now}</th>
          <th scope="col">{desk.next}</th>
          <th scope="col">{words.administration.source}</th>
          {onChange && <td />}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const old = rules.find((rule) => rule.key === entry.key)
          const [then, now] = [old ? say(old) : desk.none, say(entry)]
          return (
            <tr key={entry.key}>
              <th scope="row">
                {language === 'en' ? entry.en : entry.zh}
                <div className="muted small">{entry.key}</div>
              </th>
              <td>{then === now ? then : <del>{then}</del>}</td>
              <td>{then === now ? desk.same : <ins>{now}</ins>}</td>
              <td>
                {entry.source} {entry.article}
                <div className={`small confidence c-${entry.confidence}`}>{words.terms.confidence[entry.confidence]}</div>
              </td>
              {onChange && (
                <td className="nowrap">
                  <Button size="small" type="link" onClick={() => onChange(entry)}>
                    {desk.changeEntry}
                  </Button>
                  <Button size="small" type="link" onClick={() => onRemove?.(entry)}>
                    {desk.removeEntry}
                  </Button>
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Says the value of a rule with its unit. */
export function useRuleValue(): (rule: { value: unknown; unit: string | null }) => string {
  const { words, language } = useSpeech()
  const desk = useDeskWords()
  const plain = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.forms.yes : words.forms.no
    if (Array.isArray(value)) return value.length === 0 ? desk.none : value.map(plain).join(language === 'en' ? ', ' : '、')
    return String(value)
  }
  return ({ value, unit }) => {
    const word = typeof value === 'number' && unit ? (words.terms.units[unit] ?? '') : ''
    return language === 'en' && word !== '' ? `${plain(value)} ${word}` : `${plain(value)}${word}`
  }
}
