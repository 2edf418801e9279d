import { Badge, Group, Progress, Stack, Text, Tooltip } from '@mantine/core'
import type { Segmentation } from '@svyaz/sdk'
import { useTranslation } from 'react-i18next'

/** What the text costs on air, and which characters make it cost that. */
export function SegmentMeter({ segmentation }: { segmentation: Segmentation | undefined }) {
  const { t } = useTranslation('send')
  if (segmentation === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {t('meter.empty')}
      </Text>
    )
  }
  const { segments, unitsFree, encoding, culprits, maxSegments, transliteration } = segmentation
  const last = segments.at(-1)
  const taken = last === undefined ? 0 : (100 * last.units) / (last.units + unitsFree)
  const isTooLong = segments.length > maxSegments
  return (
    <Stack gap={6} aria-live="polite">
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600} c={isTooLong ? 'red' : undefined} className="numbers">
          {t('meter.segments', { count: segments.length })}
          {' · '}
          {t(`meter.${encoding}` as 'meter.gsm7')}
        </Text>
        <Text size="sm" c="dimmed" className="numbers">
          {isTooLong ? t('meter.tooLong', { count: maxSegments }) : t('meter.free', { count: unitsFree })}
        </Text>
      </Group>
      <Progress value={taken} size="xs" color={isTooLong ? 'red' : 'svyaz'} aria-hidden />
      {culprits.length > 0 && segments.length > 1 && (
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {t('meter.culprits')}
          </Text>
          {culprits.slice(0, 8).map(({ codePoint, character, count, replacement, script }) => (
            <Tooltip
              key={`${codePoint}${script ?? ''}`}
              label={
                replacement === null
                  ? t('meter.times', { count })
                  : t('meter.replace', {
                      replacement: replacement === ' ' ? t('meter.space') : replacement,
                    })
              }
            >
              <Badge color="orange" tabIndex={0}>
                {script === null ? t('meter.character', { character }) : t('meter.script', { script, character })}
              </Badge>
            </Tooltip>
          ))}
        </Group>
      )}
      {transliteration !== null && transliteration.segmentsSaved > 0 && (
        <Text size="xs" c="dimmed">
          {t('meter.latin', { count: transliteration.segments })}
        </Text>
      )}
    </Stack>
  )
}
