import { type Static, Type } from 'typebox'
import { exact, Instant, LegalDay, Locale, listOf, named, nullable, OrganId, PersonId, Role, Words } from './base.ts'

export const Login = Type.String({ minLength: 2, maxLength: 60, pattern: '^[^\\s/\\\\]+$', description: '账号' })
export const Password = Type.String({ minLength: 1, maxLength: 200 })
export const NewPassword = Type.String({ minLength: 10, maxLength: 200, description: '新口令，至少 10 个字符' })

export const Me = named(
  'Me',
  exact({ id: PersonId, login: Type.String(), name: Type.String(), locale: Locale, mustChange: Type.Boolean() }),
)

/** What a person may act as today. `onBehalfOf` is the principal when he acts as a deputy. */
export const PostView = named(
  'Post',
  exact({
    organId: OrganId,
    organName: Type.String(),
    role: Role,
    onBehalfOf: nullable(PersonId),
    onBehalfOfName: nullable(Type.String()),
  }),
)
export type PostView = Static<typeof PostView>

export const Installation = named(
  'Installation',
  exact({
    mode: oneOfMode(),
    name: Type.String(),
    legalDay: LegalDay,
    goLive: nullable(LegalDay),
    timeZone: Type.String(),
    needsSetup: Type.Boolean({ description: '尚无管理员：请用启动时打印的一次性令牌设置' }),
  }),
)

export const DemoAccount = named(
  'DemoAccount',
  exact({ login: Type.String(), name: Type.String(), password: Type.String(), roles: Type.Array(Type.String()) }),
)

export const Session = named(
  'Session',
  exact({
    person: nullable(Me),
    csrf: nullable(Type.String({ description: '放入 x-csrf-token' })),
    installation: Installation,
    posts: Type.Array(PostView),
    demoAccounts: Type.Optional(Type.Array(DemoAccount)),
  }),
)
export type Session = Static<typeof Session>

export const SignIn = exact({ login: Type.String({ minLength: 1, maxLength: 200 }), password: Password })
export const Switch = exact({ login: Login })
export const ChangePassword = exact({ old: Password, new: NewPassword })
export const SetUp = exact({ token: Type.String({ minLength: 1, maxLength: 200 }), login: Login, name: Words(60), password: NewPassword })

export const OwnSessions = listOf(
  exact({ id: Type.String(), createdAt: Instant, seenAt: Instant, agent: Type.String(), here: Type.Boolean() }),
)

function oneOfMode() {
  return Type.Unsafe<'demonstration' | 'production'>({ type: 'string', enum: ['demonstration', 'production'] })
}
