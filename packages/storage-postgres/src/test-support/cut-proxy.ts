import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut between the server's work and its answer. */
export interface CutProxy {
  /** As the one given, by way of the proxy. */
  readonly connectionString: string
  /** From now on nothing that the server says arrives. */
  mute(): void
  /** Breaks all connections; new ones work again. */
  cut(): void
  close(): Promise<void>
}

export const openCutProxy = async (target: string): Promise<CutProxy> => {
  const { hostname, port } = new URL(target)
  const url = new URL(target)
  const sockets = new Set<Socket>()
  let isMute = false
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (data) => upstream.write(data))
    upstream.on('data', (data) => {
      if (!isMute) client.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url.port = String(typeof address === 'object' ? address?.port : '')
  const cut = (): void => {
    isMute = false
    for (const socket of sockets) socket.destroy()
  }
  return {
    connectionString: url.href,
    mute: () => {
      isMute = true
    },
    cut,
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
