/** Organs and people, as Kysely sees them; the rules of `schema.ts` hold here too. */
export interface PeopleTables {
  organ: OrganTable
  organ_succession: {
    id: string
    organ_id: string
    old_organ_id: string
    new_organ_id: string
    duty: string | null
    from_day: string
    source: string
  }
  person: PersonTable
  membership: { id: string; organ_id: string; person_id: string; role: string; from_day: string; to_day: string | null }
  deputy: {
    id: string
    organ_id: string
    principal_id: string
    deputy_id: string
    role: string | null
    from_day: string
    to_day: string
    reason: string
  }
  absence: { id: string; organ_id: string; person_id: string; from_day: string; to_day: string; reason: string }
  session: { id_hash: string; person_id: string; csrf: string; created_at: string; seen_at: string; expires_at: string; agent: string }
}

/** 机关. `own` marks an organ of this installation: it works here, its instruments expire, are cleaned up and catalogued here. */
export interface OrganTable {
  id: string
  code: string
  name: string
  number_word: string | null
  type: string
  level: string
  parent_id: string | null
  own: number
  legality_body_id: string | null
  general_office_id: string | null
  market_regulator_id: string | null
  from_day: string | null
  to_day: string | null
}

export interface PersonTable {
  id: string
  login: string
  name: string
  password_hash: string
  locale: string
  disabled: number
  failed_count: number
  locked_until: string | null
  must_change: number
  seen_inbox_at: string | null
}
