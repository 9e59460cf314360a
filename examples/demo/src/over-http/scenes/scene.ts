import type { CustomerBrowser, Shown } from '../browser/customer-browser.ts'
import type { HttpWorld } from '../create-http-world.ts'

/** Where the chapters over HTTP take place. */
export interface Scene {
  readonly world: HttpWorld
  readonly browser: CustomerBrowser
}

/** Tells what the Customer did and which page came of it. */
export const tellPage = ({ world }: Scene, does: string, shown: Shown): void => {
  const status = shown.status === 200 ? '' : ` (${shown.status})`
  world.step('customer', `${does}: "${shown.heading}"${status}`)
}

/** Checks which page it is: its place, and its status. */
export const checkPage = ({ world }: Scene, shown: Shown, place: string, status = 200): void =>
  world.checks.equal(
    `the page "${shown.heading}"`,
    { place: shown.place, status: shown.status },
    {
      place,
      status,
    },
  )
