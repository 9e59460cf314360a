import { type Html, html } from './html.ts'

/** One line of a summary. */
export interface SummaryRow {
  readonly label: string
  readonly value: string
  /** Smaller, below the value. */
  readonly note?: string
}

/** Labels and values, as they are read one after the other. */
export const summaryList = (rows: readonly SummaryRow[]): Html =>
  html`<dl class="list">${rows.map(
    ({ label, value, note }) =>
      html`<div><dt>${label}</dt><dd>${value}${note === undefined ? '' : html`<span class="hint">${note}</span>`}</dd></div>`,
  )}</dl>`

/** The amount, large. */
export const amountBox = (label: string, amount: string): Html =>
  html`<p class="amount"><span>${label}</span> <strong>${amount}</strong></p>`
