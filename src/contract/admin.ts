import { type Static, Type } from 'typebox'
import { exact, exactPartial, LegalDay, Locale, listOf, named, nullable, OrganId, oneOf, PersonId, Role, Words } from './base.ts'
import { Login, NewPassword } from './session.ts'

const organTypes = ['government', 'department', 'townGovernment', 'generalOffice', 'partyOrgan', 'court', 'other'] as const
const levels = ['nation', 'province', 'city', 'county', 'town'] as const
export const OrganType = oneOf(organTypes)
export const OrganLevel = oneOf(levels)

const organFields = {
  code: Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z0-9._-]+$', description: '机关代码，唯一' }),
  name: Words(100, '全称'),
  numberWord: nullable(Type.String({ maxLength: 20, description: '机关代字，如 新府办' })),
  type: OrganType,
  level: OrganLevel,
  parentId: nullable(OrganId),
  own: Type.Boolean({ description: '在本系统办文' }),
  legalityBodyId: nullable(OrganId),
  generalOfficeId: nullable(OrganId),
  marketRegulatorId: nullable(OrganId),
  from: nullable(LegalDay),
  to: nullable(LegalDay),
}
export const Organ = named('Organ', exact({ id: OrganId, ...organFields }))
export type Organ = Static<typeof Organ>
export const Organs = listOf(Organ)
export const NewOrgan = exact({
  code: organFields.code,
  name: organFields.name,
  type: OrganType,
  level: OrganLevel,
  own: organFields.own,
  numberWord: Type.Optional(organFields.numberWord),
  parentId: Type.Optional(organFields.parentId),
  legalityBodyId: Type.Optional(organFields.legalityBodyId),
  generalOfficeId: Type.Optional(organFields.generalOfficeId),
  marketRegulatorId: Type.Optional(organFields.marketRegulatorId),
  from: Type.Optional(organFields.from),
  to: Type.Optional(organFields.to),
})
export type NewOrgan = Static<typeof NewOrgan>
export const OrganPatch = exactPartial({
  name: organFields.name,
  numberWord: organFields.numberWord,
  parentId: organFields.parentId,
  own: organFields.own,
  legalityBodyId: organFields.legalityBodyId,
  generalOfficeId: organFields.generalOfficeId,
  marketRegulatorId: organFields.marketRegulatorId,
  to: organFields.to,
})
export type OrganPatch = Static<typeof OrganPatch>

export const NewSuccession = exact({
  oldOrganId: OrganId,
  newOrganId: OrganId,
  duty: Type.Optional(Words(200)),
  from: LegalDay,
  source: Words(300),
})
export type NewSuccession = Static<typeof NewSuccession>
export const Successions = listOf(
  exact({
    id: Type.String(),
    oldOrganId: OrganId,
    newOrganId: OrganId,
    duty: nullable(Type.String()),
    from: LegalDay,
    source: Type.String(),
  }),
)

export const Membership = named(
  'Membership',
  exact({
    id: Type.String(),
    personId: PersonId,
    organId: OrganId,
    organName: Type.String(),
    role: Role,
    from: LegalDay,
    to: nullable(LegalDay),
  }),
)
export const Memberships = listOf(Membership)
/** A role from a day on; the three administrations belong to no organ and leave it out. */
export const NewMembership = exact({
  personId: PersonId,
  organId: Type.Optional(OrganId),
  role: Role,
  from: LegalDay,
  to: Type.Optional(LegalDay),
})
export type NewMembership = Static<typeof NewMembership>
export const EndMembership = exact({ to: LegalDay })

export const Person = named(
  'Person',
  exact({
    id: PersonId,
    login: Type.String(),
    name: Type.String(),
    locale: Locale,
    disabled: Type.Boolean(),
    mustChange: Type.Boolean(),
    memberships: Type.Array(Membership),
  }),
)
export const People = listOf(Person)
export const NewPerson = exact({ login: Login, name: Words(60), password: NewPassword, locale: Type.Optional(Locale) })
export type NewPerson = Static<typeof NewPerson>
export const DisablePerson = exact({ reason: Words(500) })
export const ResetPassword = exact({ password: NewPassword })

/** Who works in the organs of the person who asks, on the legal day: names and posts, nothing else of an account. */
export const Colleagues = listOf(
  exact({ personId: PersonId, name: Type.String(), organId: OrganId, organName: Type.String(), roles: Type.Array(Role) }),
)

export const NewDeputy = exact({
  organId: OrganId,
  principalId: PersonId,
  deputyId: PersonId,
  role: Type.Optional(Role),
  from: LegalDay,
  to: LegalDay,
  reason: Words(500),
})
export type NewDeputy = Static<typeof NewDeputy>
export const Deputies = listOf(
  exact({
    id: Type.String(),
    organId: OrganId,
    principalId: PersonId,
    principalName: Type.String(),
    deputyId: PersonId,
    deputyName: Type.String(),
    role: nullable(Role),
    from: LegalDay,
    to: LegalDay,
    reason: Type.String(),
  }),
)

export const NewAbsence = exact({ organId: OrganId, personId: PersonId, from: LegalDay, to: LegalDay, reason: Words(500) })
export type NewAbsence = Static<typeof NewAbsence>
export const Absences = listOf(
  exact({
    id: Type.String(),
    organId: OrganId,
    personId: PersonId,
    personName: Type.String(),
    from: LegalDay,
    to: LegalDay,
    reason: Type.String(),
  }),
)

export const BookScheme = oneOf(['document', 'unified', 'order', 'announcement'])
export const NewNumberBook = exact({
  organId: OrganId,
  scheme: BookScheme,
  code: Words(20, '代字，如 新府规'),
  name: Words(60),
  restartsYearly: Type.Boolean(),
  from: LegalDay,
  to: Type.Optional(LegalDay),
})
export type NewNumberBook = Static<typeof NewNumberBook>
export const NumberBook = named(
  'NumberBook',
  exact({
    id: Type.String(),
    organId: OrganId,
    organName: Type.String(),
    scheme: Type.String(),
    code: Type.String(),
    name: Type.String(),
    restartsYearly: Type.Boolean(),
    from: LegalDay,
    to: nullable(LegalDay),
  }),
)
export const NumberBooks = listOf(NumberBook)

/** Name, go-live day and time zone; the last two stay once something happened in a case. */
export const ChangeInstallation = exactPartial({
  name: Words(100),
  goLive: LegalDay,
  timeZone: Type.String({ minLength: 1, maxLength: 60, description: '时区，如 Asia/Shanghai' }),
})
export type ChangeInstallation = Static<typeof ChangeInstallation>

export const FirstStep = exact({
  key: oneOf(['settings', 'organs', 'bodies', 'people', 'second', 'books', 'rules', 'holidays', 'document']),
  done: Type.Boolean(),
  missing: Type.Array(Type.String({ description: '还缺什么' })),
})
export type FirstStep = Static<typeof FirstStep>

export const InstallationSettings = exact({
  name: Type.String(),
  goLive: nullable(LegalDay),
  timeZone: Type.String(),
  decidedOn: nullable(LegalDay),
  steps: Type.Array(FirstStep),
})

export const MoveLegalDay = exact({ to: LegalDay })
export const MovedLegalDay = exact({ legalDay: LegalDay, from: LegalDay })

export const Verification = exact({
  ok: Type.Boolean(),
  streams: Type.Integer(),
  events: Type.Integer(),
  checkpoints: Type.Integer(),
  problems: Type.Array(Type.String()),
})

/** Whom a new id was given to. */
export const Made = exact({ id: Type.String() })
