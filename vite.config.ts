import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Imports such as #engine/nodes/signal.ts resolve through the "imports" of package.json, as in Node.
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
})
