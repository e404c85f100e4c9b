/** The password of every sample account; printed at start and on the sign-in page of a demonstration, and nowhere else of use. */
export const demonstrationPassword = 'yanshi-2026-XH'
