import { Table } from 'antd'
import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { DataDialog } from '../../forms/data-form.tsx'
import { dayText } from '../../parts/days.ts'
import { Failure } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useMay } from './may.ts'
import * as schemas from './schemas.ts'

/** People with their posts from–to. */
export function PeopleSection() {
  const { words, language } = useSpeech()
  const { today } = useHouse()
  const may = useMay()
  const { data, error, isPending } = useApi('GET /admin/people')
  if (error) return <Failure error={error} />
  // Roles are the security administrator's to give; while there is none, the system administrator's.
  const guarded = data?.items.some((row) => row.memberships.some((post) => post.role === 'securityAdmin' && post.to === null)) ?? true
  const grants = may.security || (may.second && !guarded)
  return (
    <>
      <p className="lead">{words.administration.peopleHelp}</p>
      {grants && <p className="muted">{words.administration.peopleFirst}</p>}
      {grants && <p className="muted">{words.administration.postsWhere}</p>}
      {grants && !guarded && <p className="muted">{words.administration.guardedLater}</p>}
      <div className="row space-below">
        {may.system && (
          <DataDialog
            name="person"
            label={words.administration.addPerson}
            schema={schemas.person}
            submit={words.administration.addPerson}
            send={(body, key) => call('POST /admin/people', { body: body as never, key })}
          />
        )}
        {grants && (
          <DataDialog
            name="membership"
            label={words.administration.addMembership}
            schema={schemas.membership}
            initial={{ from: today }}
            submit={words.administration.addMembership}
            send={(body, key) => call('POST /admin/memberships', { body: postOf(body), key })}
          />
        )}
      </div>
      <Table
        sticky
        rowKey="id"
        size="small"
        loading={isPending}
        pagination={false}
        dataSource={data?.items ?? []}
        columns={[
          {
            title: words.administration.person,
            render: (_, row) => (
              <>
                {row.name} <span className="muted">{row.login}</span>
                {row.disabled && <span className="tag">{words.administration.disabled}</span>}
              </>
            ),
          },
          {
            title: words.administration.posts,
            render: (_, row) => (
              <ul className="plain">
                {row.memberships.map((post) => (
                  <li key={post.id}>
                    {post.organName} · {words.terms.roles[post.role] ?? post.role}{' '}
                    <span className="muted figures">
                      {dayText(post.from, language)} –{post.to ? ` ${dayText(post.to, language)}` : ''}
                    </span>{' '}
                    {post.to === null && may.second && (
                      <DataDialog
                        quiet
                        name={`end.${post.id}`}
                        label={words.administration.endMembership}
                        schema={schemas.end}
                        initial={{ to: today }}
                        submit={words.administration.endMembership}
                        send={(body, key) => call('POST /admin/memberships/:id/end', { params: { id: post.id }, body: body as never, key })}
                      />
                    )}
                  </li>
                ))}
                {grants && !row.disabled && (
                  <li>
                    <DataDialog
                      quiet
                      name={`post.${row.id}`}
                      label={words.administration.addPost}
                      title={`${words.administration.addPost} · ${row.name}`}
                      schema={schemas.post}
                      initial={{ from: today, ...organOf(row) }}
                      submit={words.administration.addPost}
                      send={(body, key) => call('POST /admin/memberships', { body: postOf({ ...body, personId: row.id }), key })}
                    />
                  </li>
                )}
              </ul>
            ),
          },
          {
            title: words.administration.account,
            render: (_, row) => (
              <div className="row">
                {may.second && (
                  <DataDialog
                    quiet
                    name={`able.${row.id}`}
                    label={row.disabled ? words.administration.enable : words.administration.disable}
                    schema={schemas.reason}
                    submit={row.disabled ? words.administration.enable : words.administration.disable}
                    send={(body, key) =>
                      row.disabled
                        ? call('POST /admin/people/:id/enable', { params: { id: row.id }, body: body as never, key })
                        : call('POST /admin/people/:id/disable', { params: { id: row.id }, body: body as never, key })
                    }
                  />
                )}
                {may.system && (
                  <DataDialog
                    quiet
                    name={`password.${row.id}`}
                    label={words.administration.resetPassword}
                    schema={schemas.newPassword}
                    submit={words.administration.resetPassword}
                    send={(body, key) => call('POST /admin/people/:id/password', { params: { id: row.id }, body: body as never, key })}
                  />
                )}
              </div>
            ),
          },
        ]}
      />
    </>
  )
}

/** The three administrations belong to no organ: what stands for the installation in the list is not sent. */
function postOf({ organId, ...rest }: Record<string, unknown>) {
  return (organId === 'installation' ? rest : { organId, ...rest }) as never
}

/** The organ of the last post somebody holds: a further one is mostly in the same. */
function organOf(row: { memberships: readonly { organId: string; organName: string; to: string | null }[] }): { organId?: string } {
  const last = row.memberships.filter((post) => post.to === null).at(-1)
  return last ? { organId: last.organId } : {}
}
