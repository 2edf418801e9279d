import type { ComponentType } from 'react'

import { lazyPage } from '../lib/lazy-page.js'

/** Each page by its address; its code comes when somebody goes there. */
export const pages: readonly { path: string; Component: ComponentType }[] = [
  { path: '/send', Component: lazyPage(() => import('./send/SendPage.js'), 'SendPage') },
  { path: '/scenarios', Component: lazyPage(() => import('./scenarios/ScenariosPage.js'), 'ScenariosPage') },
  { path: '/scenarios/:scenarioId', Component: lazyPage(() => import('./scenarios/ScenarioPage.js'), 'ScenarioPage') },
  { path: '/calls', Component: lazyPage(() => import('./calls/CallsPage.js'), 'CallsPage') },
  { path: '/calls/:callId', Component: lazyPage(() => import('./calls/CallPage.js'), 'CallPage') },
  { path: '/numbers', Component: lazyPage(() => import('./numbers/NumbersPage.js'), 'NumbersPage') },
  { path: '/phones', Component: lazyPage(() => import('./phones/PhonesPage.js'), 'PhonesPage') },
]
