import * as v from 'valibot'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
const text = (maximum: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maximum))

const parameters = v.strictObject({
  phoneNumber: v.optional(v.string()),
  channel: v.optional(v.picklist(['SMS'])),
  introductoryMessage: v.optional(text(160)),
  customerId: v.optional(id),
  financialAccountSubType: v.optional(v.picklist(['CHECKING', 'SAVING', 'CREDIT', 'DEBIT'])),
  customerFinancialAccountId: v.optional(id),
  transactionType: v.optional(v.picklist(['SEND', 'REQUEST'])),
  solution: v.optional(v.picklist(['ach', 'wire', 'push-to-card'])),
  baFinancialAccountId: v.optional(id),
  currency: v.optional(v.picklist(['USD', 'CAD'])),
  amount: v.optional(v.union([v.number(), v.string()])),
  priority: v.optional(v.picklist(['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY'])),
  description: v.optional(text(1_024)),
  memo: v.optional(text(1_024)),
  paymentReasonId: v.optional(id),
})

const profile = v.strictObject({
  personalInfo: v.optional(v.array(v.picklist(['salutation', 'dateOfBirth']))),
  addresses: v.optional(v.array(v.picklist(['SHIPPING', 'MAILING', 'PHYSICAL']))),
  phoneNumber: v.optional(v.array(v.picklist(['HOME', 'WORK']))),
})

const documents = v.strictObject({
  documents: v.array(v.strictObject({ documentId: id, documentGroup: id })),
})

const step = v.variant('name', [
  v.strictObject({ name: v.literal('notification') }),
  v.strictObject({ name: v.literal('customer-account') }),
  v.strictObject({ name: v.literal('lookup-profile') }),
  v.strictObject({ name: v.literal('enhance-profile'), inputs: v.strictObject({ user: profile }) }),
  v.strictObject({ name: v.literal('financial-account') }),
  v.strictObject({ name: v.literal('lookup-financial-account') }),
  v.strictObject({ name: v.literal('document-acceptance'), inputs: v.strictObject({ user: documents }) }),
  v.strictObject({ name: v.literal('move-money') }),
])

/** The shape of the same request as anybody would write it down for valibot: types and lengths, none of the rules. */
export const bareRequestSchema = v.strictObject({
  title: text(200),
  customerMemo: v.optional(text(500)),
  expireInHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8_760))),
  parameters,
  steps: v.array(step),
})
