export type { Branding, Logo } from './brand/branding.ts'
export type { CardTokeniser, TokenisedCard } from './card/card-tokeniser.ts'
export { createTestTokeniser, type TestTokeniser } from './card/test-tokeniser.ts'
export { createGatewayHandler, type GatewayHandler } from './create-gateway-handler.ts'
export {
  type DocumentContent,
  type DocumentRequest,
  GatewayConfigurationError,
  type GatewayKey,
  type GatewayOptions,
  type StepUp,
  type StepUpChallenge,
  type StepUpOutcome,
  type StepUpVisit,
} from './gateway-options.ts'
export { createMissLimiter, type MissLimiter } from './limit/miss-limiter.ts'
