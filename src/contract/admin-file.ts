import { type Static, Type } from 'typebox'
import { BookScheme, ChangeInstallation, OrganLevel, OrganType } from './admin.ts'
import { exact, LegalDay, Locale, nullable, Role, Words } from './base.ts'
import { NewHolidayYear, RulePackBody } from './rules.ts'
import { Login, NewPassword } from './session.ts'

const Code = Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z0-9._-]+$', description: '机关代码' })
const many = { maxItems: 2000 }

/**
 * The file of `cli admin apply`: an installation's organs, people, roles, number books, packs and holiday years. Organs are named by code
 * and people by login; what exists already is left as it is or brought into line, so the file may be applied again.
 */
export const AdminFile = exact({
  installation: Type.Optional(ChangeInstallation),
  organs: Type.Optional(
    Type.Array(
      exact({
        code: Code,
        name: Words(100),
        numberWord: Type.Optional(nullable(Type.String({ maxLength: 20 }))),
        type: OrganType,
        level: OrganLevel,
        own: Type.Boolean(),
        parent: Type.Optional(Code),
        legalityBody: Type.Optional(Code),
        generalOffice: Type.Optional(Code),
        marketRegulator: Type.Optional(Code),
        from: Type.Optional(LegalDay),
        to: Type.Optional(LegalDay),
      }),
      many,
    ),
  ),
  successions: Type.Optional(
    Type.Array(exact({ old: Code, new: Code, duty: Type.Optional(Words(200)), from: LegalDay, source: Words(300) }), many),
  ),
  people: Type.Optional(Type.Array(exact({ login: Login, name: Words(60), password: NewPassword, locale: Type.Optional(Locale) }), many)),
  memberships: Type.Optional(
    Type.Array(
      exact({
        login: Login,
        organ: Type.Optional(Type.String({ description: '省略：本系统（三员）', minLength: 1, maxLength: 60 })),
        role: Role,
        from: LegalDay,
        to: Type.Optional(LegalDay),
      }),
      many,
    ),
  ),
  deputies: Type.Optional(
    Type.Array(
      exact({ organ: Code, principal: Login, deputy: Login, role: Type.Optional(Role), from: LegalDay, to: LegalDay, reason: Words(500) }),
      many,
    ),
  ),
  absences: Type.Optional(Type.Array(exact({ organ: Code, login: Login, from: LegalDay, to: LegalDay, reason: Words(500) }), many)),
  numberBooks: Type.Optional(
    Type.Array(
      exact({
        organ: Code,
        scheme: BookScheme,
        code: Words(20),
        name: Words(60),
        restartsYearly: Type.Boolean(),
        from: LegalDay,
        to: Type.Optional(LegalDay),
      }),
      many,
    ),
  ),
  rulePacks: Type.Optional(Type.Array(exact({ pack: RulePackBody, organ: Type.Optional(Code), source: Words(500) }), { maxItems: 50 })),
  holidayYears: Type.Optional(Type.Array(NewHolidayYear, { maxItems: 50 })),
})
export type AdminFile = Static<typeof AdminFile>
