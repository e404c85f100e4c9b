/** Texts, acts, numbers and instruments with what acts do to them, as Kysely sees them; the rules of `schema.ts` hold here too. */
export interface RegisterTables {
  text: { id: string; hash: string; content: string; chars: number; title: string | null; created_at: string }
  provision: ProvisionTable
  act: ActTable
  number_book: {
    id: string
    organ_id: string
    scheme: string
    code: string
    name: string
    restarts_yearly: number
    from_day: string
    to_day: string | null
  }
  number: NumberTable
  instrument: InstrumentTable
  instrument_name: {
    id: string
    organ_id: string
    instrument_id: string
    title: string
    from_day: string | null
    to_day: string | null
    source: string
  }
  version: VersionTable
  effect: EffectTable
}

/** A provision of one text. `slot` = a form slot outside every sign-off (design.md §2). */
export interface ProvisionTable {
  text_id: string
  provision_id: string
  parent_id: string | null
  position: number
  kind: string
  label: string | null
  start: number
  end: number
  body_hash: string
  slot: number
}

/** 公文: a paper as issued. Never changed once written. Days are ranges; equal when known. */
export interface ActTable {
  id: string
  organ_id: string
  title: string
  genre: string
  issuers_json: string
  text_id: string | null
  case_id: string | null
  origin: 'case' | 'recorded' | 'imported' | 'reference'
  signed_from: string | null
  signed_to: string | null
  published_from: string | null
  published_to: string | null
  gaps_json: string
  source: string
  recorded_by: string | null
  confirmed_by: string | null
  hash_sm3: string | null
}

export interface NumberTable {
  id: string
  organ_id: string
  scheme: string
  code: string
  year: number
  sequence: number
  printed: string
  origin: 'allocated' | 'external' | 'historic'
  state: 'used' | 'void'
  reason: string | null
  oddity: string | null
  act_id: string | null
  case_id: string | null
}

export interface InstrumentTable {
  id: string
  organ_id: string
  implementing_organ_id: string | null
  ownership: 'own' | 'reference'
  document_class: string | null
  title: string
  state_json: string
  standing: string
  standing_day: string
  valid_to: string | null
  from_day: string | null
}

export interface VersionTable {
  id: string
  organ_id: string
  instrument_id: string
  act_id: string
  text_id: string
  range_start: number
  range_end: number
  position: number
}

/** 效力. Rows are never changed; a correction `replaces` an earlier row. */
export interface EffectTable {
  id: string
  organ_id: string
  act_id: string
  instrument_id: string
  kind: string
  provisions_json: string | null
  from_from: string | null
  from_to: string | null
  until_day: string | null
  known_from: string
  replaces: string | null
  version_id: string | null
  valid_to: string | null
  lapses_if_json: string | null
  carriers_json: string | null
  note: string | null
  /** The instrument that takes the place of the one that is ended. */
  replaced_by: string | null
}
