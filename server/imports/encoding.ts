import { z } from 'zod'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export const Encoding = z.enum(encodings)
export type Encoding = z.infer<typeof Encoding>

export const separators = [';', ',', '\t', '|'] as const
export const Separator = z.enum(separators)
export type Separator = z.infer<typeof Separator>
