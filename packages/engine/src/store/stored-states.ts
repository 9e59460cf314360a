import type { DocumentAcceptance, WorkflowDefinition } from '@linx/core'

/** A checked request beside its tenant. */
export interface StoredWorkflow {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly workflowId: string
  /** Whose workflow it is, once that is known. */
  readonly customerId?: string
  readonly definition: WorkflowDefinition
}

/** The answer to one document, kept for good, refusals too. */
export interface StoredDocumentAcceptance extends DocumentAcceptance {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly id: string
  readonly workflowId: string
}
