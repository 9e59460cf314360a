import { html, raw } from 'hono/html'

/** The page of the test card service, plain on purpose: it is no part of the gateway. */
export const testCardPage = ({
  id,
  language,
  isWrong,
}: {
  readonly id: string
  readonly language: string
  readonly isWrong: boolean
}): string =>
  String(html`${raw('<!doctype html>')}<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Test card service</title></head>
<body><main><h1>Test card service</h1>
<p>Only numbers that card networks publish for tests are taken, for example 4242 4242 4242 4242.</p>
${isWrong ? html`<p role="alert">This is not a test card. Check the number and the date.</p>` : ''}
<form method="post" action="/?entry=${id}&language=${language}">
<p><label for="number">Card number</label><br><input id="number" name="number" inputmode="numeric" autocomplete="cc-number" required></p>
<p><label for="expiry">Good until (MM/YY)</label><br><input id="expiry" name="expiry" autocomplete="cc-exp" required></p>
<p><button>Save card</button></p></form></main></body></html>`)
