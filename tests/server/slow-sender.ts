import { connect } from 'node:net'

export interface Sent {
  /** Whether every byte was taken. */
  readonly taken: boolean
  readonly status: number
  readonly answer: string
}

/** Sends a chunked body to its end before it reads anything, as simple clients do: whoever stops reading its body hangs
 *  it up for ever. */
export async function sendEverything(url: string, headers: Record<string, string>, bytes: number): Promise<Sent> {
  const { hostname, port, pathname, search } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.setMaxListeners(0)
  let broken = false
  socket.on('error', () => {
    broken = true
  })
  const lines = Object.entries({ Host: `${hostname}:${port}`, 'Transfer-Encoding': 'chunked', ...headers })
  socket.write(
    `POST ${pathname}${search} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  )
  const chunk = Buffer.concat([Buffer.from('40000\r\n'), Buffer.alloc(0x40000, 97), Buffer.from('\r\n')])
  let answer = ''
  const heard = new Promise<void>((resolve) => {
    // Heard from the kernel only when everything is sent.
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      if (answer.includes('\r\n\r\n')) resolve()
    })
    socket.on('close', () => resolve())
  })
  socket.pause()
  for (let sent = 0; sent < bytes && !broken; sent += 0x40000) {
    if (!socket.write(chunk)) {
      const drained = await Promise.race([
        new Promise((resolve) => socket.once('drain', () => resolve(true))),
        new Promise((resolve) => socket.once('close', () => resolve(false))),
        new Promise((resolve) => setTimeout(resolve, 3000, false)),
      ])
      if (!drained) {
        socket.destroy()
        return { taken: false, status: 0, answer }
      }
    }
  }
  socket.write('0\r\n\r\n')
  socket.resume()
  await heard
  socket.destroy()
  return { taken: !broken, status: Number(answer.slice(9, 12)), answer: answer.slice(answer.indexOf('\r\n\r\n') + 4) }
}
