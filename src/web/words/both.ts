/** A group of words in both languages; English must have every entry that Chinese has. */
export interface Both<T> {
  zh: T
  en: T
}

/** Ties the two languages together, so that a missing word is a type error. */
export function both<T>(zh: T, en: NoInfer<T>): Both<T> {
  return { zh, en }
}
