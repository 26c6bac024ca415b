import type { CellKey } from './engine/cells.ts'

/** bench/results.json: what other programs read. */
export interface Results {
  readonly engine?: EngineResults
  readonly crowd?: CrowdResults
  readonly sending?: SendingResults
  readonly metrics?: MetricsResults
  readonly canvas?: CanvasResults
}

/** When and on what. */
interface Circumstances {
  readonly measuredAt: string
  readonly machine: string
  /** Load average of the machine meanwhile, from and to. */
  readonly load: readonly [number, number]
}

export interface CrowdResults extends Circumstances {
  readonly rounds: number
  /** Whose time comes in a round, while the others wait. */
  readonly due: number
  readonly perPerson: readonly {
    readonly waiting: number
    /** By the clock, one lane. */
    readonly micros: number
    readonly processorMicros: number | null
  }[]
  readonly wakeUp: {
    readonly waiting: number
    readonly events: number
    readonly p50Ms: number
    readonly p99Ms: number
    readonly maxMs: number
  }
}

export interface SendingResults extends Circumstances {
  readonly rounds: number
  readonly mails: number
  readonly bytesAMail: number
  readonly mailsPerSecond: { readonly ours: number; readonly nodemailer: number }
  /** Taken inside each round. */
  readonly ratio: number
  readonly processMicros: { readonly ours: number; readonly nodemailer: number }
  readonly rssMb: number
}

export interface MetricsResults extends Circumstances {
  /** In the ledger of the program. */
  readonly steps: number
  readonly calls: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Counting the ledger instead. */
  readonly ledgerMs: number
}

export interface CanvasResults extends Circumstances {
  readonly browser: string
  readonly rounds: number
  /** JavaScript that opens the editor, gzipped. */
  readonly scriptKb: number
  readonly sizes: readonly CanvasSize[]
}

/** Medians, in ms of a processor four times slower than the one that measured; panning as it is. */
export interface CanvasSize {
  readonly steps: number
  readonly openMs: number
  readonly panP95Ms: number
  readonly dragMs: number
  readonly insertMs: number
  readonly undoMs: number
  readonly tickMs: number
  readonly tidyMs: number
  /** React Flow alone. */
  readonly empty: { readonly panP95Ms: number; readonly dragMs: number }
  /** Ours beside it, taken inside each round. */
  readonly ratios: { readonly pan: number; readonly drag: number }
}

export interface EngineResults extends Circumstances {
  readonly versions: Readonly<Record<string, string>>
  readonly rounds: number
  readonly people: number
  /** Medians; null: not measured here, because what it needs is not installed. */
  readonly stepsPerSecond: Readonly<Record<CellKey, number | null>>
  /** The most memory that one worker held, in MB; of the median run. */
  readonly rssMb: number
  readonly ratios: Readonly<Record<string, Ratio | null>>
  readonly cells: readonly CellResults[]
  readonly skipped: readonly string[]
  /** Milliseconds of one lane alone, by phase. */
  readonly phases: Readonly<Record<string, number>>
}

/** Taken inside each round. */
export interface Ratio {
  readonly median: number
  readonly min: number
  readonly max: number
  /** By processor seconds: what the clock would say if each had the machine for itself and every processor were busy. */
  readonly byProcessor: number | null
  readonly goal: number
}

export interface CellResults {
  readonly key: CellKey
  readonly name: string
  readonly people: number
  readonly stepsPerSecond: number
  readonly min: number
  readonly max: number
  /** Microseconds of processor that a step took. */
  readonly postgresMicros: number | null
  readonly processMicros: number
  readonly rssMb: number | null
  /** Effects that were done more than once, in all rounds. */
  readonly repeated: number
  /** Processors that the rest of the machine kept busy. */
  readonly othersBusy: number | null
}
