import '@xyflow/react/dist/style.css'
import './graph.css'

import { useMantineColorScheme } from '@mantine/core'
import type { ScenarioFinding } from '@svyaz/sdk'
import {
  Background,
  type Connection,
  Controls,
  type Edge,
  MarkerType,
  type NodeChange,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'

import { later } from '../../lib/clock.js'
import { type ScenarioDoc, withExit } from './document.js'
import { exitHeight, headHeight, heightOf, nodeWidth, placeSteps } from './layout.js'
import { type GraphNode, StepNode } from './StepNode.js'
import { exitsOf } from './verbs.js'

/** The way of a tried call: steps and exits that it took, and where it is. */
export interface Walk {
  steps: ReadonlySet<string>
  /** `step exit` */
  exits: ReadonlySet<string>
  current: string | null
}

interface ScenarioGraphProps {
  doc: ScenarioDoc
  findings: readonly ScenarioFinding[]
  selected: string | null
  select(step: string | null): void
  walk: Walk | null
  /** Absent where the document may only be looked at. */
  change?: (doc: ScenarioDoc) => void
}

const nodeTypes = { step: StepNode }
const handleSize = 11
const fitting = { padding: 0.06, maxZoom: 1 }
const readableZoom = 0.62

/** The document as a picture: steps and the ways between them, laid out by themselves. */
export function ScenarioGraph(props: ScenarioGraphProps) {
  return (
    <ReactFlowProvider>
      <Graph {...props} />
    </ReactFlowProvider>
  )
}

function Graph({ doc, findings, selected, select, walk, change }: ScenarioGraphProps) {
  const { t } = useTranslation('scenarios')
  const { colorScheme } = useMantineColorScheme()
  const flow = useReactFlow()
  const frame = useRef<HTMLDivElement>(null)
  const places = useMemo(() => placeSteps(doc), [doc])
  const shape = Object.keys(doc.steps).join(' ')

  const nodes = useMemo(
    () =>
      Object.entries(doc.steps).map(([name, step]): GraphNode => {
        const exits = exitsOf(step)
        const height = heightOf(exits.length)
        const own = findings.filter((finding) => finding.step === name)
        const isError = own.some(({ level }) => level === 'error')
        return {
          id: name,
          type: 'step',
          position: places.get(name) ?? { x: 0, y: 0 },
          width: nodeWidth,
          height,
          measured: { width: nodeWidth, height },
          selected: name === selected,
          ariaLabel: `${name}: ${t(`verbs.${step.verb}.name` as 'verbs.play.name')}`,
          handles: [
            handle('target', null, Position.Left, 0, headHeight / 2),
            ...exits.map(({ exit }, index) =>
              handle('source', exit, Position.Right, nodeWidth, headHeight + exitHeight * (index + 0.5)),
            ),
          ],
          data: {
            name,
            step,
            isStart: doc.start === name,
            isOverflow: doc.overflow === name,
            isSelected: name === selected,
            level: isError ? 'error' : own.length > 0 ? 'warning' : null,
            isWalked: walk?.steps.has(name) ?? false,
            isCurrent: walk?.current === name,
            isEditable: change !== undefined,
          },
        }
      }),
    [doc, findings, places, selected, walk, change, t],
  )
  const edges = useMemo(
    () =>
      Object.entries(doc.steps).flatMap(([name, step]) =>
        Object.entries(step.exits ?? {}).flatMap(([exit, to]): Edge[] => {
          if (!Object.hasOwn(doc.steps, to)) return []
          const isWalked = walk?.exits.has(`${name} ${exit}`) ?? false
          const stroke = isWalked ? 'var(--mantine-color-green-6)' : undefined
          return [
            {
              id: `${name} ${exit}`,
              source: name,
              sourceHandle: exit,
              target: to,
              type: 'default',
              animated: isWalked,
              focusable: false,
              markerEnd: { type: MarkerType.ArrowClosed, color: isWalked ? '#2f9e44' : '#7f8994' },
              style: { strokeWidth: isWalked ? 2.5 : 1.5, ...(stroke !== undefined && { stroke }) },
            },
          ]
        }),
      ),
    [doc, walk],
  )

  // A step that came or went moves the others. What would be too small to read is shown from its beginning.
  const first = places.get(doc.start)
  const show = () => {
    void flow.fitView(fitting).then(() => {
      if (flow.getZoom() >= readableZoom || first === undefined) return
      const height = frame.current?.clientHeight ?? 0
      const { y: top, height: whole } = flow.getNodesBounds(flow.getNodes())
      const middle = whole * readableZoom < height ? top + whole / 2 : first.y + headHeight
      const y = height / 2 - middle * readableZoom
      void flow.setViewport({ x: 16 - first.x * readableZoom, y, zoom: readableZoom })
    })
  }
  const latest = useRef(show)
  useEffect(() => {
    latest.current = show
  })
  useEffect(() => later(60, () => latest.current()), [shape])
  const current = walk?.current ?? null
  useEffect(() => {
    const place = current === null ? undefined : places.get(current)
    if (place === undefined) return
    const zoom = Math.max(flow.getZoom(), 0.7)
    void flow.setCenter(place.x + nodeWidth / 2, place.y + headHeight, { zoom, duration: 250 })
  }, [current, places, flow])

  const onNodesChange = (changes: NodeChange<GraphNode>[]) => {
    for (const each of changes) if (each.type === 'select' && each.selected) select(each.id)
  }
  const onConnect = ({ source, sourceHandle, target }: Connection) => {
    if (sourceHandle !== null) change?.(withExit(doc, source, sourceHandle, target))
  }
  return (
    <div className="scenario-graph" ref={frame} role="group" aria-label={t('graph.label')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={colorScheme === 'auto' ? 'system' : colorScheme}
        onNodesChange={onNodesChange}
        onNodeClick={(_, { id }) => select(id)}
        onPaneClick={() => select(null)}
        onConnect={onConnect}
        nodesDraggable={false}
        nodesConnectable={change !== undefined}
        deleteKeyCode={null}
        fitView
        fitViewOptions={fitting}
        minZoom={0.2}
        maxZoom={1.5}
        preventScrolling={false}
        zoomOnScroll={false}
        panOnScroll={false}
        proOptions={{ hideAttribution: false }}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('graph.keyboard'),
          'controls.ariaLabel': t('graph.controls'),
          'controls.zoomIn.ariaLabel': t('graph.zoomIn'),
          'controls.zoomOut.ariaLabel': t('graph.zoomOut'),
          'controls.fitView.ariaLabel': t('graph.fit'),
        }}
      >
        <Background gap={20} />
        <Controls showInteractive={false} position="top-right" orientation="horizontal" />
      </ReactFlow>
    </div>
  )
}

function handle(type: 'source' | 'target', id: string | null, position: Position, x: number, y: number) {
  return { type, id, position, x: x - handleSize / 2, y: y - handleSize / 2, width: handleSize, height: handleSize }
}
