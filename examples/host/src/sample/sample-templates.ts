const documents = {
  name: 'document-acceptance',
  input: { user: { documents: [{ documentId: 'ebt-communication-consent', documentGroup: 'bank-accounts' }] } },
}

const payout = (solution: 'ach' | 'push-to-card') => ({
  name: 'move-money',
  input: {
    preDefined: {
      transactionType: 'SEND',
      solution,
      currency: 'USD',
      paymentReasonId: 'insurance-disbursements',
      ...(solution === 'ach' ? { priority: 'NEXT_DAY' } : {}),
    },
  },
})

/** What the business asks for again and again. */
export const sampleTemplates = [
  {
    name: 'claim-to-bank',
    displayName: 'Pay a claim to a bank account',
    description: 'For somebody new: name, bank account, consent, payment by ACH.',
    customerMemo: 'Your claim is approved. Tell us where to send the money.',
    defaultExpiryDays: 7,
    definition: {
      steps: [
        { name: 'notification' },
        { name: 'customer-account' },
        { name: 'financial-account' },
        documents,
        payout('ach'),
      ],
    },
  },
  {
    name: 'claim-to-card',
    displayName: 'Pay a claim to a card on file',
    description: 'For a Customer with a debit card on file: look, confirm, and the money is there at once.',
    customerMemo: 'Your claim is approved. Please confirm that we may pay it to your card.',
    defaultExpiryDays: 2,
    definition: {
      steps: [
        { name: 'notification' },
        { name: 'lookup-profile' },
        { name: 'lookup-financial-account' },
        payout('push-to-card'),
      ],
    },
  },
  {
    name: 'claim-to-known-bank',
    displayName: 'Pay a claim to an account on file',
    description: 'For a Customer with a bank account on file, by ACH.',
    customerMemo: 'Your claim is approved. Please confirm that we may pay it to your account.',
    defaultExpiryDays: 7,
    definition: {
      steps: [
        { name: 'notification' },
        { name: 'lookup-profile' },
        { name: 'lookup-financial-account' },
        payout('ach'),
      ],
    },
  },
  {
    name: 'collect-premium',
    displayName: 'Collect a premium',
    description: 'Debits a new bank account by ACH, after a prenote has verified it.',
    customerMemo: 'Your premium is due. Thank you for insuring with us.',
    defaultExpiryDays: 30,
    definition: {
      steps: [
        { name: 'notification' },
        { name: 'lookup-profile' },
        { name: 'financial-account' },
        {
          name: 'move-money',
          input: {
            preDefined: {
              transactionType: 'REQUEST',
              solution: 'ach',
              currency: 'USD',
              paymentReasonId: 'bill-payment',
              priority: 'NEXT_DAY',
            },
          },
        },
      ],
    },
  },
  {
    name: 'update-details',
    displayName: 'Bring details up to date',
    description: 'Date of birth, home address and the privacy policy; no money moves.',
    customerMemo: 'Please check that we still know you right.',
    defaultExpiryDays: 30,
    definition: {
      steps: [
        { name: 'notification' },
        { name: 'lookup-profile' },
        { name: 'enhance-profile', input: { user: { personalInfo: ['dateOfBirth'], addresses: ['PHYSICAL'] } } },
        {
          name: 'document-acceptance',
          input: { user: { documents: [{ documentId: 'fncl-privacy-policy', documentGroup: 'rocket-financial' }] } },
        },
      ],
    },
  },
] as const
