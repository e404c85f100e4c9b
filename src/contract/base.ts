import { type Static, type TProperties, type TSchema, type TUnsafe, Type } from 'typebox'

/** Every named schema, so that validation, serialisation and OpenAPI know it by its name. */
export const components: TSchema[] = []

/** Gives a schema a name of its own in OpenAPI and hands back a reference to it; names are unique. */
export function named<T extends TSchema>(name: string, schema: T): TUnsafe<Static<T>> {
  components.push({ ...schema, $id: name })
  return Type.Unsafe<Static<T>>({ $ref: `${name}#` })
}

/** An object that refuses every field it does not name. */
export function exact<P extends TProperties>(properties: P, options: { description?: string; minProperties?: number } = {}) {
  return Type.Object(properties, { additionalProperties: false, ...options })
}

/** An exact object all of whose fields may be left out (PATCH bodies). */
export function exactPartial<P extends TProperties>(properties: P) {
  return Type.Partial(exact(properties), { additionalProperties: false, minProperties: 1 })
}

export function nullable<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const plain = schema as { type?: unknown; enum?: unknown; const?: unknown }
  if (typeof plain.type === 'string' && plain.enum === undefined && plain.const === undefined) {
    return Type.Unsafe<Static<T> | null>({ ...schema, type: [plain.type, 'null'] })
  }
  return Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] })
}

/** One of a list of words. */
export function oneOf<const T extends readonly string[]>(words: T, options: { description?: string } = {}): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...options })
}

/** A page of a list; `next` goes into `?after=` and is null on the last page. */
export function pageOf<T extends TSchema>(item: T) {
  return exact({ items: Type.Array(item), next: nullable(Type.String()) })
}

export function listOf<T extends TSchema>(item: T) {
  return exact({ items: Type.Array(item) })
}

/** Free JSON that another schema governs (action payloads, stored facts). */
export const Free = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })

export const Words = (most: number, description?: string) =>
  Type.String({ minLength: 1, maxLength: most, pattern: '\\S', ...(description === undefined ? {} : { description }) })

const idOf = (name: string, description: string) => named(name, Type.String({ minLength: 1, maxLength: 100, description }))

export const CaseId = idOf('CaseId', '办件编号')
export const DraftId = idOf('DraftId', '稿编号')
export const TextId = idOf('TextId', '文本编号')
export const ProvisionId = idOf('ProvisionId', '条款的终身编号')
export const InstrumentId = idOf('InstrumentId', '规范性文件编号')
export const ActId = idOf('ActId', '公文编号（不是文号）')
export const VersionId = idOf('VersionId', '版本编号')
export const OrganId = idOf('OrganId', '机关编号')
export const PersonId = idOf('PersonId', '人员编号')
export const MaterialId = idOf('MaterialId', '材料编号')
export const ProposalId = idOf('ProposalId', '待确认事项编号')
export const Receipt = named('Receipt', Type.String({ minLength: 1, maxLength: 40, description: '公众意见回执号' }))

export const LegalDay = named('LegalDay', Type.String({ format: 'date', description: '法定日期 YYYY-MM-DD' }))
export const Instant = named('Instant', Type.String({ maxLength: 40, description: 'UTC 时刻 ISO 8601' }))
export const Sha256 = named('Sha256', Type.String({ pattern: '^[0-9a-f]{64}$' }))

/** A day that may be known only as a range; both null when nothing is known. */
export const DayRange = named('DayRange', exact({ from: nullable(LegalDay), to: nullable(LegalDay) }))

export const Said = named('Said', exact({ zh: Type.String(), en: Type.String() }))
export type Said = { zh: string; en: string }

export const Basis = named(
  'Basis',
  exact({ zh: Type.String(), en: Type.String(), confidence: oneOf(['R', 'E', '2', 'U', 'house']) }, { description: '依据及其可靠程度' }),
)

export const Locale = oneOf(['zh-CN', 'en'])

export const roles = [
  'drafter',
  'unitChief',
  'unitLegalReviewer',
  'legalAdviser',
  'marketReviewer',
  'officeClerk',
  'officeRegistrar',
  'legalityReviewer',
  'legalityChief',
  'meetingSecretary',
  'chief',
  'auditor',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const
export const Role = named('Role', oneOf(roles, { description: '职责' }))
export type Role = (typeof roles)[number]

/** `?after=` and `?limit=` of lists. Numbers in addresses are text with a pattern: nothing is converted silently. */
export const paging = {
  after: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d?|1\\d\\d|200)$', description: '1–200，默认 50' })),
}
