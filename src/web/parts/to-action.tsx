import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Where an action is done: most in the action's own form on the case page, some on a desk of their own. */
export function placeOf(action: string): { to: 'case' | 'text'; search: Record<string, string> } {
  if (action === 'draft.save' || action === 'draft.replace') return { to: 'text', search: {} }
  if (action === 'signoff.confirm') return { to: 'text', search: { view: 'review' } }
  if (action === 'comment.answer') return { to: 'case', search: { tab: 'consultation' } }
  if (action === 'finding.answer') return { to: 'text', search: { view: 'edit' } }
  return { to: 'case', search: { do: action } }
}

/** A link to the place where an action of a case is done. */
export function ToAction({
  caseId,
  action,
  kind,
  children,
}: {
  caseId: string
  action: string
  kind?: string | undefined
  children: ReactNode
}) {
  const place = placeOf(action)
  return place.to === 'text' ? (
    <Link to="/cases/$caseId/text" params={{ caseId }} search={place.search}>
      {children}
    </Link>
  ) : (
    <Link to="/cases/$caseId" params={{ caseId }} search={kind ? { ...place.search, kind } : place.search}>
      {children}
    </Link>
  )
}
