import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Icon } from '../../components/Icon.js'
import { isRecord, listOf, textOf } from './document.js'
import { type Field, soundName } from './verbs.js'

interface FieldProps {
  field: Field
  /** Of the step, from which names of sounds are made. */
  stepName: string
  value: unknown
  /** Undefined takes the field away. */
  set(value: unknown): void
}

/** A field of a step in the form that suits it. */
export function StepField({ field, stepName, value, set }: FieldProps) {
  const { t } = useTranslation('scenarios')
  const label = t(`fields.${field.name}` as 'fields.prompt')
  switch (field.kind) {
    case 'media':
      return (
        <MediaField label={label} stepName={stepName} value={value} set={set} isOptional={field.isOptional === true} />
      )
    case 'number':
      return (
        <NumberInput
          label={label}
          min={field.min}
          max={field.max}
          allowDecimal={false}
          value={typeof value === 'number' ? value : field.usual}
          onChange={(number) => set(typeof number === 'number' ? number : undefined)}
        />
      )
    case 'choice':
      return (
        <Select
          label={label}
          allowDeselect={false}
          value={textOf(value) || field.usual}
          data={field.of.map((one) => ({
            value: one,
            label: t(`options.${field.name}.${one}` as 'options.order.together'),
          }))}
          onChange={(chosen) => set(chosen ?? undefined)}
        />
      )
    case 'line':
      return (
        <TextInput
          label={label}
          description={t(`hints.${field.name}`, { defaultValue: '' }) || undefined}
          value={textOf(value)}
          onChange={(event) =>
            set(event.currentTarget.value === '' && field.isOptional ? undefined : event.currentTarget.value)
          }
        />
      )
    case 'text':
      return (
        <Textarea
          label={label}
          autosize
          minRows={2}
          value={textOf(value)}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    case 'targets':
      return <TargetsField label={label} value={value} set={set} />
    case 'windows':
      return <WindowsField label={label} value={value} set={set} />
    case 'dates':
      return <DatesField label={label} value={value} set={set} />
    case 'lists':
      return <ListsField label={label} value={value} set={set} />
    case 'variables':
      return <VariablesField label={label} value={value} set={set} />
  }
}

interface PartProps {
  label: string
  value: unknown
  set(value: unknown): void
}

function Rows({ label, children, add, addText }: { label: string; children: ReactNode; add(): void; addText: string }) {
  return (
    <Stack gap={6} role="group" aria-label={label}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      {children}
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="plus" size={14} />}
        onClick={add}
        style={{ alignSelf: 'flex-start' }}
      >
        {addText}
      </Button>
    </Stack>
  )
}

function RemoveRow({ name, remove }: { name: string; remove(): void }) {
  const { t } = useTranslation('scenarios')
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('common:remove', { name })} onClick={remove}>
      <Icon name="close" />
    </ActionIcon>
  )
}

const replaced = (all: readonly unknown[], index: number, value: unknown) =>
  all.map((one, at) => (at === index ? value : one))
const without = (all: readonly unknown[], index: number) => all.filter((_, at) => at !== index)

/** What is said, and the sound of the switch that says it. */
function MediaField({
  label,
  stepName,
  value,
  set,
  isOptional,
}: PartProps & { stepName: string; isOptional: boolean }) {
  const { t } = useTranslation('scenarios')
  const media = listOf(value).filter(isRecord)
  if (isOptional && media.length === 0) {
    return (
      <Switch
        label={label}
        checked={false}
        onChange={() => set([{ sound: `custom/${soundName(stepName)}`, text: '' }])}
      />
    )
  }
  return (
    <Rows
      label={label}
      addText={t('media.add')}
      add={() => set([...media, { sound: `custom/${soundName(stepName)}-${media.length + 1}`, text: '' }])}
    >
      {media.map((one, index) => {
        const isDigits = typeof one.digits === 'string'
        return (
          <Paper key={index} withBorder p="xs">
            <Group gap={4} wrap="nowrap" align="flex-start">
              <Stack gap={6} flex={1}>
                {isDigits ? (
                  <TextInput
                    label={t('media.digits')}
                    value={textOf(one.digits)}
                    onChange={(event) => set(replaced(media, index, { digits: event.currentTarget.value }))}
                  />
                ) : (
                  <>
                    <Textarea
                      aria-label={t('media.text')}
                      placeholder={t('media.text')}
                      autosize
                      minRows={2}
                      maxRows={6}
                      value={textOf(one.text)}
                      onChange={(event) => set(replaced(media, index, { ...one, text: event.currentTarget.value }))}
                    />
                    <TextInput
                      size="xs"
                      label={t('media.sound')}
                      value={textOf(one.sound)}
                      onChange={(event) => set(replaced(media, index, { ...one, sound: event.currentTarget.value }))}
                    />
                  </>
                )}
              </Stack>
              {(isOptional || media.length > 1) && (
                <RemoveRow name={label} remove={() => set(media.length === 1 ? undefined : without(media, index))} />
              )}
            </Group>
          </Paper>
        )
      })}
    </Rows>
  )
}

function TargetsField({ label, value, set }: PartProps) {
  const { t } = useTranslation('scenarios')
  const targets = listOf(value).filter(isRecord)
  return (
    <Rows label={label} addText={t('targets.add')} add={() => set([...targets, { to: '' }])}>
      {targets.map((target, index) => (
        <Group key={index} gap={4} wrap="nowrap">
          <TextInput
            flex={1}
            aria-label={t('targets.number', { index: index + 1 })}
            placeholder="+7 914 000-00-01"
            inputMode="tel"
            value={textOf(target.to)}
            onChange={(event) => set(replaced(targets, index, { ...target, to: event.currentTarget.value }))}
          />
          {targets.length > 1 && <RemoveRow name={textOf(target.to)} remove={() => set(without(targets, index))} />}
        </Group>
      ))}
    </Rows>
  )
}

const dayNames = ['working', 'off', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function WindowsField({ label, value, set }: PartProps) {
  const { t } = useTranslation('scenarios')
  const windows = listOf(value).filter(isRecord)
  return (
    <Rows
      label={label}
      addText={t('windows.add')}
      add={() => set([...windows, { days: ['sat'], from: '10:00', until: '14:00' }])}
    >
      {windows.map((window, index) => (
        <Paper key={index} withBorder p="xs">
          <Stack gap={8}>
            <Checkbox.Group
              aria-label={t('windows.days')}
              value={listOf(window.days).map(textOf)}
              onChange={(days) => set(replaced(windows, index, { ...window, days }))}
            >
              <Group gap={8}>
                {dayNames.map((day) => (
                  <Checkbox key={day} size="xs" value={day} label={t(`days.${day}`)} />
                ))}
              </Group>
            </Checkbox.Group>
            <Group gap={6} wrap="nowrap" align="flex-end">
              <Span value={window} set={(span) => set(replaced(windows, index, { ...window, ...span }))} />
              {windows.length > 1 && <RemoveRow name={t('windows.one')} remove={() => set(without(windows, index))} />}
            </Group>
          </Stack>
        </Paper>
      ))}
    </Rows>
  )
}

function Span({ value, set }: { value: Record<string, unknown>; set(span: { from: string; until: string }): void }) {
  const { t } = useTranslation('scenarios')
  const [from, until] = [textOf(value.from), textOf(value.until)]
  const isDayEnd = until === '24:00'
  return (
    <>
      <TextInput
        type="time"
        size="xs"
        label={t('windows.from')}
        value={from}
        onChange={(event) => set({ from: event.currentTarget.value, until })}
      />
      {/* An input for times of the day has no 24:00; midnight is its name there. */}
      <TextInput
        type="time"
        size="xs"
        label={t('windows.until')}
        value={isDayEnd ? '00:00' : until}
        onChange={(event) =>
          set({ from, until: event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value })
        }
      />
    </>
  )
}

function DatesField({ label, value, set }: PartProps) {
  const { t } = useTranslation('scenarios')
  const dates = listOf(value).filter(isRecord)
  const store = (all: readonly unknown[]) => set(all.length === 0 ? undefined : all)
  return (
    <Rows label={label} addText={t('dates.add')} add={() => store([...dates, { date: '', open: [] }])}>
      {dates.map((one, index) => {
        const span = listOf(one.open).find(isRecord)
        return (
          <Paper key={index} withBorder p="xs">
            <Stack gap={8}>
              <Group gap={4} wrap="nowrap" align="flex-end">
                <TextInput
                  flex={1}
                  type="date"
                  size="xs"
                  label={t('dates.date')}
                  value={textOf(one.date)}
                  onChange={(event) => store(replaced(dates, index, { ...one, date: event.currentTarget.value }))}
                />
                <RemoveRow name={textOf(one.date)} remove={() => store(without(dates, index))} />
              </Group>
              <Switch
                size="xs"
                label={t('dates.isOpen')}
                checked={span !== undefined}
                onChange={(event) =>
                  store(
                    replaced(dates, index, {
                      ...one,
                      open: event.currentTarget.checked ? [{ from: '09:00', until: '13:00' }] : [],
                    }),
                  )
                }
              />
              {span !== undefined && (
                <Group gap={6} wrap="nowrap">
                  <Span value={span} set={(changed) => store(replaced(dates, index, { ...one, open: [changed] }))} />
                </Group>
              )}
            </Stack>
          </Paper>
        )
      })}
    </Rows>
  )
}

/** A record whose names are typed too: a name is taken over when the field is left. */
function RecordRows({
  entries,
  rename,
  remove,
  children,
}: {
  entries: readonly string[]
  rename(from: string, to: string): void
  remove(name: string): void
  children(name: string): ReactNode
}) {
  const { t } = useTranslation('scenarios')
  return entries.map((name) => (
    <Paper key={name} withBorder p="xs">
      <Group gap={4} wrap="nowrap" align="flex-start">
        <Stack gap={6} flex={1}>
          <NameInput label={t('record.name')} name={name} rename={(to) => rename(name, to)} />
          {children(name)}
        </Stack>
        <RemoveRow name={name} remove={() => remove(name)} />
      </Group>
    </Paper>
  ))
}

function NameInput({ label, name, rename }: { label: string; name: string; rename(to: string): void }) {
  const [wanted, setWanted] = useState(name)
  return (
    <TextInput
      size="xs"
      label={label}
      value={wanted}
      onChange={(event) => setWanted(event.currentTarget.value)}
      onBlur={() => {
        if (wanted !== '' && wanted !== name) rename(wanted)
      }}
    />
  )
}

const renamedKey = (record: Record<string, unknown>, from: string, to: string) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name === from ? to : name, value]))
const withoutKey = (record: Record<string, unknown>, gone: string) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== gone))

function ListsField({ label, value, set }: PartProps) {
  const { t } = useTranslation('scenarios')
  const lists = isRecord(value) ? value : {}
  return (
    <Rows
      label={label}
      addText={t('lists.add')}
      add={() => set({ ...lists, [`list_${Object.keys(lists).length + 1}`]: [] })}
    >
      <RecordRows
        entries={Object.keys(lists)}
        rename={(from, to) => set(renamedKey(lists, from, to))}
        remove={(name) => set(withoutKey(lists, name))}
      >
        {(name) => (
          <Textarea
            size="xs"
            label={t('lists.numbers')}
            description={t('lists.hint')}
            autosize
            minRows={2}
            maxRows={8}
            defaultValue={listOf(lists[name]).map(textOf).join('\n')}
            onChange={(event) =>
              set({
                ...lists,
                [name]: event.currentTarget.value
                  .split(/[\n,;]/)
                  .map((one) => one.trim())
                  .filter((one) => one !== ''),
              })
            }
          />
        )}
      </RecordRows>
    </Rows>
  )
}

function VariablesField({ label, value, set }: PartProps) {
  const { t } = useTranslation('scenarios')
  const variables = isRecord(value) ? value : {}
  return (
    <Rows
      label={label}
      addText={t('variables.add')}
      add={() => set({ ...variables, [`value_${Object.keys(variables).length + 1}`]: '' })}
    >
      <RecordRows
        entries={Object.keys(variables)}
        rename={(from, to) => set(renamedKey(variables, from, to))}
        remove={(name) => set(withoutKey(variables, name))}
      >
        {(name) => (
          <TextInput
            size="xs"
            label={t('variables.value')}
            value={textOf(variables[name])}
            onChange={(event) => set({ ...variables, [name]: event.currentTarget.value })}
          />
        )}
      </RecordRows>
    </Rows>
  )
}
