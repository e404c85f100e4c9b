import { AppError } from '../../errors.ts'
import { sha256 } from '../../store/hash.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import type { ActEffectInput } from '../register/act-input.ts'
import { buildAct } from '../register/build-act.ts'
import { assertNoCaseNeeded } from '../register/record-act.ts'
import { genreOf } from '../texts/genre.ts'
import { instrumentRange, ruleTitle } from '../texts/range.ts'
import type { Issuer } from './issuers.ts'
import { said } from './list/said.ts'
import { type ImportReport, refusalOf, refused, reportOf } from './report.ts'
import type { Understood } from './understand.ts'

/** How texts are brought in. */
export interface Manner {
  /** `own`: kept by an organ here, expires and is cleaned up here. `reference`: only cited and compared. */
  as: 'own' | 'reference'
  /** Nothing is written; each report says what would be. */
  dryRun?: boolean | undefined
  /** Who imports; `import` (the command line) when left out. */
  personId?: string | undefined
}

/**
 * Brings one text into the register, whole or not at all.
 *
 * @param issuer whose it is; `null` when nobody says, which is refused.
 * @returns its report; what is refused is a report too.
 */
export async function importText(
  store: Store,
  one: Understood,
  issuer: Issuer | null,
  { as, dryRun, personId = 'import' }: Manner,
): Promise<ImportReport> {
  if (!issuer) return refused(one, said('没有写明是哪个机关的文件，请用 --organ 指定', 'it does not say whose it is: tell with --organ'))
  try {
    if (issuer.id !== '') await assertNoCaseNeeded(store.db, issuer.id, one.signed)
    if (dryRun) return reportOf(one, 'new')
    const today = await legalToday(store.db)
    const built = await buildAct(
      store.db,
      {
        organId: issuer.id,
        title: one.title ?? '（无标题）',
        genre: genreOf(one.title ?? ''),
        ...(one.number === null ? {} : { number: one.number }),
        signed: one.signed,
        published: { from: null, to: null },
        text: one.text,
        gaps: one.signed.from === one.signed.to && one.signed.from !== null ? [] : [{ field: 'signed', reason: '文本未写明日期' }],
        source: `导入：${one.source.split(/[\\/]/).at(-1)}`,
        effects: one.entry.nature === 'document' ? [effectOf(one, as)] : [],
      },
      { today, recordedBy: personId, confirmedBy: null, origin: 'imported' },
    )
    await store.commit({
      read: built.read,
      append: [
        {
          stream: { kind: 'organ', id: issuer.id, organId: issuer.id },
          type: 'act.import',
          body: { actId: built.actId, as, textHash: sha256(one.text), numbers: built.numbers, recorded: built.facts },
          actorId: personId,
          occurredOn: today,
        },
        ...built.append,
      ],
      rows: built.rows,
      index: built.index,
      outbox: built.outbox,
    })
    return { ...reportOf(one, 'imported'), actId: built.actId, instrumentId: built.instrumentIds[0] ?? null }
  } catch (error) {
    if (error instanceof AppError) return refused(one, refusalOf(one, error))
    throw error
  }
}

/** The document makes its instrument, from when it holds, until the last day that its own clause sets. */
function effectOf(one: Understood, as: 'own' | 'reference'): ActEffectInput {
  const range = instrumentRange(one.tree, one.entry.annex?.title ?? null)
  const title = one.entry.annex?.title ?? range.title ?? ruleTitle(one.title ?? '（无标题）')
  return {
    kind: 'makes',
    newInstrument: { title, ownership: as },
    from: one.from,
    ...(one.validTo === null ? {} : { validTo: one.validTo }),
  }
}
