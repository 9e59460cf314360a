import type { IdempotentCall, KeyedCall } from '@linx/engine'

/** The edge has refused a call without the key that its operation requires. */
export const keyedCall = ({ idempotencyKey = '', ...rest }: IdempotentCall): KeyedCall => ({ idempotencyKey, ...rest })
