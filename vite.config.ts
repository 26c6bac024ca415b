import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** React Aria brings its own words in thirty languages. Those that we do not speak stay out of the bundle. */
const spokenLocales: Plugin = {
  name: 'spoken-locales',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    const locale = /\/react-(?:aria|stately|aria-components)\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1]
    if (locale && !['en-US', 'fi-FI', 'sv-SE'].includes(locale)) return 'export default {}'
  },
}

// Imports such as #engine/nodes/signal.ts resolve through the "imports" of package.json, as in Node.
export default defineConfig({
  root: 'client',
  plugins: [react(), spokenLocales],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // The first browsers that know light-dark(), on which both themes rest.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 1500,
    // Every icon in a file of its own would be a hundred requests, each with more wrapping than picture.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'icons', test: /node_modules[\\/]lucide-react/ }] } },
    },
  },
})
