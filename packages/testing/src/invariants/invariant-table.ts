import { copiesAreBounded, everyIntentIsDone } from './intent-checks.ts'
import type { Invariant } from './invariant.ts'
import { booksBalance } from './ledger-checks.ts'
import { noLateReminder, oneEnd, silenceAfterStop } from './life-checks.ts'
import { onePaymentAtMost, onlyAfterConfirmation, unknownsAlarm } from './payment-checks.ts'
import {
  auditExplainsAll,
  codesAreGoodOnce,
  nothingAnsweredIsLost,
  secretsStayInside,
  tenantsAreApart,
} from './tenant-checks.ts'

/** What must hold after every run, one a row. */
export const invariantTable: readonly Invariant[] = [
  { id: 'INV0', rule: 'What was answered is stored.', violations: nothingAnsweredIsLost },
  { id: 'INV1', rule: 'A workflow, and a transaction, moves money at most once.', violations: onePaymentAtMost },
  { id: 'INV2', rule: 'Money moves only after a confirmation in time.', violations: onlyAfterConfirmation },
  { id: 'INV3', rule: 'Every committed intent is done, or parked with a reason.', violations: everyIntentIsDone },
  {
    id: 'INV4',
    rule: 'No SMS arrives more than twice; repeats of a webhook keep its id.',
    violations: copiesAreBounded,
  },
  { id: 'INV5', rule: 'Debits equal credits, and our books equal the ledger of the rail.', violations: booksBalance },
  { id: 'INV6', rule: 'A workflow ends once and stays ended.', violations: oneEnd },
  { id: 'INV7', rule: 'No SMS after a STOP but its one confirmation.', violations: silenceAfterStop },
  { id: 'INV8', rule: 'No reminder after the end or the expiry, none within 12 hours.', violations: noLateReminder },
  { id: 'INV9', rule: 'Nobody gets, or changes, what is another tenant’s.', violations: tenantsAreApart },
  { id: 'INV10', rule: 'The audit verifies and explains every state.', violations: auditExplainsAll },
  { id: 'INV11', rule: 'No account number, token or code stands where others read.', violations: secretsStayInside },
  { id: 'INV12', rule: 'Every unknown outcome becomes known, or somebody is told.', violations: unknownsAlarm },
  { id: 'INV13', rule: 'A one-time code is good once.', violations: codesAreGoodOnce },
]
