import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const gateway = 'http://127.0.0.1:8080'

// eslint-disable-next-line no-restricted-syntax -- Vite takes it so
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: { target: 'es2022', sourcemap: false, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 800 },
  server: { proxy: { '/v1': gateway } },
})
