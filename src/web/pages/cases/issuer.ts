interface Organ {
  id: string
  parentId: string | null
}

/** In whose name an act is issued as a rule: a department's in its own, a government's in that of the government the drafting unit belongs to. */
export function usualIssuer(
  documentClass: 'government' | 'department' | undefined,
  draftingOrganId: string | undefined,
  organs: readonly Organ[],
): string | undefined {
  if (documentClass === 'department') return draftingOrganId
  return organs.find((organ) => organ.id === draftingOrganId)?.parentId ?? undefined
}
