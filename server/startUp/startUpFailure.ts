/**
 * Something outside the program keeps it from starting: a taken port, an unreachable database, a full disk.
 * The message is the one sentence that the operator reads; server/main.ts prints it and exits with 1.
 */
export class StartUpFailure extends Error {
  override name = 'StartUpFailure'
}
