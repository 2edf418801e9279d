import type { ComponentType } from 'react'

import { lazyPage } from '../lib/lazy-page.js'

/** Each page by its address; its code comes when somebody goes there. */
export const pages: readonly { path: string; Component: ComponentType }[] = [
  { path: '/send', Component: lazyPage(() => import('./send/SendPage.js'), 'SendPage') },
  { path: '/money', Component: lazyPage(() => import('./money/MoneyPage.js'), 'MoneyPage') },
  { path: '/phones', Component: lazyPage(() => import('./phones/PhonesPage.js'), 'PhonesPage') },
]
