/** draft: never published. paused: people come in and stand still. ended: nobody comes in, and nobody moves. */
export type ProgramStatus = 'draft' | 'running' | 'paused' | 'ended'
