/** What a record, a task or a journal entry may carry. Money is a decimal string in it, never a `number`. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

/** A JSON object. A member whose value is `undefined` counts as absent and MUST NOT be stored. */
export type JsonObject = { readonly [member: string]: JsonValue | undefined }
