import { accountOf, LANDLORD_ACCOUNT, OPERATING_ACCOUNT, samplePeople } from '../sample/sample-parties.ts'

const { ada, priya } = samplePeople

/** Nobody has this phone before the test. */
export const NEW_PHONE = '+14155550177'

/** The form of a claim of somebody new. */
export const newClaim = {
  title: 'Claim of Grace Hopper',
  phoneNumber: NEW_PHONE,
  financialAccountSubType: 'CHECKING',
  baFinancialAccountId: OPERATING_ACCOUNT,
  amount: '88.40',
  expireInHours: '168',
  customerMemo: '<b>Hello</b>',
}

/** A form with a wrong phone number, a wrong amount and no description. */
export const wrongRequest = {
  title: 'Keep <this>',
  phoneNumber: '12',
  customer: 'known',
  customerId: ada.id,
  account: 'known',
  customerFinancialAccountId: accountOf(ada),
  money: 'yes',
  transactionType: 'SEND',
  solution: 'wire',
  amount: '-1',
  currency: 'USD',
  baFinancialAccountId: OPERATING_ACCOUNT,
  paymentReasonId: 'insurance-disbursements',
  priority: 'SAME_DAY',
}

/** To an account on file. */
export const adasClaim = {
  title: 'Claim of Ada Byron',
  phoneNumber: ada.phoneNumber,
  customerId: ada.id,
  customerFinancialAccountId: accountOf(ada),
  baFinancialAccountId: OPERATING_ACCOUNT,
  amount: '15.00',
  expireInHours: '48',
}

/** To a card on file. */
export const priyasClaim = {
  title: 'Claim of Priya Patel',
  phoneNumber: priya.phoneNumber,
  customerId: priya.id,
  customerFinancialAccountId: accountOf(priya),
  baFinancialAccountId: OPERATING_ACCOUNT,
  amount: '15.00',
  expireInHours: '168',
}

/** A schedule on banking days. */
export const cleaning = {
  name: 'Cleaning',
  recurrenceRule: 'FREQ=DAILY',
  calendarType: 'BANKING',
  startDateTime: '2026-03-23T09:00',
  debitFinancialAccountId: OPERATING_ACCOUNT,
  creditFinancialAccountId: LANDLORD_ACCOUNT,
  amount: '10.00',
  transactionType: 'SEND',
  solution: 'ach',
  settlementPriority: 'NEXT_DAY',
  paymentReasonId: 'bill-payment',
}
