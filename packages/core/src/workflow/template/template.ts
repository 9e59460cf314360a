import type { Instant } from '@linx/contracts'
import type { StepName } from '../step-table.ts'

/** Only `ACTIVE` templates are used. */
export type TemplateStatus = 'ACTIVE' | 'SUSPENDED' | 'ARCHIVED' | 'DELETED'

/** A step of a template: what the Customer is asked for, and the parameters that are set beforehand. */
export interface TemplateStep {
  readonly name: StepName
  readonly input?: {
    /** As `inputs.user` of a request. */
    readonly user?: object
    /** Parameters of this step, as in a request's `parameters`. */
    readonly preDefined?: { readonly [parameter: string]: unknown }
  }
}

/** What a caller writes of a template; validated. */
export interface TemplateContent {
  readonly displayName: string
  readonly description?: string
  readonly customerMemo?: string
  readonly defaultExpiryDays?: number
  readonly definition: { readonly steps: readonly TemplateStep[] }
}

/** One version of a template, as it is stored; running workflows keep the version they were made from. */
export interface TemplateVersion extends TemplateContent {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly templateId: string
  readonly templateVersionId: string
  /** 1 for the first. */
  readonly version: number
  /** Unique in the Business Account; never changes. */
  readonly name: string
  readonly status: TemplateStatus
  readonly createdAt: Instant
  readonly updatedAt: Instant
}
