import '@xyflow/react/dist/base.css'
import { applyNodeChanges, type Edge, type Node, ReactFlow } from '@xyflow/react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

// What React Flow costs by itself: plain boxes where the steps stand, plain edges between them, nothing else.

declare global {
  interface Window {
    drawing: { nodes: Node[]; edges: Edge[] }
  }
}

function Canvas() {
  const [nodes, setNodes] = useState(window.drawing.nodes)
  const { edges } = window.drawing
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={(changes) => setNodes((before) => applyNodeChanges(changes, before))}
      onInit={(flow) => void flow.setViewport({ x: 600, y: 60, zoom: 0.8 })}
      onlyRenderVisibleElements
      panOnScroll
      snapToGrid
      snapGrid={[8, 8]}
      minZoom={0.1}
    />
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<Canvas />)
