import type { LinkBusiness } from '@linx/engine'
import type { PageLanguage, Say } from '../language/page-language.ts'

/** Where everything is, as seen by the browser. */
export interface PagePaths {
  readonly styleSheet: string
  readonly script: string
  readonly icon: string
  /** The style sheet with the business' colour. */
  readonly accent: string
  readonly logo?: string
}

/** What every page has: its language, and whose it is. */
export interface PageContext {
  readonly language: PageLanguage
  readonly say: Say
  readonly paths: PagePaths
  /** Path of this page, for the choice of the language; without query. */
  readonly path: string
  /** IANA zone of deadlines. */
  readonly timeZone: string
  /** Absent on pages of links that nobody knows. */
  readonly business?: LinkBusiness
  /** The end of the workflow's id, by which the business finds it. */
  readonly reference?: string
}

/** Where the Customer is among the pages of a visit. */
export interface Progress {
  /** 1-based. */
  readonly step: number
  readonly steps: number
}

const REFERENCE_CHARACTERS = 8

/** Short enough to be read out on the phone. */
export const referenceOf = (workflowId: string): string => workflowId.slice(-REFERENCE_CHARACTERS).toUpperCase()

/** Names the business in texts; empty on pages that belong to none. */
export const businessName = ({ business }: PageContext): string => business?.businessName ?? ''
