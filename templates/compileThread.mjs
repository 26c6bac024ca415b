import { register } from 'tsx/esm/api'

// A thread knows nothing of the TypeScript loader that the process was started with.
register()
await import('./compileThread.ts')
