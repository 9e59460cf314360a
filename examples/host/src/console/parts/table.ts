import { type Html, html } from '../html.ts'

/** A column: its name, and what it shows of a row. */
export interface Column<Row> {
  readonly name: string
  readonly show: (row: Row) => Html | string
  /** Numbers stand at the right. */
  readonly isNumber?: true
}

interface TableOptions<Row> {
  /** For those who hear the page. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** What stands there instead of no rows. */
  readonly empty: Html | string
}

const classOf = ({ isNumber }: { readonly isNumber?: true }): string => (isNumber === true ? 'number' : 'text')

export const table = <Row>({ caption, columns, rows, empty }: TableOptions<Row>): Html => {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`
  return html`<div class="scroll"><table>
<caption class="hidden">${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${classOf(column)}">${column.name}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${columns.map((column) => html`<td class="${classOf(column)}">${column.show(row)}</td>`)}</tr>`,
  )}</tbody></table></div>`
}

interface PagesOptions {
  /** 1-based. */
  readonly page: number
  readonly size: number
  readonly total: number
  /** The address of the page with this number. */
  readonly href: (page: number) => string
}

/** Links to the pages before and behind. */
export const pages = ({ page, size, total, href }: PagesOptions): Html => {
  const last = Math.max(1, Math.ceil(total / size))
  const link = (to: number, text: string) =>
    to < 1 || to > last ? html`<span class="off">${text}</span>` : html`<a href="${href(to)}">${text}</a>`
  return html`<nav class="pages" aria-label="Pages">${link(page - 1, 'Previous')}
<span>${total} found, page ${page} of ${last}</span>${link(page + 1, 'Next')}</nav>`
}

/** Names and values. */
export const facts = (rows: readonly (readonly [string, Html | string | undefined])[]): Html =>
  html`<dl class="facts">${rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
