import type { Solution } from '@linx/contracts'
import type { Currency } from '../money/index.ts'
import type { Customer, DocumentCatalogue, FinancialAccount } from '../party/index.ts'
import type { LimitInForce, MoveMoneyFacts } from '../transaction/index.ts'
import type { TemplateVersion } from './template/template.ts'

/**
 * What the engine has loaded for a request; `referencedIds` says what. All of it is of the caller's Business Account: what belongs to
 * another one is left out, and so looks exactly like what does not exist.
 */
export interface WorkflowFacts {
  readonly customers: ReadonlyMap<string, Customer>
  readonly financialAccounts: ReadonlyMap<string, FinancialAccount>
  readonly documentCatalogue: DocumentCatalogue
  /** Ids per solution; a solution without a list is not checked. */
  readonly paymentReasonIds?: { readonly [solution in Solution]?: readonly string[] }
  /** The limits of one transaction (`SINGLE`) for a debit of the account; sums of periods are asked for when the money moves. */
  findLimits?(debit: FinancialAccount, currency: Currency): readonly LimitInForce[]
  /** What the host's rails can do. If given, a solution without rail is refused. */
  readonly rails?: { readonly [solution in Solution]?: MoveMoneyFacts['rail'] }
  /** The template that the request names, in its latest version. */
  readonly template?: TemplateVersion
  /** Default 2,160. */
  readonly defaultExpireInHours?: number
}
