/** What the Customer types, by the name of the field. */
export const nameValues = { firstName: 'Ada', lastName: 'Byron', primaryEmail: 'ada@example.com' } as const

export const profileValues = {
  'personalInfo.salutation': 'Ms',
  'personalInfo.dateOfBirth.day': '29',
  'personalInfo.dateOfBirth.month': '2',
  'personalInfo.dateOfBirth.year': '1984',
  phoneNumber: '(416) 555-0123',
  'addresses.PHYSICAL.streetLine1': '1 King St W',
  'addresses.PHYSICAL.cityName': 'Toronto',
  'addresses.PHYSICAL.stateCode': 'ON',
  'addresses.PHYSICAL.zipCode': 'M5V 2T6',
  'addresses.PHYSICAL.countryCode': 'CAN',
} as const

export const bankValues = {
  nameOnAccount: 'Ada Byron',
  routingNumber: '0114 01533',
  accountNumber: '44 5566 7788',
  accountNumberAgain: '4455667788',
} as const
