export { isAbaRoutingNumber, isAccountNumber, maskAccountNumber } from './account-number.ts'
export type { AddressType, CustomerAddress, PostalAddress } from './address.ts'
export type {
  CustomerAccountAnswer,
  FinancialAccountAnswer,
  PersonalInfoItem,
  ProfileAnswer,
  RequestedProfileInputs,
} from './answers.ts'
export type {
  Customer,
  CustomerPhoneNumber,
  CustomerProfile,
  CustomerStatus,
  PhoneNumberType,
} from './customer.ts'
export type {
  CatalogueDocument,
  DocumentAcceptance,
  DocumentAnswer,
  DocumentCatalogue,
  DocumentVersion,
  RequestedDocument,
} from './document.ts'
export { acceptableVersions, findDocument } from './document-catalogue.ts'
export {
  type AccountOwner,
  accountTypeBySubType,
  type BankAccountProfile,
  type BankDetails,
  type BankFinancialAccount,
  type BankSubType,
  type CardAccountProfile,
  type CardDetails,
  type CardFinancialAccount,
  type CardSubType,
  type FinancialAccount,
  type FinancialAccountCategory,
  type FinancialAccountCommonProfile,
  type FinancialAccountIdentity,
  type FinancialAccountProfile,
  type FinancialAccountState,
  type FinancialAccountSubType,
  isBankSubType,
  type Verification,
  type VerificationMethod,
  type VerificationStatus,
} from './financial-account.ts'
export {
  type CustomerQuery,
  customerQuerySchema,
  type FinancialAccountQuery,
  financialAccountQuerySchema,
  parseCustomerQuery,
  parseFinancialAccountQuery,
} from './parse-party-query.ts'
export { customerEvents, financialAccountEvents } from './party-events.ts'
export {
  type PostedBalance,
  postedBalanceSchema,
  validatePostedBalance,
  withoutBalance,
  withPostedBalance,
} from './posted-balance.ts'
export { type CustomerInput, customerSchema, validateCustomer } from './validate-customer.ts'
export { validateCustomerAccountAnswer } from './validate-customer-account-answer.ts'
export { validateDocumentAnswer } from './validate-document-answer.ts'
export {
  type FinancialAccountInput,
  financialAccountSchema,
  validateFinancialAccount,
} from './validate-financial-account.ts'
export {
  type FinancialAccountAnswerContext,
  validateFinancialAccountAnswer,
} from './validate-financial-account-answer.ts'
export { validateProfileAnswer } from './validate-profile-answer.ts'
