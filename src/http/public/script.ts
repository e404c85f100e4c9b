/**
 * The only script of the public pages. Without it everything works; with it nothing typed is lost when the page is left by mistake, a
 * comment is sent once however often the button is pressed, and the box one opens gets the cursor.
 */
export const script = `'use strict'
for (const box of document.querySelectorAll('details.comment')) {
  const form = box.querySelector('form')
  const text = form && form.elements.namedItem('body')
  if (!text) continue
  const key = 'normflow:' + location.pathname + ':' + form.elements.namedItem('provision').value
  const kept = sessionStorage.getItem(key)
  if (kept && !text.value) { text.value = kept; box.open = true }
  text.addEventListener('input', () => { sessionStorage.setItem(key, text.value) })
  box.addEventListener('toggle', () => {
    if (!box.open) return
    form.scrollIntoView({ block: 'nearest' })
    if (!text.value) text.focus({ preventScroll: true })
  })
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) { event.preventDefault(); return }
    form.dataset.sent = '1'
    setTimeout(() => { delete form.dataset.sent }, 5000)
  })
}
const done = document.querySelector('[data-clear]')
if (done) for (const key of Object.keys(sessionStorage)) if (key.startsWith(done.dataset.clear)) sessionStorage.removeItem(key)
for (const field of document.querySelectorAll('form.filters select')) field.addEventListener('change', () => field.form.requestSubmit())
`
