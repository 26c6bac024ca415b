import type { FunctionComponent } from 'react'
import type { z } from 'zod'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { problemText, useProblems } from '#client/editor/problems.ts'
import { setField } from '#client/editor/steps.ts'
import { kindOf, type Node } from '#engine/nodes/registry.ts'
import styles from './Inspector.module.css'
import type { WidgetProps } from './widgetProps.ts'
import { widgets } from './widgets.ts'

/** The form of a step, read off its kind: one widget for every setting, in the order they are written. */
export function ConfigForm({ node, isReadOnly }: { node: Node; isReadOnly: boolean }) {
  const editor = useEditor()
  const words = useKindWords()
  const problems = useProblems().byNode.get(node.id) ?? []
  const shape = kindOf(node).config.shape as Readonly<Record<string, z.ZodType>>
  const config = node.config as Readonly<Record<string, unknown>>
  return (
    <div className={styles.form} data-form>
      {Object.entries(shape).map(([path, schema]) => {
        const name = schema.meta()?.widget
        if (!name) return null
        // The kind's value and its widget agree by the widget's name, which the compiler cannot follow.
        const Widget = widgets[name] as FunctionComponent<WidgetProps<unknown>>
        return (
          <Widget
            key={path}
            node={node}
            path={path}
            value={config[path]}
            schema={schema}
            label={words.text(node.type, `field.${path}`) ?? path}
            help={words.text(node.type, `help.${path}`)}
            isReadOnly={isReadOnly}
            issueAt={(field) => {
              const issue = problems.find((one) => one.field === field)
              return issue && problemText(issue, words.language, editor.graph, words.nameOf)
            }}
            text={(key) => words.text(node.type, key)}
            onChange={(value, typing) => void setField(editor, node.id, path, value, typing)}
            set={(field, value, typing) => void setField(editor, node.id, field, value, typing)}
          />
        )
      })}
    </div>
  )
}
