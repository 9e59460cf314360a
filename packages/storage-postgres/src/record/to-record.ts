import type { JsonObject, RecordKey, StoredRecord } from '@linx/contracts'

/** The body is parsed when it is asked for: a caller may know what this version says. */
export const toRecord = <Body extends JsonObject>(
  { businessAccountId, kind, id }: RecordKey,
  version: number,
  text: string,
): StoredRecord<Body> => {
  let body: Body | undefined
  return {
    key: { businessAccountId, kind, id },
    version,
    get body(): Body {
      body ??= JSON.parse(text) as Body
      return body
    },
  }
}
