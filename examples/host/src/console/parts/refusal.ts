import type { ApiAnswer } from '../console-api.ts'
import { EMPTY, type Html, html } from '../html.ts'

export type Refusal = Extract<ApiAnswer<unknown>, { readonly ok: false }>

/** Every reason of a refusal, as the API gave them. */
export const refusalBox = (refusal: Refusal | undefined): Html =>
  refusal === undefined
    ? EMPTY
    : html`<div class="refusal" role="alert" tabindex="-1" data-focus><h2>The API refused this (${refusal.status})</h2>${
        refusal.problems.length === 0
          ? html`<p>${refusal.message}</p>`
          : html`<ul>${refusal.problems.map(
              ({ message, errorCode }) => html`<li>${message} <code>${errorCode}</code></li>`,
            )}</ul>`
      }</div>`
