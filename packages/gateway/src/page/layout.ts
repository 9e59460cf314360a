import { pageLanguages, textsByLanguage } from '../language/page-language.ts'
import { attributes, EMPTY, type Html, html, raw } from './html.ts'
import { businessName, type PageContext, type Progress } from './page-context.ts'

/** One page without its frame. */
export interface Page {
  readonly title: string
  readonly body: Html
  readonly progress?: Progress
  /** An error is shown: the title says so first. */
  readonly hasErrors?: boolean
}

const brand = (context: PageContext): Html => {
  const name = businessName(context)
  if (name === '') return EMPTY
  const { logo } = context.paths
  const mark =
    logo === undefined
      ? html`<span class="mark" aria-hidden="true">${[...name][0]?.toUpperCase()}</span>`
      : html`<img class="logo" src="${logo}" alt="" height="40">`
  return html`${mark}<span class="business">${name}</span>`
}

const progressBar = ({ say }: PageContext, progress: Progress | undefined): Html => {
  if (progress === undefined) return EMPTY
  const { step, steps } = progress
  const text = say('progress', { step: String(step), steps: String(steps) })
  const dots = Array.from({ length: steps }, (_, index) => html`<li class="${index < step ? 'past' : 'open'}"></li>`)
  return html`<div class="progress"><p>${text}</p><ol aria-hidden="true">${dots}</ol></div>`
}

const languageLinks = (context: PageContext): Html =>
  html`<nav class="languages" aria-label="${context.say('language.choose')}"><ul>${pageLanguages.map(
    (language) =>
      html`<li><a href="${context.path}?language=${language}" lang="${language}" hreflang="${language}"${attributes({
        'aria-current': language === context.language ? 'true' : undefined,
      })}>${textsByLanguage[language]['language.name']}</a></li>`,
  )}</ul></nav>`

const footer = (context: PageContext): Html => {
  const { say, business, reference } = context
  const contact =
    business?.contact === undefined
      ? EMPTY
      : html`<p>${say('footer.contact', { business: business.businessName, contact: business.contact })}</p>`
  const number = reference === undefined ? EMPTY : html`<p>${say('footer.reference', { reference })}</p>`
  return html`<footer>${contact}${number}${languageLinks(context)}</footer>`
}

/** The whole document. */
export const renderPage = async (context: PageContext, page: Page): Promise<string> => {
  const { language, say, paths } = context
  const name = businessName(context)
  const title = `${page.hasErrors === true ? `${say('error.prefix')} ` : ''}${page.title}${name === '' ? '' : ` – ${name}`}`
  return String(
    await html`${raw('<!doctype html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" href="${paths.icon}">
<link rel="stylesheet" href="${paths.styleSheet}">
<link rel="stylesheet" href="${paths.accent}">
<script src="${paths.script}" defer></script>
</head>
<body>
<a class="skip" href="#main">${say('skip')}</a>
<div class="frame">
<header>${brand(context)}</header>
<main id="main" tabindex="-1">${progressBar(context, page.progress)}${page.body}</main>
${footer(context)}
</div>
</body>
</html>`,
  )
}
