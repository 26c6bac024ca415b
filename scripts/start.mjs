import { requireNode } from './requireNode.mjs'

// npm start, npm run web: the server, in this same process, so that a signal to npm finds it. Everything newer than the check of the
// Node version is loaded after it.

requireNode()
start()

async function start() {
  process.env.NODE_ENV = process.env.NODE_ENV || 'production'
  const { register } = await import('tsx/esm/api')
  register()
  await import('../server/main.ts')
}
