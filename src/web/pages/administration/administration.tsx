import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Waiting } from '../../parts/states.tsx'
import { usePage } from '../../parts/use-page.ts'
import { useWords } from '../../words/index.tsx'
import { NextStep } from './first-steps.tsx'
import { useMay } from './may.ts'
import { OrgansSection } from './organs.tsx'

const route = getRouteApi('/admin/$section')
const SettingsSection = lazy(() => import('./settings.tsx').then((file) => ({ default: file.SettingsSection })))
const PeopleSection = lazy(() => import('./people.tsx').then((file) => ({ default: file.PeopleSection })))
const DeputiesSection = lazy(() => import('./deputies.tsx').then((file) => ({ default: file.DeputiesSection })))
const BooksSection = lazy(() => import('./books.tsx').then((file) => ({ default: file.BooksSection })))
const RulesSection = lazy(() => import('./rules.tsx').then((file) => ({ default: file.RulesSection })))
const HolidaysSection = lazy(() => import('./holidays.tsx').then((file) => ({ default: file.HolidaysSection })))
const ProposalsSection = lazy(() => import('./proposals.tsx').then((file) => ({ default: file.ProposalsSection })))
const LogSection = lazy(() => import('./log.tsx').then((file) => ({ default: file.LogSection })))

const sections = {
  settings: SettingsSection,
  organs: OrgansSection,
  people: PeopleSection,
  deputies: DeputiesSection,
  books: BooksSection,
  rules: RulesSection,
  holidays: HolidaysSection,
  proposals: ProposalsSection,
  log: LogSection,
}

/** 管理: plain forms and tables; what needs a second person says so. */
export function Administration() {
  const words = useWords()
  const { section } = route.useParams()
  const may = useMay()
  const open = (Object.keys(sections) as (keyof typeof sections)[]).filter((one) => may.sections[one])
  const known = open.find((one) => one === section) ?? 'organs'
  const Section = sections[known]
  const title = words.administration.sections[known] ?? ''
  usePage(`${title} · ${words.administration.title}`)
  return (
    <div className="page administration">
      <nav className="side-nav" aria-label={words.administration.title}>
        {open.map((one) => (
          <Link key={one} to="/admin/$section" params={{ section: one }} aria-current={one === known ? 'page' : undefined}>
            {words.administration.sections[one]}
          </Link>
        ))}
      </nav>
      <div className="grow">
        <h1>{title}</h1>
        {known !== 'settings' && <NextStep section={known} />}
        <Suspense fallback={<Waiting />}>
          <Section />
        </Suspense>
      </div>
    </div>
  )
}
