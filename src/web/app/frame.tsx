import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { usePage } from '../parts/use-page.ts'
import { useSpeech, useWords } from '../words/index.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { Offline } from './offline.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SearchBox } from './search-box.tsx'
import { useHouse } from './session.tsx'

/** The three roles that administer and are no staff of any case. */
const administrations = new Set<string>(['systemAdmin', 'securityAdmin', 'auditAdmin'])

/** The frame around every page: demonstration banner, head with navigation and search, the page. */
export function Frame() {
  const { words, language, choose } = useSpeech()
  const { session } = useHouse()
  const works = session.posts.some((post) => !administrations.has(post.role))
  const administers = session.posts.some((post) => administrations.has(post.role))
  const path = useRouterState({ select: (state) => state.location.pathname })
  useFocusOnNavigation()
  return (
    <>
      <a className="skip" href="#content">
        {words.frame.skip}
      </a>
      <DemoBanner />
      <Offline />
      <header className="head">
        <Link to="/" className="brand">
          <strong>Normflow</strong>
          <span className="brand-words">{words.frame.product}</span>
        </Link>
        <nav aria-label={words.frame.mainNavigation} className="nav">
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            {words.frame.inbox}
          </Link>
          {works && (
            <Link to="/cases" activeOptions={{ includeSearch: false }}>
              {words.frame.cases}
            </Link>
          )}
          <Link to="/register" activeOptions={{ includeSearch: false }}>
            {words.frame.register}
          </Link>
          {works && (
            <Link to="/cleanup" activeOptions={{ includeSearch: false }} {...within(path, '/audit')}>
              {words.frame.cleanup}
            </Link>
          )}
          {works && (
            <Link to="/reports" activeOptions={{ includeSearch: false }}>
              {words.frame.reports}
            </Link>
          )}
          <Link
            to="/admin/$section"
            params={{ section: administers ? 'settings' : 'organs' }}
            activeOptions={{ includeSearch: false }}
            {...within(path, '/admin')}
          >
            {words.frame.administration}
          </Link>
        </nav>
        <SearchBox />
        <button
          type="button"
          className="plain-button"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}
        >
          {words.frame.language}
        </button>
        <HelpSheet />
        <PersonMenu />
      </header>
      <main id="content" tabIndex={-1}>
        {session.posts.length === 0 && <p className="notice">{words.frame.noPosts}</p>}
        <Outlet />
      </main>
    </>
  )
}

/** Marks an entry as where the reader is, for pages whose address does not begin with the entry's own. */
function within(path: string, place: string): { className?: string; 'aria-current'?: 'page' } {
  return path === place || path.startsWith(`${place}/`) ? { className: 'active', 'aria-current': 'page' } : {}
}

/** An address that leads nowhere. */
export function NotFound() {
  const words = useWords()
  usePage(words.frame.notFoundTitle)
  return (
    <div className="page">
      <h1>{words.frame.notFoundTitle}</h1>
      <p>{words.frame.notFoundHelp}</p>
      <Link to="/">{words.frame.inbox}</Link>
    </div>
  )
}

/** After going to another page the focus is on it, so that a keyboard or a screen reader goes on from there; a first load begins at the top. */
function useFocusOnNavigation() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const last = useRef(path)
  useEffect(() => {
    const moved = last.current !== undefined && last.current !== path
    last.current = path
    if (moved && document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true })
  }, [path])
}
