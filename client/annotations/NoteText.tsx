import { Fragment } from 'react'
import { type Block, readMarkdown, type Span } from './markdown.ts'
import styles from './Note.module.css'

/** The text of a note, with what Markdown it has. */
export function NoteText({ text }: { text: string }) {
  return readMarkdown(text).map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have nothing but their place
    <Fragment key={i}>{drawn(block)}</Fragment>
  ))
}

function drawn(block: Block) {
  if (block.kind === 'heading') {
    return (
      <p className={styles.heading} data-level={block.level}>
        <Spans spans={block.spans} />
      </p>
    )
  }
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul'
    return (
      <List className={styles.list}>
        {block.items.map((spans, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing but their place
          <li key={i}>
            <Spans spans={spans} />
          </li>
        ))}
      </List>
    )
  }
  return (
    <p>
      {block.lines.map((spans, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
        <Fragment key={i}>
          {i > 0 && <br />}
          <Spans spans={spans} />
        </Fragment>
      ))}
    </p>
  )
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, i) => {
    const key = `${i}`
    if (span.kind === 'bold') return <strong key={key}>{span.text}</strong>
    if (span.kind === 'italic') return <em key={key}>{span.text}</em>
    if (span.kind === 'code') return <code key={key}>{span.text}</code>
    if (span.kind !== 'link') return <Fragment key={key}>{span.text}</Fragment>
    return (
      <a key={key} href={span.href} target="_blank" rel="noreferrer noopener" className="nodrag nopan">
        {span.text}
      </a>
    )
  })
}
