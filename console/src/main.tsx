import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './styles.css'

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'

import { queryClient } from './api/query-client.js'
import { SessionProvider } from './api/session.js'
import { startTexts } from './lib/i18n.js'
import { styleNonce } from './lib/page-setting.js'
import { router } from './router.js'
import { contrast, theme } from './theme.js'

// Style elements of libraries pass the policy of the page by the same nonce.
Object.assign(globalThis, { __webpack_nonce__: styleNonce })

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element.')

await startTexts()
createRoot(root).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={contrast}
    defaultColorScheme="auto"
    getStyleNonce={() => styleNonce}
  >
    <Notifications position="bottom-center" limit={4} />
    <QueryClientProvider client={queryClient}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </QueryClientProvider>
  </MantineProvider>,
)
