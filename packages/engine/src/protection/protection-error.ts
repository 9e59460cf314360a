/** What is stored could not be opened, or a key could not be had; thrown by any call that needs it. */
export class ProtectionError extends Error {
  override readonly name = 'ProtectionError'
  /** `unreadable`: changed, swapped or sealed under another key. `key_missing`: its key is gone. `provider`: the host's key provider failed. */
  readonly code: 'unreadable' | 'key_missing' | 'provider'
  /** The same call may succeed later. */
  readonly isRetryable: boolean

  constructor(code: ProtectionError['code'], message: string) {
    super(message)
    this.code = code
    this.isRetryable = code === 'provider'
  }
}
