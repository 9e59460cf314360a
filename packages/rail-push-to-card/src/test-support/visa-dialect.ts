import { membersOf } from '../profile/read-json.ts'
import type { Dialect, PeerPayment } from './dialect.ts'

const numbersOf = ({ reference }: PeerPayment) => {
  const [, rrn = '', stan = ''] = /^R(\d{12})S(\d{6})$/.exec(reference) ?? []
  return { retrievalReferenceNumber: rrn, systemsTraceAuditNumber: stan }
}

const pushAnswer = (actionCode: string) => ({
  actionCode,
  approvalCode: '21324K',
  responseCode: '5',
  transactionIdentifier: 381228649430015,
  transmissionDateTime: '2026-03-02T15:00:00.000Z',
})

/** Visa Direct as its public description has it. */
export const visaDialect: Dialect = {
  verbOf: (method, { pathname }) => {
    if (pathname.startsWith('/paai/')) return 'eligibility'
    return method === 'POST' ? 'submit' : 'inquire'
  },
  paymentIn: (body) => {
    const { retrievalReferenceNumber, systemsTraceAuditNumber, amount, transactionCurrencyCode } = membersOf(body)
    return {
      reference: `R${retrievalReferenceNumber}S${systemsTraceAuditNumber}`,
      amount: Number(amount).toFixed(2),
      currency: String(transactionCurrencyCode),
    }
  },
  referenceIn: ({ searchParams }) => `R${searchParams.get('rrn')}S${searchParams.get('stan')}`,
  approved: () => ({ status: 200, body: pushAnswer('00') }),
  echoed: ({ amount, currency }) => ({
    status: 200,
    body: { ...pushAnswer('00'), amount: Number(amount), transactionCurrencyCode: currency },
  }),
  declined: (_, text) => ({ status: 200, body: { ...pushAnswer('14'), errorMessage: text, reason: text } }),
  duplicate: () => ({ status: 200, body: pushAnswer('94') }),
  undecided: () => ({ status: 202, body: { statusIdentifier: '234234322342343' } }),
  found: (payment) => ({
    status: 200,
    body: [
      {
        ...numbersOf(payment),
        statusCode: 'COMPLETED',
        actionCode: '00',
        approvalCode: '21324K',
        responseCode: '5',
        transactionIdentifier: '381228649430015',
        amount: '1.00',
        amountInTransactionCurrency: payment.amount,
        transactionCurrencyCode: payment.currency === 'CAD' ? '124' : '840',
      },
    ],
  }),
  absent: () => ({ status: 200, body: [] }),
  eligible: (isEligible) => ({
    status: 200,
    body: {
      visaNetworkInfo: [
        {
          nonMoneyTransferPushFundsDomestic: isEligible ? 'Y' : 'N',
          nonMoneyTransferFastFundsDomestic: 'Y',
        },
      ],
    },
  }),
}
