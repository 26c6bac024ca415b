import type { DkimKey } from '../intake/dkimKey.ts'

/** What the worker must know of the installation. The server's settings fit. */
export interface WorkerEnv {
  /** What links in emails begin with; no slash at the end. */
  readonly publicUrl: string
  /** null: mail stays in the local mailbox. */
  readonly smtpUrl: string | null
  /** Signs what leaves by SMTP; absent: whoever takes it signs. */
  readonly dkim?: DkimKey | null
  /** Webhooks may go to this machine and its network too. */
  readonly webhookAllowPrivate?: boolean
}
