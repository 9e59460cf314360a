// Only for the purity check of core (lib ES2024, no DOM, no Node): the one platform name that the contracts mention.
declare interface AbortSignal {
  readonly aborted: boolean
}
