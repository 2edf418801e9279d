import { Button, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import { Icon } from '../../components/Icon.js'
import { Page } from '../../components/Page.js'
import { ConnectDialog } from './ConnectDialog.js'
import { Invoices } from './Invoices.js'
import { Ledger } from './Ledger.js'
import { Overview } from './Overview.js'
import { Prices } from './Prices.js'
import { useRating } from './use-rating.js'

const allTabs = ['overview', 'ledger', 'invoices', 'prices'] as const
const tabsBefore = ['overview', 'prices'] as const

/** What is connected, what it cost and why, and what will be paid. */
export function MoneyPage() {
  const { t } = useTranslation('money')
  const [search, setSearch] = useSearchParams()
  const rating = useRating()
  const tabs = rating.data === null ? tabsBefore : allTabs
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'overview'
  const isConnecting = search.get('connect') !== null
  const change = (name: string, value: string | null) =>
    setSearch((before) => {
      const after = new URLSearchParams(before)
      if (value === null) after.delete(name)
      else after.set(name, value)
      return after
    })

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        <Button leftSection={<Icon name="plus" />} onClick={() => change('connect', '')}>
          {t('connect.action')}
        </Button>
      }
    >
      <Tabs value={tab} onChange={(value) => change('tab', value)} keepMounted={false}>
        <Tabs.List mb="lg">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Overview />
        </Tabs.Panel>
        <Tabs.Panel value="ledger">
          <Ledger />
        </Tabs.Panel>
        <Tabs.Panel value="invoices">
          <Invoices />
        </Tabs.Panel>
        <Tabs.Panel value="prices">
          <Prices />
        </Tabs.Panel>
      </Tabs>
      {isConnecting && <ConnectDialog close={() => change('connect', null)} />}
    </Page>
  )
}
