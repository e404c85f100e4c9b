import { Button } from 'antd'
import { valueSaid } from '../../../../workflows/rules/values.ts'
import { dayOfYearText } from '../../parts/days.ts'
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
  const { words, said } = useSpeech()
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
              <th scope="row">{said(entry)}</th>
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

/** Says the value of a rule with its unit: what is a code in the pack (a ground, a role that stands in) by its name. */
export function useRuleValue(): (rule: { key: string; value: unknown; unit: string | null }) => string {
  const { words, said, language } = useSpeech()
  const desk = useDeskWords()
  const named = (key: string, value: string) => {
    const meant = valueSaid(key, value)
    if (meant) return said(meant)
    if (/^\d\d-\d\d$/.test(value)) return desk.everyYear(dayOfYearText(value, language))
    const [role, standIn] = value.split(':').map((one) => words.terms.roles[one])
    return role && standIn ? desk.standsIn(standIn, role) : value
  }
  const semicolon = language === 'en' ? '; ' : '；'
  const plain = (key: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.forms.yes : words.forms.no
    if (Array.isArray(value)) return value.length === 0 ? desk.none : value.map((one) => plain(key, one)).join(semicolon)
    return typeof value === 'string' ? named(key, value) : String(value)
  }
  return ({ key, value, unit }) => {
    const word = typeof value === 'number' && unit ? (words.terms.units[unit] ?? '') : ''
    return language === 'en' && word !== '' ? `${plain(key, value)} ${word}` : `${plain(key, value)}${word}`
  }
}
