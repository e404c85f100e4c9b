import { Link } from '@tanstack/react-router'
import { useReportWords } from '../../words/reports.ts'

const pages = [
  ['/reports', 'annual'],
  ['/reports/compendium', 'compendium'],
  ['/reports/power', 'power'],
] as const

/** The three pages under 报告, on each of them. */
export function ReportSwitch({ here }: { here: (typeof pages)[number][1] }) {
  const words = useReportWords()
  return (
    <nav className="switch space-below" aria-label={words.title}>
      {pages.map(([to, name]) => (
        <Link key={to} to={to} search={{}} activeOptions={{ exact: true }} aria-current={name === here ? 'page' : undefined}>
          {words[name]}
        </Link>
      ))}
    </nav>
  )
}
