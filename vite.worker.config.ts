import { defineConfig } from 'vite'

// Workers and senders as one file of plain JavaScript: without the compiler beside them they start at once and hold a
// third less memory. Packages stay where npm put them. The file lies three folders deep, as those do that look for the
// root of the installation from where they stand (workflow-engine/worker/roles).
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'workflow-engine/worker/main.ts',
    outDir: 'dist/engine/worker',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
  },
})
