import { customerQuerySchema, customerSchema } from '@linx/core'
import { pageOf } from '../answer/fields.ts'
import { mapPage, mapResult } from '../operation/map-result.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'
import { withId } from '../request/with-id.ts'
import { customer, customerErasure, customerView } from './customer-view.ts'

const TAG = 'Customers'

/** Customers of the Business Account (SPEC section 3). */
export const customerOperations: readonly Operation[] = [
  tenantOperation({
    operationId: 'createCustomer',
    tag: TAG,
    summary: 'Bring in a Customer',
    description: 'With an `id` that exists the Customer is replaced, as by `PUT`.',
    method: 'POST',
    path: '/v1/customers',
    scope: 'customers:write',
    body: { schema: customerSchema },
    success: {
      status: 201,
      description: 'The Customer.',
      schema: customer,
      location: { path: '/v1/customers/{customerId}', idAt: ['id'] },
    },
    refusals: [409, 422],
    handle: ({ linx, body }) => mapResult(linx.customers.put(body), customerView),
  }),
  tenantOperation({
    operationId: 'listCustomers',
    tag: TAG,
    summary: 'List Customers',
    method: 'GET',
    path: '/v1/customers',
    scope: 'customers:read',
    query: customerQuerySchema,
    success: { status: 200, description: 'One page, newest first.', schema: pageOf(customer) },
    handle: ({ linx, query }) => mapPage(linx.customers.list(query), customerView),
  }),
  tenantOperation({
    operationId: 'getCustomer',
    tag: TAG,
    summary: 'Read a Customer',
    method: 'GET',
    path: '/v1/customers/{customerId}',
    scope: 'customers:read',
    success: { status: 200, description: 'The Customer.', schema: customer },
    handle: ({ linx, parameters }) => mapResult(linx.customers.get(parameters.customerId), customerView),
  }),
  tenantOperation({
    operationId: 'putCustomer',
    tag: TAG,
    summary: 'Store a Customer under an id of yours, or replace it',
    method: 'PUT',
    path: '/v1/customers/{customerId}',
    scope: 'customers:write',
    body: { schema: customerSchema },
    success: { status: 200, description: 'The Customer.', schema: customer },
    refusals: [409, 422],
    handle: ({ linx, parameters, body }) => {
      const named = withId(body, parameters.customerId)
      return named.ok ? mapResult(linx.customers.put(named.value), customerView) : named
    },
  }),
  tenantOperation({
    operationId: 'eraseCustomer',
    tag: TAG,
    summary: 'Make everything personal of a Customer unreadable for good',
    description: 'Ids, amounts, statuses and the audit stay; the id is used up. A repeat answers as the first call.',
    method: 'POST',
    path: '/v1/customers/{customerId}/erase',
    scope: 'customers:write',
    success: { status: 200, description: 'When it was done.', schema: customerErasure },
    refusals: [409, 422],
    handle: ({ linx, parameters }) => linx.customers.erase(parameters.customerId),
  }),
]
