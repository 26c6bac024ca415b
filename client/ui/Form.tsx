import type { FormEvent, ReactNode } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import styles from './Form.module.css'
import { join } from './join.ts'

const invalid = '[aria-invalid="true"], [data-invalid] input, [data-invalid] button'

/** A form whose complaints are our own sentences: the browser's stay silent. Enter in a field submits it. */
export function Form({
  onSubmit,
  children,
  id,
  className,
}: {
  onSubmit: () => void
  children: ReactNode
  id?: string
  className?: string
}) {
  return (
    <AriaForm
      id={id}
      validationBehavior="aria"
      className={join(styles.form, className)}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        const form = event.currentTarget
        onSubmit()
        // What was found wrong is marked by now; the first of it takes the focus.
        requestAnimationFrame(() => form.querySelector<HTMLElement>(invalid)?.focus())
      }}
    >
      {children}
    </AriaForm>
  )
}
