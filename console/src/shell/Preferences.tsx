import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { Icon } from '../components/Icon.js'
import { chooseLanguage, currentLanguage } from '../lib/i18n.js'

export function LanguageButton() {
  const { t } = useTranslation()
  const other = currentLanguage() === 'ru' ? 'en' : 'ru'
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-md"
      c="inherit"
      lang={other}
      aria-label={t('otherLanguage')}
      onClick={() => void chooseLanguage(other)}
    >
      {other === 'ru' ? 'RU' : 'EN'}
    </Button>
  )
}

export function ThemeButton() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="inherit"
      size="lg"
      aria-label={t(`theme.${other}`)}
      onClick={() => setColorScheme(other)}
    >
      <Icon name={other === 'light' ? 'sun' : 'moon'} />
    </ActionIcon>
  )
}
