/** What a page shows. */
export interface Shown {
  readonly status: number
  readonly url: string
  /** The last part of the path, `review`. */
  readonly place: string
  /** The first heading. */
  readonly heading: string
  /** All text of the page's content, in one line. */
  readonly text: string
}

/** One tab of the Customer's browser. */
export interface Tab {
  open(url: string): Promise<Shown>
  /** Types into fields by their names, then presses the first button. */
  send(values?: Readonly<Record<string, string>>): Promise<Shown>
  /** Taps the link with this text. */
  follow(text: string): Promise<Shown>
}

/** The Customer's browser; its tabs share cookies. */
export interface CustomerBrowser {
  newTab(): Promise<Tab>
  /** What the browser complained about: scripts and policies. */
  complaints(): readonly string[]
  close(): Promise<void>
}

/** Of a URL: the last part of its path. */
export const placeOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''
