import { membersOf } from '../profile/read-json.ts'
import type { Dialect, PeerPayment } from './dialect.ts'

const disbursement = ({ reference, amount, currency }: PeerPayment, status: string, code: string, text: string) => ({
  id: 'disb_Bv0RQdcZfgrnVRYFbxcYFZxLSuU',
  resource_type: 'disbursement',
  disbursement_reference: reference,
  disbursement_amount: { value: amount.replace('.', ''), currency },
  status,
  status_reason: text,
  status_timestamp: '2026-03-02T15:00:00-06:00',
  transaction_history: {
    data: { transaction: [{ network_status_code: code, network_status_description: text }] },
  },
})

const approved = (payment: PeerPayment) => disbursement(payment, 'APPROVED', '00', 'Approved')

/** Mastercard Send disbursements as their public pages have them. */
export const mastercardDialect: Dialect = {
  verbOf: (method) => (method === 'POST' ? 'submit' : 'inquire'),
  paymentIn: (body) => {
    const payment = membersOf(membersOf(body).payment_disbursement)
    const cents = String(payment.amount).padStart(3, '0')
    return {
      reference: String(payment.disbursement_reference),
      amount: `${cents.slice(0, -2)}.${cents.slice(-2)}`,
      currency: String(payment.currency),
    }
  },
  referenceIn: ({ searchParams }) => searchParams.get('ref') ?? '',
  approved: (payment) => ({ status: 201, body: { disbursement: approved(payment) } }),
  echoed: (payment) => ({ status: 201, body: { disbursement: approved(payment) } }),
  declined: (payment, text) => ({ status: 201, body: { disbursement: disbursement(payment, 'DECLINED', '14', text) } }),
  duplicate: () => ({
    status: 400,
    body: { Errors: { Error: [{ Source: 'disbursement_reference', ReasonCode: 'INVALID_INPUT_VALUE' }] } },
  }),
  undecided: (payment) => ({ status: 201, body: { disbursement: disbursement(payment, 'UNKNOWN', '', 'Unknown') } }),
  found: (payment) => ({
    status: 200,
    body: { disbursements: { data: { disbursement: [approved(payment)] } } },
  }),
  absent: () => ({ status: 404, body: { Errors: { Error: [{ ReasonCode: 'RESOURCE_UNKNOWN' }] } } }),
  eligible: () => ({ status: 404, body: {} }),
}
