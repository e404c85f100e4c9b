/**
 * The page's style nonce, and its reach into libraries.
 *
 * antd's scroll lock and scroll-bar measure make `<style>` elements without a nonce; the policy has no 'unsafe-inline', so every
 * style element made by script is given it here. Must be imported before anything that draws.
 */
const meta = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')

/** The nonce of this page; empty in development, where there is no policy. */
export const nonce: string = meta?.nonce || meta?.getAttribute('nonce') || ''

const create = document.createElement.bind(document)
document.createElement = ((name: string, options?: ElementCreationOptions) => {
  const element = create(name, options)
  if (nonce && element instanceof HTMLStyleElement) element.nonce = nonce
  return element
}) as typeof document.createElement
