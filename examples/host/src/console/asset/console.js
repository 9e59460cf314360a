// What the console does beyond plain HTML: parts marked data-live follow the server, forms are sent once, refusals get the focus.

const POLL_MS = 2_000

document.querySelector('[data-focus]')?.focus()

for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'true') event.preventDefault()
    form.dataset.sent = 'true'
  })
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) form.dataset.sent = 'false'
})

const thread = document.querySelector('.thread')
const toLatest = () => thread?.scrollTo({ top: thread.scrollHeight })
toLatest()

const isBusy = (part) =>
  part.contains(document.activeElement) && document.activeElement.matches('input, select, textarea')

const refresh = async () => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok) return
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = next.querySelector(`[data-live="${part.dataset.live}"]`)
    if (fresh === null || isBusy(part) || fresh.innerHTML === part.innerHTML) continue
    part.replaceChildren(...fresh.childNodes)
    if (part === thread) toLatest()
  }
}

const follow = async () => {
  if (!document.hidden) await refresh().catch(() => undefined)
  setTimeout(follow, POLL_MS)
}

// The answer to a form is no page to ask for again.
if (document.querySelector('[data-live]') !== null && document.querySelector('.refusal') === null)
  setTimeout(follow, POLL_MS)
