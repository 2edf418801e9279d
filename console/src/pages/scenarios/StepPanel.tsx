import { ActionIcon, Alert, Badge, Button, Group, Menu, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import type { ScenarioFinding } from '@svyaz/sdk'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Icon } from '../../components/Icon.js'
import {
  freeName,
  isStepName,
  type ScenarioDoc,
  type Step,
  withExit,
  withName,
  withoutStep,
  withStep,
} from './document.js'
import { useExitText } from './exit-text.js'
import { FindingText } from './Findings.js'
import { StepField } from './StepField.js'
import { exitsOf, menuKeys, verbForms } from './verbs.js'

interface StepPanelProps {
  doc: ScenarioDoc
  name: string
  findings: readonly ScenarioFinding[]
  select(step: string | null): void
  change(doc: ScenarioDoc): void
  isReadOnly: boolean
}

/** One step: what it does and where each of its ways out leads. */
export function StepPanel({ doc, name, findings, select, change, isReadOnly }: StepPanelProps) {
  const { t } = useTranslation('scenarios')
  const step = doc.steps[name]
  if (step === undefined) return null
  const form = verbForms[step.verb]
  const own = findings.filter((finding) => finding.step === name)
  const set = (field: string, value: unknown) => {
    const { [field]: _, ...rest } = step
    change(withStep(doc, name, { ...rest, verb: step.verb, ...(value !== undefined && { [field]: value }) }))
  }
  return (
    <Stack gap="md" component="section" aria-label={t('step.label', { name })}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2}>{t(`verbs.${step.verb}.name` as 'verbs.play.name')}</Title>
        <ActionIcon variant="subtle" color="gray" aria-label={t('step.close')} onClick={() => select(null)}>
          <Icon name="close" />
        </ActionIcon>
      </Group>
      <Text size="sm" c="dimmed">
        {t(`verbs.${step.verb}.does` as 'verbs.play.does')}
      </Text>
      {own.map((finding, index) => (
        <Alert key={index} color={finding.level === 'error' ? 'red' : 'orange'} variant="light" p="xs">
          <FindingText finding={finding} />
        </Alert>
      ))}
      <fieldset disabled={isReadOnly} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack gap="md">
          <StepName key={name} doc={doc} name={name} change={change} select={select} />
          {form?.fields.map((field) => (
            <StepField
              key={field.name}
              field={field}
              stepName={name}
              value={step[field.name]}
              set={(value) => set(field.name, value)}
            />
          ))}
          <Exits doc={doc} name={name} step={step} change={change} select={select} />
          <Group gap="xs">
            {doc.start !== name && (
              <Button size="xs" variant="default" onClick={() => change({ ...doc, start: name })}>
                {t('step.makeStart')}
              </Button>
            )}
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                const { overflow, ...rest } = doc
                change(
                  overflow === name
                    ? { ...rest, start: doc.start, steps: doc.steps, format: doc.format }
                    : { ...doc, overflow: name },
                )
              }}
            >
              {doc.overflow === name ? t('step.noOverflow') : t('step.makeOverflow')}
            </Button>
            <Button
              size="xs"
              variant="light"
              color="red"
              leftSection={<Icon name="trash" size={16} />}
              onClick={() => {
                change(withoutStep(doc, name))
                select(null)
              }}
            >
              {t('step.delete')}
            </Button>
          </Group>
        </Stack>
      </fieldset>
    </Stack>
  )
}

interface PartProps {
  doc: ScenarioDoc
  name: string
  change(doc: ScenarioDoc): void
  select(step: string | null): void
}

function StepName({ doc, name, change, select }: PartProps) {
  const { t } = useTranslation('scenarios')
  const [wanted, setWanted] = useState(name)
  const isTaken = wanted !== name && Object.hasOwn(doc.steps, wanted)
  const problem = isTaken ? t('step.nameTaken') : isStepName(wanted) ? null : t('step.nameForm')
  const rename = () => {
    if (problem !== null || wanted === name) return
    change(withName(doc, name, wanted))
    select(wanted)
  }
  return (
    <TextInput
      label={t('step.name')}
      value={wanted}
      error={problem}
      onChange={(event) => setWanted(event.currentTarget.value)}
      onBlur={rename}
      onKeyDown={(event) => {
        if (event.key === 'Enter') rename()
      }}
    />
  )
}

function Exits({ doc, name, step, change, select }: PartProps & { step: Step }) {
  const { t } = useTranslation('scenarios')
  const exitText = useExitText()
  const form = verbForms[step.verb]
  const exits = exitsOf(step)
  if (exits.length === 0 && form?.adds === undefined) return null
  const others = Object.keys(doc.steps)
  const create = (exit: string, verb: string) => {
    const fresh = newStep(doc, verb, (key) => t(key as 'blank.play'))
    change(withExit(fresh.doc, name, exit, fresh.name))
    select(fresh.name)
  }
  return (
    <Stack gap="xs">
      <Title order={3}>{t('exits.title')}</Title>
      {exits.map(({ exit, to, isRequired }) => {
        const text = exitText(step.verb, exit)
        const isOwn = form?.exits.some((one) => one.exit === exit) !== true
        return (
          <Group key={exit} gap={6} wrap="nowrap" align="flex-end">
            <Select
              flex={1}
              label={text}
              value={to}
              placeholder={isRequired ? t('exits.choose') : t('exits.end')}
              error={isRequired && to === null}
              data={to === null || others.includes(to) ? others : [...others, to]}
              searchable
              clearable={!isRequired}
              clearButtonProps={{ 'aria-label': t('exits.clear') }}
              nothingFoundMessage={t('exits.nothing')}
              onChange={(value) => change(withExit(doc, name, exit, value))}
            />
            <NewStepMenu label={t('exits.newFor', { exit: text })} choose={(verb) => create(exit, verb)} />
            {isOwn && form?.adds !== 'lists' && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('common:remove', { name: text })}
                onClick={() => change(withExit(doc, name, exit, null))}
              >
                <Icon name="close" />
              </ActionIcon>
            )}
          </Group>
        )
      })}
      {form?.adds === 'keys' && <AddKey doc={doc} name={name} step={step} create={create} />}
      {form?.adds === 'values' && <AddValue create={create} taken={exits.map(({ exit }) => exit)} />}
    </Stack>
  )
}

/** Verbs to choose from, for a step that does not exist yet. */
export function NewStepMenu({ label, choose, text }: { label: string; choose(verb: string): void; text?: string }) {
  const { t } = useTranslation('scenarios')
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        {text === undefined ? (
          <ActionIcon variant="default" size={36} aria-label={label}>
            <Icon name="plus" />
          </ActionIcon>
        ) : (
          <Button variant="default" size="sm" leftSection={<Icon name="plus" />}>
            {text}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {Object.entries(verbForms).map(([verb, { icon }]) => (
          <Menu.Item key={verb} leftSection={<Icon name={icon} />} onClick={() => choose(verb)}>
            {t(`verbs.${verb}.name` as 'verbs.play.name')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** A document with one step more, which nothing leads to yet. */
export function newStep(
  doc: ScenarioDoc,
  verb: string,
  text: (key: string) => string,
): { doc: ScenarioDoc; name: string } {
  const name = freeName(doc, text(`stepNames.${verb}`))
  return { doc: withStep(doc, name, { verb, ...verbForms[verb]?.blank(text, name) }), name }
}

function AddKey({
  step,
  create,
}: {
  doc: ScenarioDoc
  name: string
  step: Step
  create(exit: string, verb: string): void
}) {
  const { t } = useTranslation('scenarios')
  const free = menuKeys.filter((key) => step.exits?.[key] === undefined)
  const [chosen, setChosen] = useState<string | null>(null)
  const key = chosen !== null && free.includes(chosen as '1') ? chosen : (free[0] ?? null)
  if (key === null) return null
  return (
    <Group gap={6} align="flex-end">
      <Select w={110} label={t('exits.addKey')} value={key} data={free} allowDeselect={false} onChange={setChosen} />
      <NewStepMenu
        label={t('exits.newFor', { exit: key })}
        text={t('exits.newStep')}
        choose={(verb) => create(key, verb)}
      />
    </Group>
  )
}

function AddValue({ create, taken }: { create(exit: string, verb: string): void; taken: readonly string[] }) {
  const { t } = useTranslation('scenarios')
  const [value, setValue] = useState('')
  return (
    <Group gap={6} align="flex-end" wrap="nowrap">
      <TextInput
        flex={1}
        label={t('exits.addValue')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      {value !== '' && !taken.includes(value) && (
        <NewStepMenu
          label={t('exits.newFor', { exit: value })}
          choose={(verb) => {
            create(value, verb)
            setValue('')
          }}
        />
      )}
    </Group>
  )
}

/** What is shown while no step is chosen: all of them, for the keyboard and for small screens. */
export function StepList({
  doc,
  findings,
  select,
}: {
  doc: ScenarioDoc
  findings: readonly ScenarioFinding[]
  select(step: string): void
}) {
  const { t } = useTranslation('scenarios')
  return (
    <Stack gap={4} component="nav" aria-label={t('steps.title')}>
      <Title order={2} mb={4}>
        {t('steps.title')}
      </Title>
      {Object.entries(doc.steps).map(([name, step]) => {
        const own = findings.filter((finding) => finding.step === name)
        return (
          <Button
            key={name}
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            justify="flex-start"
            leftSection={<Icon name={verbForms[step.verb]?.icon ?? 'info'} />}
            rightSection={
              own.length === 0 ? undefined : (
                <Badge color={own.some(({ level }) => level === 'error') ? 'red' : 'orange'}>{own.length}</Badge>
              )
            }
            onClick={() => select(name)}
          >
            {name}
            {doc.start === name && (
              <Text span c="dimmed" size="xs" ms={6}>
                {t('graph.start')}
              </Text>
            )}
          </Button>
        )
      })}
    </Stack>
  )
}
