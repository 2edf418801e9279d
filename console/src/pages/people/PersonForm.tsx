import { Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Person } from '@svyaz/sdk'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { ConfirmButton } from '../../components/ConfirmButton.js'
import { FormModal } from '../../components/FormModal.js'

const zones = Intl.supportedValuesOf('timeZone')

/** A person of the directory; a new one without any. */
export function PersonForm({ person, close }: { person: Person | null; close(): void }) {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const form = useForm({
    initialValues: {
      name: person?.name ?? '',
      kind: person?.kind ?? 'employee',
      numbers: person?.numbers.map(({ number }) => number).join(', ') ?? '',
      position: person?.position ?? '',
      email: person?.email ?? '',
      zone: person?.zone ?? null,
    },
  })
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['persons'] })
    close()
  }
  const saving = useMutation({
    mutationFn: ({ name, kind, numbers, position, email, zone }: typeof form.values) => {
      const known = new Map(person?.numbers.map((number) => [number.number, number]))
      const request = {
        name,
        kind: kind as 'employee',
        numbers: numbers.split(/[,;\n]+/).flatMap((text) => {
          const number = text.trim()
          const kept = known.get(number)
          return number === '' ? [] : [kept === undefined ? { number } : { ...kept }]
        }),
        position: position === '' ? null : position,
        email: email === '' ? null : email,
        zone,
      }
      return person === null ? svyaz.persons.create(request) : svyaz.persons.update(person.id, request)
    },
    onSuccess: done,
  })
  const deleting = useMutation({
    mutationFn: () => svyaz.persons.delete(person?.id ?? ''),
    onSuccess: done,
  })
  return (
    <FormModal
      title={person?.name ?? t('new')}
      isOpen
      close={close}
      submit={form.onSubmit((values) => saving.mutate(values))}
      isPending={saving.isPending}
      error={saving.error ?? deleting.error}
    >
      <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('numbers')}
        description={t('numbersHint')}
        inputMode="tel"
        {...form.getInputProps('numbers')}
      />
      <Group grow>
        <TextInput label={t('position')} {...form.getInputProps('position')} />
        <Select
          label={t('kind.label')}
          allowDeselect={false}
          data={(['employee', 'contact'] as const).map((value) => ({
            value,
            label: t(`kind.${value}`),
          }))}
          {...form.getInputProps('kind')}
        />
      </Group>
      <Group grow>
        <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
        <Select label={t('zone')} searchable clearable data={zones} limit={50} {...form.getInputProps('zone')} />
      </Group>
      {person !== null && (
        <Group>
          <ConfirmButton
            question={t('deleteQuestion', { name: person.name })}
            confirm={() => deleting.mutate()}
            color="red"
          >
            {t('common:delete')}
          </ConfirmButton>
        </Group>
      )}
    </FormModal>
  )
}
