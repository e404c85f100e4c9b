import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Waiting } from '../parts/states.tsx'
import { Broken } from './error-boundary.tsx'
import { Frame, NotFound } from './frame.tsx'

type Search = Record<string, unknown>
const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
/** Keeps the named parameters of an address, as text; everything else is dropped. */
const only =
  <const N extends string>(...names: N[]) =>
  (search: Search): { [K in N]?: string | undefined } => {
    const kept: { [K in N]?: string | undefined } = {}
    for (const name of names) {
      const value = word(search[name])
      if (value !== undefined) kept[name] = value
    }
    return kept
  }

/** A page's program. Where it is missing main.tsx reloads; the router would once more of its own accord, for a message that it knows. */
const part = <T,>(program: Promise<T>): Promise<T> =>
  program.catch((cause: unknown) => {
    throw new Error(`A part of the program is missing: ${cause instanceof Error ? cause.message : ''}`, { cause })
  })

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: only('organ', 'stage'),
  component: lazyRouteComponent(() => part(import('../pages/inbox/inbox.tsx')), 'Inbox'),
})
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: only('stage', 'status', 'organ', 'mine', 'q'),
  component: lazyRouteComponent(() => part(import('../pages/cases/cases.tsx')), 'Cases'),
})
const newCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/new',
  validateSearch: only('kind', 'instrument'),
  component: lazyRouteComponent(() => part(import('../pages/cases/new-case.tsx')), 'NewCase'),
})
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  validateSearch: only('tab', 'do', 'kind'),
  component: lazyRouteComponent(() => part(import('../pages/case/case.tsx')), 'CasePage'),
})
const workspace = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId/text',
  validateSearch: only('view', 'role', 'a', 'b', 'draft', 'at', 'do'),
  component: lazyRouteComponent(() => part(import('../pages/workspace/workspace.tsx')), 'Workspace'),
})
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: only('q', 'standing', 'organ', 'year', 'ownership', 'on', 'view'),
  component: lazyRouteComponent(() => part(import('../pages/register/register.tsx')), 'Register'),
})
const newAct = createRoute({
  getParentRoute: () => root,
  path: '/register/new',
  component: lazyRouteComponent(() => part(import('../pages/register/new-act.tsx')), 'NewAct'),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/register/import',
  component: lazyRouteComponent(() => part(import('../pages/register/imports.tsx')), 'Imports'),
})
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/register/import/$importId',
  component: lazyRouteComponent(() => part(import('../pages/register/import.tsx')), 'Import'),
})
const instrument = createRoute({
  getParentRoute: () => root,
  path: '/instruments/$instrumentId',
  validateSearch: only('on', 'tab', 'from', 'to', 'at'),
  component: lazyRouteComponent(() => part(import('../pages/register/instrument.tsx')), 'Instrument'),
})
const decision = createRoute({
  getParentRoute: () => root,
  path: '/decision',
  validateSearch: only('case', 'instrument', 'a', 'b'),
  component: lazyRouteComponent(() => part(import('../pages/amend/decision.tsx')), 'Decision'),
})
const readDecision = createRoute({
  getParentRoute: () => root,
  path: '/decision/read',
  validateSearch: only('case', 'instrument', 'base'),
  component: lazyRouteComponent(() => part(import('../pages/amend/read.tsx')), 'ReadDecision'),
})
const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/cleanup',
  component: lazyRouteComponent(() => part(import('../pages/cleanup/campaigns.tsx')), 'Campaigns'),
})
const newCampaign = createRoute({
  getParentRoute: () => root,
  path: '/cleanup/new',
  component: lazyRouteComponent(() => part(import('../pages/cleanup/new-campaign.tsx')), 'NewCampaign'),
})
const campaign = createRoute({
  getParentRoute: () => root,
  path: '/cleanup/$campaignId',
  validateSearch: only('tab', 'outcome', 'organ', 'q'),
  component: lazyRouteComponent(() => part(import('../pages/cleanup/campaign.tsx')), 'CampaignPage'),
})
const campaignItem = createRoute({
  getParentRoute: () => root,
  path: '/cleanup/$campaignId/items/$instrumentId',
  component: lazyRouteComponent(() => part(import('../pages/cleanup/item.tsx')), 'CampaignItemPage'),
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: only('rule', 'outcome', 'instrument'),
  component: lazyRouteComponent(() => part(import('../pages/audit/audit.tsx')), 'Audit'),
})
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: only('year', 'organ'),
  component: lazyRouteComponent(() => part(import('../pages/reports/annual.tsx')), 'Annual'),
})
const compendium = createRoute({
  getParentRoute: () => root,
  path: '/reports/compendium',
  validateSearch: only('organ', 'q'),
  component: lazyRouteComponent(() => part(import('../pages/reports/compendium.tsx')), 'Compendium'),
})
const powerItems = createRoute({
  getParentRoute: () => root,
  path: '/reports/power',
  validateSearch: only('organ'),
  component: lazyRouteComponent(() => part(import('../pages/reports/power-items.tsx')), 'PowerItems'),
})
const act = createRoute({
  getParentRoute: () => root,
  path: '/acts/$actId',
  component: lazyRouteComponent(() => part(import('../pages/register/act.tsx')), 'Act'),
})
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: only('q', 'kind'),
  component: lazyRouteComponent(() => part(import('../pages/search/search.tsx')), 'Search'),
})
const administration = createRoute({
  getParentRoute: () => root,
  path: '/admin/$section',
  component: lazyRouteComponent(() => part(import('../pages/administration/administration.tsx')), 'Administration'),
})

/** All pages of the workbench. */
export const router = createRouter({
  routeTree: root.addChildren([
    inbox,
    newCase,
    oneCase,
    workspace,
    cases,
    newAct,
    imports,
    oneImport,
    register,
    instrument,
    readDecision,
    decision,
    newCampaign,
    campaignItem,
    campaign,
    campaigns,
    audit,
    compendium,
    powerItems,
    reports,
    act,
    search,
    administration,
  ]),
  basepath: '/app',
  defaultPendingComponent: Waiting,
  defaultPendingMs: 150,
  defaultErrorComponent: ({ error }) => <Broken error={error instanceof Error ? error : new Error(String(error))} />,
  scrollRestoration: true,
  // Plain text in addresses: the router's own JSON would put quotes around years and numbers.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const kept = Object.entries(search as Record<string, unknown>).filter(([, value]) => typeof value === 'string' && value !== '')
    const text = new URLSearchParams(kept as [string, string][]).toString()
    return text === '' ? '' : `?${text}`
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
