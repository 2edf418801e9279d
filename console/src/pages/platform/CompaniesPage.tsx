import { Badge, Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { usePages } from '../../api/use-pages.js'
import { DataTable, moreOf } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { FormModal } from '../../components/FormModal.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'

/** For the platform: whose gateway it is. */
export function CompaniesPage() {
  const { t } = useTranslation('platform')
  const [isNew, setIsNew] = useState(false)
  const companies = usePages(['companies'], (cursor) => svyaz.companies.list({ ...cursor, limit: 50 }))
  return (
    <Page
      title={t('companies.title')}
      lead={t('companies.lead')}
      action={
        <Button leftSection={<Icon name="plus" />} onClick={() => setIsNew(true)}>
          {t('companies.add')}
        </Button>
      }
    >
      <DataTable
        label={t('companies.title')}
        items={companies.data === undefined ? undefined : companies.items}
        error={companies.error}
        keyOf={({ id }) => id}
        more={moreOf(companies)}
        empty={<Empty icon="building" title={t('companies.empty')} />}
        columns={[
          { title: t('companies.name'), cell: ({ name }) => name },
          { title: t('companies.id'), cell: ({ id }) => id, align: 'end' },
          {
            title: t('companies.zone'),
            cell: ({ zone }) => zone,
            isExtra: true,
          },
          {
            title: t('companies.state'),
            cell: ({ state }) => (
              <Badge color={state === 'active' ? 'green' : 'gray'}>
                {t(`companies.states.${state}` as 'companies.states.active')}
              </Badge>
            ),
          },
          {
            title: t('companies.created'),
            cell: ({ createdAt }) => <Instant at={createdAt} />,
            isExtra: true,
          },
        ]}
      />
      {isNew && <NewCompany close={() => setIsNew(false)} />}
    </Page>
  )
}

function NewCompany({ close }: { close(): void }) {
  const { t } = useTranslation('platform')
  const queries = useQueryClient()
  const form = useForm({ initialValues: { name: '', zone: 'Europe/Moscow' } })
  const making = useMutation({
    mutationFn: (values: typeof form.values) => svyaz.companies.create(values),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['companies'] })
      close()
    },
  })
  return (
    <FormModal
      title={t('companies.add')}
      isOpen
      close={close}
      submit={form.onSubmit((values) => making.mutate(values))}
      isPending={making.isPending}
      error={making.error}
      action={t('common:create')}
    >
      <TextInput label={t('companies.name')} required data-autofocus {...form.getInputProps('name')} />
      <Select
        label={t('companies.zone')}
        description={t('companies.zoneHint')}
        searchable
        allowDeselect={false}
        limit={50}
        data={Intl.supportedValuesOf('timeZone')}
        {...form.getInputProps('zone')}
      />
    </FormModal>
  )
}
