/** Reads a body up to a limit and no further; `undefined` if it is longer. */
export const readBytes = async (request: Request, maximumBytes: number): Promise<Uint8Array | undefined> => {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > maximumBytes) return undefined
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > maximumBytes) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
