import { Form } from 'antd'
import { administrations, whyNoDeputy } from '../../../workflows/deputies.ts'
import { useApi } from '../api/use.ts'
import { useHouse } from '../app/session.tsx'
import { useWords } from '../words/index.tsx'
import { Choice, type ChoiceProps } from './references.tsx'

/** Whose work is lent: who holds a working post in the organ that was chosen above. */
export function PrincipalChoice(props: ChoiceProps) {
  const words = useWords()
  const { organId, people } = useAround()
  const works = people.filter((one) => one.memberships.some((post) => post.organId === organId && !administrations.includes(post.role)))
  return (
    <Choice
      {...props}
      options={works.map(optionOf)}
      notFoundContent={organId ? words.administration.nobodyThere : words.administration.organFirst}
    />
  )
}

/** Who may stand in for the principal chosen above, by the rule that the server asks too. */
export function DeputyChoice(props: ChoiceProps) {
  const words = useWords()
  const { organId, principalId, role, from, to, people } = useAround()
  const roles = people
    .find((one) => one.id === principalId)
    ?.memberships.filter((post) => post.organId === organId && (!role || post.role === role))
    .map((post) => post.role)
  const may = people.filter(
    (one) =>
      roles !== undefined &&
      one.id !== principalId &&
      whyNoDeputy({ organId, roles, from, to: to < from ? from : to }, one.memberships) === null,
  )
  return (
    <Choice
      {...props}
      options={may.map(optionOf)}
      notFoundContent={roles ? words.administration.noDeputyThere : words.administration.principalFirst}
    />
  )
}

/** A colleague in one of one's own organs who may stand in: the value says in which organ, and who. */
export function ColleagueChoice(props: ChoiceProps) {
  const words = useWords()
  const { session, today } = useHouse()
  const { data } = useApi('GET /colleagues')
  const mine = (organId: string) => session.posts.filter((post) => post.organId === organId && !post.onBehalfOf).map((post) => post.role)
  const options = (data?.items ?? [])
    .filter(({ organId, roles }) => {
      const posts = roles.map((role) => ({ organId, role, from: today, to: null }))
      return whyNoDeputy({ organId, roles: mine(organId), from: today, to: today }, posts) === null
    })
    .map((one) => ({
      value: `${one.organId} ${one.personId}`,
      label: `${one.name}${words.frame.aside(`${one.organName} · ${words.frame.listOf(one.roles.map((role) => words.terms.roles[role] ?? role))}`)}`,
    }))
  return <Choice {...props} options={options} notFoundContent={words.administration.noDeputyThere} />
}

/** What the rest of the form says, and everybody who could be chosen. */
function useAround() {
  const { today } = useHouse()
  const { data } = useApi('GET /admin/people')
  const form = Form.useFormInstance()
  const {
    organId = '',
    principalId = '',
    role = '',
    from = today,
    to = today,
  } = (Form.useWatch([], form) ?? {}) as Record<string, string | undefined>
  return { organId, principalId, role, from, to, people: (data?.items ?? []).filter((one) => !one.disabled) }
}

function optionOf({ id, name, login }: { id: string; name: string; login: string }) {
  return { value: id, label: `${name}（${login}）` }
}
