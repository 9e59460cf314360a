import {
  financialAccountQuerySchema,
  financialAccountSchema,
  postedBalanceSchema,
  verificationResultSchema,
} from '@linx/core'
import { listOf, pageOf } from '../answer/fields.ts'
import { limitUtilisation } from '../limit/limit-operations.ts'
import { mapPage, mapResult } from '../operation/map-result.ts'
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
    success: {
      status: 201,
      description: 'The account, its number masked.',
      schema: financialAccount,
      location: { path: '/v1/financial-accounts/{financialAccountId}', idAt: ['id'] },
    },
    refusals: [409, 422],
    handle: ({ linx, body }) => mapResult(linx.financialAccounts.put(body), financialAccountView),
  }),
  tenantOperation({
    operationId: 'listFinancialAccounts',
    tag: TAG,
    summary: 'List financial accounts, of one owner or of all',
    method: 'GET',
    path: '/v1/financial-accounts',
    scope: 'financial-accounts:read',
    query: financialAccountQuerySchema,
    success: { status: 200, description: 'One page, newest first.', schema: pageOf(financialAccount) },
    handle: ({ linx, query }) => mapPage(linx.financialAccounts.list(query), financialAccountView),
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
  tenantOperation({
    operationId: 'verifyFinancialAccount',
    tag: TAG,
    summary: 'Ask the bank of an account by a prenote whether it is there',
    description: 'The result comes about four banking days later, as an event and in the account.',
    method: 'POST',
    path: '/v1/financial-accounts/{financialAccountId}/verify',
    scope: 'financial-accounts:write',
    success: { status: 200, description: 'The account, its verification under way.', schema: financialAccount },
    refusals: [409, 422],
    handle: ({ linx, parameters }) =>
      mapResult(linx.financialAccounts.verify(parameters.financialAccountId), financialAccountView),
  }),
  tenantOperation({
    operationId: 'setVerification',
    tag: TAG,
    summary: 'Take over the result of a verification from elsewhere',
    method: 'PUT',
    path: '/v1/financial-accounts/{financialAccountId}/verification',
    scope: 'financial-accounts:write',
    body: { schema: verificationResultSchema },
    success: { status: 200, description: 'The account.', schema: financialAccount },
    refusals: [409, 422],
    handle: ({ linx, parameters, body }) =>
      mapResult(linx.financialAccounts.setVerification(parameters.financialAccountId, body), financialAccountView),
  }),
  tenantOperation({
    operationId: 'postBalance',
    tag: TAG,
    summary: 'Tell what an account holds',
    description: 'For schedules that pay a share of it. A balance that is older than the known one changes nothing.',
    method: 'PUT',
    path: '/v1/financial-accounts/{financialAccountId}/balance',
    scope: 'financial-accounts:write',
    body: { schema: postedBalanceSchema },
    success: { status: 200, description: 'The account.', schema: financialAccount },
    handle: ({ linx, parameters, body }) =>
      mapResult(linx.financialAccounts.postBalance(parameters.financialAccountId, body), financialAccountView),
  }),
  tenantOperation({
    operationId: 'removeBalance',
    tag: TAG,
    summary: 'Forget the balance of an account',
    method: 'DELETE',
    path: '/v1/financial-accounts/{financialAccountId}/balance',
    scope: 'financial-accounts:write',
    success: { status: 200, description: 'The account.', schema: financialAccount },
    handle: ({ linx, parameters }) =>
      mapResult(linx.financialAccounts.removeBalance(parameters.financialAccountId), financialAccountView),
  }),
  tenantOperation({
    operationId: 'getLimitsOfAccount',
    tag: TAG,
    summary: 'Read the limits that a debit of an account has to keep now',
    method: 'GET',
    path: '/v1/financial-accounts/{financialAccountId}/limits',
    scope: 'financial-accounts:read',
    success: {
      status: 200,
      description: 'Those of its owner and its own, with what is left.',
      schema: listOf(limitUtilisation),
    },
    handle: ({ linx, parameters }) => linx.limits.utilisation(parameters.financialAccountId),
  }),
]
