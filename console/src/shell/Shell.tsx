import { AppShell, Box, Burger, Group, Loader, NavLink, ScrollArea, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation } from 'react-router'

import { LiveProvider } from '../api/live.js'
import { useSession } from '../api/session.js'
import { Icon } from '../components/Icon.js'
import { isDemo } from '../lib/page-setting.js'
import { Brand } from './Brand.js'
import { LiveDot } from './LiveDot.js'
import { sectionsFor } from './navigation.js'
import { LanguageButton, ThemeButton } from './Preferences.js'
import { UserMenu } from './UserMenu.js'
import { ZoneClock } from './ZoneClock.js'

/** What stands around each page of somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)

  // Another page is announced to whoever does not see it, and the keyboard begins there.
  useEffect(() => {
    close()
    if (isFirst.current) isFirst.current = false
    else main.current?.focus({ preventScroll: false })
  }, [pathname, close])

  return (
    <LiveProvider>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <AppShell
        header={{ height: 54 }}
        navbar={{
          width: 232,
          breakpoint: 'md',
          collapsed: { mobile: !isOpen },
        }}
        padding={{ base: 'md', md: 'xl' }}
      >
        <AppShell.Header>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
            <Group gap="xs" wrap="nowrap">
              <Burger
                opened={isOpen}
                onClick={toggle}
                hiddenFrom="md"
                size="sm"
                aria-label={t('menu')}
                aria-expanded={isOpen}
              />
              <Brand />
              {isDemo && (
                <Text size="xs" c="dimmed" visibleFrom="sm">
                  {t('demo')}
                </Text>
              )}
            </Group>
            <Group gap={6} wrap="nowrap">
              <LiveDot />
              <Box visibleFrom="sm">
                <ZoneClock />
              </Box>
              <LanguageButton />
              <ThemeButton />
              <UserMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm" component="nav" aria-label={t('navigation')}>
          <AppShell.Section grow component={ScrollArea} type="auto">
            <Navigation pathname={pathname} />
          </AppShell.Section>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} ref={main} style={{ outline: 'none' }}>
          <Suspense fallback={<Loader mt="xl" aria-label={t('loading')} />}>
            <Outlet />
          </Suspense>
        </AppShell.Main>
      </AppShell>
    </LiveProvider>
  )
}

function Navigation({ pathname }: { pathname: string }) {
  const { t } = useTranslation()
  const session = useSession()
  return sectionsFor(session).map(({ text, places }) => (
    <Box key={text} mb="sm">
      <Text size="xs" fw={600} c="dimmed" px="sm" mb={4}>
        {t(`nav.sections.${text}` as 'nav.sections.messages')}
      </Text>
      {places.map((place) => (
        <NavLink
          key={place.path}
          component={Link}
          to={place.path}
          label={t(`nav.${place.text}` as 'nav.send')}
          leftSection={<Icon name={place.icon} />}
          active={pathname === place.path || pathname.startsWith(`${place.path}/`)}
          aria-current={pathname === place.path ? 'page' : undefined}
          py={7}
          style={{ borderRadius: 8 }}
        />
      ))}
    </Box>
  ))
}
