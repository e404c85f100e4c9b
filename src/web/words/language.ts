/** The languages of the pages. */
export type Language = 'zh-CN' | 'en'

/**
 * The language a page begins in.
 *
 * @param wishes the strongest first: what was chosen in this browser, what the public page was read in (`?lang=`), what the browser speaks.
 * @returns the first that the pages speak, Chinese when there is none, as on the public side.
 */
export function firstLanguage(wishes: readonly (string | null)[]): Language {
  const spoken = wishes.find((one) => one !== null && /^(zh|en)\b/i.test(one))
  return spoken?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}
