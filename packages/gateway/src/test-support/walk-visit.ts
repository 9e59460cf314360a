import type { PlainBrowser, Shown } from './plain-browser.ts'
import { bankValues, nameValues, profileValues } from './typed-values.ts'

/** From the review to the step at which the Customer is. */
export const startVisit = (browser: PlainBrowser, review: Shown): Promise<Shown> =>
  browser.get(review.path.slice(0, review.path.lastIndexOf('/')))

/** What is typed on each page, by the end of its path. */
export const typedOn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  name: nameValues,
  profile: profileValues,
  account: bankValues,
  documents: { 'document.0': 'yes', 'document.1': 'yes' },
}

export const pageName = ({ path }: Shown): string => path.slice(path.lastIndexOf('/') + 1)

const MAXIMUM_PAGES = 8

/** Types what is asked for until the page of that name is reached. */
export const walkTo = async (browser: PlainBrowser, token: string, goal: string): Promise<Shown> => {
  let page = await startVisit(browser, await browser.enter(token))
  for (let pages = 0; pages < MAXIMUM_PAGES && pageName(page) !== goal; pages += 1) {
    page = await browser.send(page, typedOn[pageName(page)])
  }
  if (pageName(page) === goal) return page
  throw new Error(`Expected to reach ${goal}, reached ${page.path}.`)
}
