/** Bytes on the heap after everything that nobody holds was given up. Throws without `--expose-gc`. */
export const heapBytes = (): number => {
  const { gc } = globalThis
  if (gc === undefined) throw new TypeError('Expected the function gc. Start node with --expose-gc.')
  gc()
  gc()
  return process.memoryUsage().heapUsed
}
