import type { ComponentType } from 'react'

import { lazyPage } from '../lib/lazy-page.js'

const conversations = lazyPage(() => import('./conversations/ConversationsPage.js'), 'ConversationsPage')

/** Each page by its address; its code comes when somebody goes there. */
export const pages: readonly { path: string; Component: ComponentType }[] = [
  { path: '/send', Component: lazyPage(() => import('./send/SendPage.js'), 'SendPage') },
  { path: '/conversations', Component: conversations },
  { path: '/conversations/:number', Component: conversations },
  { path: '/history', Component: lazyPage(() => import('./history/HistoryPage.js'), 'HistoryPage') },
  { path: '/people', Component: lazyPage(() => import('./people/PeoplePage.js'), 'PeoplePage') },
  { path: '/groups', Component: lazyPage(() => import('./groups/GroupsPage.js'), 'GroupsPage') },
  { path: '/tags', Component: lazyPage(() => import('./tags/TagsPage.js'), 'TagsPage') },
  { path: '/money', Component: lazyPage(() => import('./money/MoneyPage.js'), 'MoneyPage') },
  { path: '/users', Component: lazyPage(() => import('./users/UsersPage.js'), 'UsersPage') },
  { path: '/keys', Component: lazyPage(() => import('./keys/KeysPage.js'), 'KeysPage') },
  { path: '/webhooks', Component: lazyPage(() => import('./webhooks/WebhooksPage.js'), 'WebhooksPage') },
  { path: '/audit', Component: lazyPage(() => import('./audit/AuditPage.js'), 'AuditPage') },
  { path: '/companies', Component: lazyPage(() => import('./platform/CompaniesPage.js'), 'CompaniesPage') },
  { path: '/carriers', Component: lazyPage(() => import('./platform/CarriersPage.js'), 'CarriersPage') },
  { path: '/unmatched', Component: lazyPage(() => import('./platform/UnmatchedPage.js'), 'UnmatchedPage') },
  { path: '/phones', Component: lazyPage(() => import('./phones/PhonesPage.js'), 'PhonesPage') },
]
