/** The kind of material whose absence a requirement is about. */
export const materialOf: Record<string, string> = { explanatoryNote: 'explanatoryNote', basesListed: 'bases' }
