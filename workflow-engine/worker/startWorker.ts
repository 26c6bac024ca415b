/** Placeholder until the worker stands. */
export function startWorker(_: unknown): { stop(): Promise<void> } {
  return { stop: async () => undefined }
}
