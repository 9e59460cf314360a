import { financialAccountSchema } from '@linx/core'
import { mapResult } from '../operation/map-result.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'
import { withId } from '../request/with-id.ts'
import { financialAccount, financialAccountView } from './financial-account-view.ts'

const TAG = 'Financial accounts'

/** Bank accounts and cards (SPEC section 3). */
export const financialAccountOperations: readonly Operation[] = [
  tenantOperation({
    operationId: 'createFinancialAccount',
    tag: TAG,
    summary: 'Bring in a bank account or a card',
    description:
      'A card comes as your tokeniser’s token. With an `id` that exists the account is replaced, as by `PUT`.',
    method: 'POST',
    path: '/v1/financial-accounts',
    scope: 'financial-accounts:write',
    body: { schema: financialAccountSchema },
    success: { status: 201, description: 'The account, its number masked.', schema: financialAccount },
    refusals: [409, 422],
    handle: ({ linx, body }) => mapResult(linx.financialAccounts.put(body), financialAccountView),
  }),
  tenantOperation({
    operationId: 'getFinancialAccount',
    tag: TAG,
    summary: 'Read a financial account',
    method: 'GET',
    path: '/v1/financial-accounts/{financialAccountId}',
    scope: 'financial-accounts:read',
    success: { status: 200, description: 'The account, its number masked.', schema: financialAccount },
    handle: ({ linx, parameters }) =>
      mapResult(linx.financialAccounts.get(parameters.financialAccountId), financialAccountView),
  }),
  tenantOperation({
    operationId: 'putFinancialAccount',
    tag: TAG,
    summary: 'Store a financial account under an id of yours, or replace it',
    method: 'PUT',
    path: '/v1/financial-accounts/{financialAccountId}',
    scope: 'financial-accounts:write',
    body: { schema: financialAccountSchema },
    success: { status: 200, description: 'The account, its number masked.', schema: financialAccount },
    refusals: [409, 422],
    handle: ({ linx, parameters, body }) => {
      const named = withId(body, parameters.financialAccountId)
      return named.ok ? mapResult(linx.financialAccounts.put(named.value), financialAccountView) : named
    },
  }),
]
