import { Group, Text, ThemeIcon } from '@mantine/core'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'

import { Icon } from '../../components/Icon.js'
import type { Step } from './document.js'
import { useExitText } from './exit-text.js'
import { headHeight } from './layout.js'
import { exitsOf, summaryOf, verbForms } from './verbs.js'

export type StepNodeData = {
  name: string
  step: Step
  isStart: boolean
  isOverflow: boolean
  isSelected: boolean
  level: 'error' | 'warning' | null
  isWalked: boolean
  isCurrent: boolean
  isEditable: boolean
}

export type GraphNode = Node<StepNodeData, 'step'>

/** A step in the graph: what it does, and below it each of its ways out with a place to draw a line from. */
export const StepNode = memo(function StepNode({ data }: NodeProps<GraphNode>) {
  const { t } = useTranslation('scenarios')
  const exitText = useExitText()
  const { name, step, isStart, isOverflow, isSelected, level, isWalked, isCurrent, isEditable } = data
  const form = verbForms[step.verb]
  return (
    <div
      className="step-node"
      data-level={level}
      data-walked={isWalked}
      data-current={isCurrent}
      data-selected={isSelected}
      data-step={name}
    >
      <Handle type="target" position={Position.Left} isConnectable={isEditable} style={{ top: headHeight / 2 }} />
      <Group gap={8} wrap="nowrap" px={10} h={headHeight} align="center">
        <ThemeIcon variant="light" color={form?.colour ?? 'gray'} size={34} radius="md">
          <Icon name={form?.icon ?? 'info'} />
        </ThemeIcon>
        <div style={{ minWidth: 0, flex: 1 }}>
          <Group gap={4} wrap="nowrap">
            <Text fw={650} size="sm" truncate flex={1}>
              {name}
            </Text>
            {(isStart || isOverflow) && (
              <Text size="10px" fw={700} c="svyaz" style={{ whiteSpace: 'nowrap' }}>
                {isStart ? t('graph.start') : t('graph.overflow')}
              </Text>
            )}
            {level !== null && (
              <Text span c={level === 'error' ? 'var(--mantine-color-error)' : 'orange'} lh={0}>
                <Icon name="alert" size={16} />
              </Text>
            )}
          </Group>
          <Text size="xs" c="dimmed" lineClamp={2} lh={1.25}>
            {summaryOf(step, (key) => t(key as 'graph.start')) || t(`verbs.${step.verb}.name` as 'verbs.play.name')}
          </Text>
        </div>
      </Group>
      {exitsOf(step).map(({ exit, to, isRequired }) => (
        <div key={exit} className="step-exit" data-lost={isRequired && to === null} style={{ position: 'relative' }}>
          {exitText(step.verb, exit)}
          <Handle
            type="source"
            id={exit}
            position={Position.Right}
            isConnectable={isEditable}
            style={{ top: '50%', right: -1 }}
          />
        </div>
      ))}
    </div>
  )
})
