import { requireNode } from './requireNode.mjs'

// npm start: whatever is not built yet is built, then the server starts in this same process, so that a signal to npm
// finds it. Everything newer than the check is loaded after it.

requireNode()
start().catch((error) => {
  console.error(error.message)
  process.exit(1)
})

async function start() {
  const { build } = await import('./build.mjs')
  await build()
  const { register } = await import('tsx/esm/api')
  register()
  await import('../server/main.ts')
}
