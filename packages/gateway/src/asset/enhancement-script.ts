/**
 * What the browser does beyond plain HTML: no second submit, focus on what is wrong, the bank's name while one types, the payment's
 * progress without reloading. Sent to the browser as its own text, so it may use nothing from outside itself.
 */
const enhance = (): void => {
  const POLL_MS = 5_000
  const MAXIMUM_POLLS = 120

  const summary = document.querySelector<HTMLElement>('[data-focus]')
  summary?.focus()

  const submitOnce = (form: HTMLFormElement): void => {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent === 'true') event.preventDefault()
      form.dataset.sent = 'true'
      for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
    })
  }

  const allowAgain = (form: HTMLFormElement): void => {
    form.dataset.sent = 'false'
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
  }

  const forms = document.querySelectorAll<HTMLFormElement>('form[data-once]')
  for (const form of forms) submitOnce(form)
  window.addEventListener('pageshow', () => {
    for (const form of forms) allowAgain(form)
  })

  const suggestBank = (path: string, routing: HTMLInputElement, bank: HTMLInputElement): void => {
    let suggested = ''
    routing.addEventListener('change', async () => {
      const digits = routing.value.replace(/\D/g, '')
      if (digits.length !== 9 || (bank.value !== '' && bank.value !== suggested)) return
      const answer = await fetch(`${path}?routing=${digits}`).catch(() => undefined)
      if (answer?.ok !== true) return
      const found: { readonly bankName?: string } = await answer.json()
      suggested = found.bankName ?? ''
      bank.value = suggested
    })
  }

  const lookup = document.querySelector<HTMLElement>('[data-bank]')?.dataset.bank
  const routing = document.querySelector<HTMLInputElement>('[data-lookup=bank]')
  const bank = document.querySelector<HTMLInputElement>('[name=bankName]')
  if (lookup !== undefined && routing !== null && bank !== null) suggestBank(lookup, routing, bank)

  const follow = (live: HTMLElement, path: string, polls: number): void => {
    const part = live.firstElementChild
    if (!(part instanceof HTMLElement) || part.dataset.moving !== 'true' || polls === 0) return
    setTimeout(async () => {
      const answer = document.hidden ? undefined : await fetch(path).catch(() => undefined)
      if (answer?.ok === true) {
        const next = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild
        if (next instanceof HTMLElement && next.dataset.stage !== part.dataset.stage) live.replaceChildren(next)
      }
      follow(live, path, polls - 1)
    }, POLL_MS)
  }

  const live = document.querySelector<HTMLElement>('[data-live]')
  if (live?.dataset.live !== undefined) follow(live, live.dataset.live, MAXIMUM_POLLS)
}

/** The script as the browser gets it. */
export const enhancementScript = `(${enhance.toString()})()\n`
