import type { BusinessProfile, Caller } from '@linx/engine'
import { documentCatalogue } from './documents.ts'

/** The business whose console this is. */
export const BUSINESS_ACCOUNT_ID = 'juniper-mutual'

export const business: BusinessProfile = {
  name: 'Juniper Mutual',
  contact: '1-800-555-0142',
  documents: documentCatalogue,
}

/** As whom the console calls the API. */
export const consoleCaller: Caller = {
  businessAccountId: BUSINESS_ACCOUNT_ID,
  actor: { id: 'employee-morgan', type: 'employee', name: 'Morgan Lee' },
}

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="11" fill="#0f5f4f"/><path d="M20 8c5.5 3.4 8.4 7.7 8.4 12.6 0 5-3.4 8.6-8.4 9.4-5-.8-8.4-4.4-8.4-9.4C11.6 15.7 14.5 11.400 20 8z" fill="#d7f3e6"/><path d="M20 14v20" stroke="#0f5f4f" stroke-width="2.2" stroke-linecap="round"/><path d="M20 22l4.200-3.600M20 26l-4.200-3.600" stroke="#0f5f4f" stroke-width="2" stroke-linecap="round"/></svg>`

/** How the business looks, on the Customer's pages as on the console. */
export const branding = {
  accentColour: '#0f5f4f',
  logo: { contentType: 'image/svg+xml', bytes: new TextEncoder().encode(LOGO) },
} as const
