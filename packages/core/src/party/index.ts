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
  type Verification,
  type VerificationMethod,
  type VerificationStatus,
} from './financial-account.ts'
