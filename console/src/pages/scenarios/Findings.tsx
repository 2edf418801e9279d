import { Alert, Anchor, Stack, Text } from '@mantine/core'
import type { ScenarioFinding } from '@svyaz/sdk'
import { useTranslation } from 'react-i18next'

/** A finding in the reader's language, as far as there are words for it, and the gateway's own sentence else. */
export function FindingText({ finding }: { finding: ScenarioFinding }) {
  const { t, i18n } = useTranslation('scenarios')
  const key = `findings.${finding.code}`
  if (!i18n.exists(key, { ns: 'scenarios' })) return <Text size="sm">{finding.message}</Text>
  return (
    <Text size="sm" title={finding.message}>
      {t(key as 'findings.unknown_step', { step: finding.step ?? '' })}
    </Text>
  )
}

/** Everything that is wrong, each leading to its step. */
export function Findings({ findings, select }: { findings: readonly ScenarioFinding[]; select(step: string): void }) {
  const { t } = useTranslation('scenarios')
  const errors = findings.filter(({ level }) => level === 'error').length
  if (findings.length === 0) return null
  return (
    <Alert
      color={errors > 0 ? 'red' : 'orange'}
      variant="light"
      title={errors > 0 ? t('findings.errors', { count: errors }) : t('findings.warnings', { count: findings.length })}
    >
      <Stack gap={4}>
        {findings.slice(0, 20).map((finding, index) => (
          <div key={index}>
            {finding.step !== null && (
              <Anchor component="button" type="button" size="sm" fw={600} onClick={() => select(finding.step ?? '')}>
                {finding.step}
              </Anchor>
            )}
            <FindingText finding={finding} />
          </div>
        ))}
      </Stack>
    </Alert>
  )
}
