import type { RailAccount, RailRequest } from '@linx/contracts'

/** A text of a request and where it stands. */
export interface RequestText {
  readonly path: string
  readonly text: string
}

const textsOfAccount = (side: 'debit' | 'credit', account: RailAccount): readonly RequestText[] => {
  const own: { readonly [member: string]: string | undefined } = {
    nameOnAccount: account.nameOnAccount,
    ...(account.type === 'BANK' ? { bankName: account.bankName } : { token: account.token, brand: account.brand }),
  }
  const address = Object.entries(account.address ?? {}).map(([member, text]) => [`address.${member}`, text] as const)
  return [...Object.entries(own), ...address].flatMap(([member, text]) =>
    text === undefined ? [] : [{ path: `${side}.${member}`, text }],
  )
}

/**
 * Every text that people or other systems fill in, the token too: a token that looks like a card number is taken for one. The
 * numbers of bank accounts are not among them.
 */
export const textsOf = ({ description, memo, metadata, debit, credit }: RailRequest): readonly RequestText[] => [
  ...(description === undefined ? [] : [{ path: 'description', text: description }]),
  ...(memo === undefined ? [] : [{ path: 'memo', text: memo }]),
  ...Object.entries(metadata).flatMap(([name, value], index) => [
    { path: `metadata.${index}`, text: name },
    { path: `metadata.${index}`, text: value },
  ]),
  ...textsOfAccount('debit', debit),
  ...textsOfAccount('credit', credit),
]
