import { ActionIcon, Menu, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { useSession, useSessionState } from '../api/session.js'
import { Icon } from '../components/Icon.js'

export function UserMenu() {
  const { t } = useTranslation()
  const { user, apiKey, company } = useSession()
  const { signOut } = useSessionState()
  const name = user?.name ?? apiKey?.name ?? ''
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="light" size="lg" radius="xl" aria-label={t('account')}>
          <Icon name="user" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--mantine-color-text)">
            {name}
          </Text>
          <Text size="sm">{company?.name ?? t('platform')}</Text>
          {user !== null && <Text size="sm">{t(`roles.${user.role}` as 'roles.operator')}</Text>}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="exit" />} onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
