import { Badge, Button, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import type { Person } from '@svyaz/sdk'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { usePages } from '../../api/use-pages.js'
import { DataTable, moreOf } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { Page } from '../../components/Page.js'
import { formatPhone } from '../../lib/format.js'
import { ImportWizard } from './ImportWizard.js'
import { PersonForm } from './PersonForm.js'

/** The directory: everybody who is written to by name. */
export function PeoplePage() {
  const { t } = useTranslation('people')
  const mayEdit = useSession().may('company:admin')
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const [opened, setOpened] = useState<Person | 'new' | null>(null)
  const [isImporting, importing] = useDisclosure(false)
  const people = usePages(['persons', 'list', search], (cursor) =>
    svyaz.persons.list({
      ...cursor,
      limit: 50,
      ...(search !== '' && { search }),
    }),
  )
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        mayEdit && (
          <Group gap="xs">
            <Button variant="default" leftSection={<Icon name="upload" />} onClick={importing.open}>
              {t('import.button')}
            </Button>
            <Button leftSection={<Icon name="plus" />} onClick={() => setOpened('new')}>
              {t('add')}
            </Button>
          </Group>
        )
      }
    >
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<Icon name="search" />}
        maw={420}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <DataTable
        label={t('title')}
        items={people.data === undefined ? undefined : people.items}
        error={people.error}
        keyOf={({ id }) => id}
        {...(mayEdit && { open: setOpened })}
        more={moreOf(people)}
        empty={
          <Empty
            icon="people"
            title={search === '' ? t('empty.title') : t('none')}
            hint={search === '' ? t('empty.hint') : undefined}
          />
        }
        columns={[
          { title: t('name'), cell: ({ name }) => name },
          {
            title: t('number'),
            cell: ({ numbers }) =>
              numbers.map(({ number }) => (
                <Text key={number} size="sm" className="numbers">
                  {formatPhone(number)}
                </Text>
              )),
          },
          {
            title: t('position'),
            cell: ({ position }) => position ?? '—',
            isExtra: true,
          },
          { title: t('zone'), cell: ({ zone }) => zone ?? '—', isExtra: true },
          {
            title: t('kind.label'),
            cell: ({ kind }) => (
              <Badge color={kind === 'employee' ? 'svyaz' : 'gray'}>{t(`kind.${kind}` as 'kind.employee')}</Badge>
            ),
            isExtra: true,
          },
        ]}
      />
      {opened !== null && <PersonForm person={opened === 'new' ? null : opened} close={() => setOpened(null)} />}
      {isImporting && <ImportWizard close={importing.close} />}
    </Page>
  )
}
