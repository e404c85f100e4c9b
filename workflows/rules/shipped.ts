import guangdong from './guangdong.json' with { type: 'json' }
import national from './national.json' with { type: 'json' }
import type { RulePack } from './pack.ts'
import xinhui from './xinhui-illustration.json' with { type: 'json' }

/** The packs that come with the program. The 新会 one is an illustration: ask the customer. */
export const shippedPacks: RulePack[] = [national as RulePack, guangdong as RulePack, xinhui as RulePack]

/** Those that hold in an installation: the illustration only in a demonstration. */
export function shippedFor(mode: string | undefined): RulePack[] {
  return mode === 'demonstration' ? shippedPacks : shippedPacks.filter((pack) => !pack.id.includes('illustration'))
}
