import { connect } from 'node:net'
import { scenario } from './scenario.ts'

const mostText = 64 * 1024

/** Sends bytes as they are, and gives what came back. */
function exchange(address: string, bytes: string, patienceMs = 1000): Promise<string> {
  const { hostname, port, protocol } = new URL(address)
  return new Promise((resolve) => {
    let text = ''
    const late = setTimeout(() => end(), 5 * patienceMs)
    const socket = connect({ host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) })
    const end = () => {
      clearTimeout(late)
      socket.destroy()
      resolve(text)
    }
    socket.setTimeout(patienceMs, end)
    socket.on('data', (chunk) => {
      text += chunk
      if (text.length > mostText) end()
    })
    socket.on('error', end)
    socket.on('close', end)
    socket.write(bytes)
  })
}

const host = (address: string) => `Host: ${new URL(address).host}\r\n`

export const rawRequests = scenario(
  'raw-requests',
  {
    says: 'malformed requests get an answer or the end of the connection, and the service goes on',
    operation: 'showVersions',
    class: 'unstable',
  },
  async ({ kms, address }, claim) => {
    if (!address.startsWith('http:')) return
    const get = `GET / HTTP/1.1\r\n${host(address)}\r\n`
    const two = await exchange(address, get + get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
    claim('two requests on one connection get two answers', two.split('HTTP/1.1 ').length === 3, {
      got: `${two.split('HTTP/1.1 ').length - 1}`,
    })
    const garbage = [
      '\x16\x03\x01\x02\x00',
      'NONSENSE\r\n\r\n',
      `GET / HTTP/9.9\r\n\r\n`,
      `POST / HTTP/1.1\r\n${host(address)}Content-Length: abc\r\n\r\n`,
    ]
    for (const bytes of garbage) {
      const answer = await exchange(address, bytes)
      claim('garbage gets a refusal, if anything', answer === '' || /^HTTP\/1\.1 [34]/.test(answer), {
        got: answer.slice(0, 30),
      })
    }
    await exchange(address, `POST / HTTP/1.1\r\n${host(address)}Content-Length: 100\r\n\r\nshort`, 100)
    await kms.ok('showVersions', {})
  },
)
