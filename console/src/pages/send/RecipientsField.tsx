import { Box, Combobox, Group, Input, Pill, PillsInput, Text, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Icon, type IconName } from '../../components/Icon.js'
import { type Addressee, keyOf, looksLikeNumber, merged, parsePasted } from './recipients.js'
import { useSuggestions } from './use-suggestions.js'

const icons: Record<Addressee['kind'], IconName> = {
  number: 'phone',
  person: 'user',
  group: 'group',
  tag: 'tag',
  list: 'list',
}

interface RecipientsFieldProps {
  value: readonly Addressee[]
  onChange(value: Addressee[]): void
}

/** One field for everybody who can be written to: typing completes, pasting takes whole columns of numbers. */
export function RecipientsField({ value, onChange }: RecipientsFieldProps) {
  const { t } = useTranslation('send')
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 150)
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
  })
  const { suggestions } = useSuggestions(settled)
  const chosen = new Set(value.map(keyOf))
  const offered = suggestions.filter((one) => !chosen.has(keyOf(one)))

  const add = (added: readonly Addressee[]) => {
    onChange(merged(value, added))
    setTyped('')
    combobox.resetSelectedOption()
  }
  const takeTyped = (): boolean => {
    const { found, rest } = parsePasted(typed)
    if (found.length === 0) return false
    onChange(merged(value, found))
    setTyped(rest)
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1))
    else if ((event.key === ',' || event.key === ';') && takeTyped()) event.preventDefault()
    else if (event.key === 'Enter' && combobox.selectedOptionIndex === -1 && typed.trim() !== '') {
      event.preventDefault()
      const [first] = offered
      if (!looksLikeNumber(typed.trim()) && first !== undefined) add([first])
      else takeTyped()
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { found, rest } = parsePasted(event.clipboardData.getData('text'))
    if (found.length === 0) return
    event.preventDefault()
    onChange(merged(value, found))
    setTyped(rest)
  }

  return (
    <Combobox store={combobox} shadow="md" onOptionSubmit={(key) => add(offered.filter((one) => keyOf(one) === key))}>
      <Combobox.DropdownTarget>
        <PillsInput
          label={t('to.label')}
          description={t('to.hint')}
          withAsterisk={false}
          onClick={() => combobox.openDropdown()}
          size="md"
        >
          <Pill.Group>
            {value.map((one) => (
              <Pill
                key={keyOf(one)}
                withRemoveButton
                size="md"
                onRemove={() => onChange(value.filter((other) => other !== one))}
                removeButtonProps={{
                  'aria-label': t('common:remove', { name: one.name }),
                  tabIndex: 0,
                  'aria-hidden': false,
                }}
              >
                <Group gap={6} wrap="nowrap" component="span">
                  <Icon name={icons[one.kind]} size={14} />
                  {one.name}
                </Group>
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                value={typed}
                placeholder={value.length === 0 ? t('to.placeholder') : ''}
                aria-label={t('to.label')}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => {
                  combobox.closeDropdown()
                  takeTyped()
                }}
                onChange={(event) => {
                  setTyped(event.currentTarget.value)
                  combobox.openDropdown()
                }}
                onKeyDown={onKeyDown}
                onPaste={onPaste}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={t('to.label')}>
          {offered.map((one) => (
            <Combobox.Option key={keyOf(one)} value={keyOf(one)}>
              <Group gap="sm" wrap="nowrap">
                <Icon name={icons[one.kind]} />
                <Box miw={0}>
                  <Text size="sm" truncate>
                    {one.name}
                  </Text>
                  <Text size="xs" c="dimmed" truncate>
                    {one.kind === 'person' && one.detail !== '' ? one.detail : t(`kinds.${one.kind}`)}
                  </Text>
                </Box>
              </Group>
            </Combobox.Option>
          ))}
          {offered.length === 0 && <Combobox.Empty>{typed === '' ? t('to.empty') : t('to.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
      {value.length > 3 && (
        <Group justify="flex-end" mt={4}>
          <Input.Wrapper>
            <Text
              component="button"
              type="button"
              size="xs"
              c="dimmed"
              onClick={() => onChange([])}
              className="plain-button"
            >
              {t('to.clear', { count: value.length })}
            </Text>
          </Input.Wrapper>
        </Group>
      )}
    </Combobox>
  )
}
