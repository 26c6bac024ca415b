/** A draft was never published. Paused: nobody enters and nobody moves. Ended: nobody enters, and those inside go on. */
export type ProgramStatus = 'draft' | 'running' | 'paused' | 'ended'
