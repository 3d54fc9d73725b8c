import { z } from 'zod';

/** Where a fact was seen, and how anyone can see it again. */
export const ProvenanceSchema = z.object({
  collector: z.string().describe('the part of issue-audit that saw it'),
  source: z.string().describe('what was read: git objects, a report file, the configuration'),
  revision: z
    .string()
    .nullable()
    .describe('full hash of the commit it holds at; null when it is not about one'),
  command: z.string().nullable().describe('a command that shows it again, to be run in the repository'),
});

export const LocationSchema = z.object({
  path: z.string().describe('path from the root of the repository, with forward slashes'),
  line: z.number().int().positive().nullable().describe('1-based'),
  column: z.number().int().positive().nullable().describe('1-based, in UTF-16 units'),
});

/** The kinds of fact; each has its detail in a section of the audit named in `docs/audit-format.md`. */
export const EvidenceKindSchema = z.enum([
  'history',
  'commit',
  'scan',
  'ledger',
  'inferred-pattern',
  'contract-change',
  'introducing',
  'link',
  'revert',
  'release',
  'test-report',
  'test',
  'proof',
  'coverage',
  'blast-radius',
  'repository-file',
  'issue',
  'check',
  'note',
]);
export type EvidenceKind = z.infer<typeof EvidenceKindSchema>;

/** One observed fact. `summary` is a plain sentence built from `data`; `data` is small and serialisable. */
export const EvidenceSchema = z.object({
  id: z.string().describe('unique in the audit and stable between runs, e.g. commit:1e43adc46'),
  kind: EvidenceKindSchema,
  summary: z.string().describe('the fact in one plain sentence; foreign text in it is not escaped'),
  data: z.record(z.string(), z.json()).describe('the fact as data'),
  provenance: ProvenanceSchema,
  location: LocationSchema.nullable(),
});
export type Evidence = z.infer<typeof EvidenceSchema>;

/** Something the tool could not look at, and what that weakens. */
export const NotificationSchema = z.object({
  code: z.string().describe('stable identifier, e.g. shallow-clone'),
  message: z.string().describe('what could not be seen'),
  weakens: z.string().describe('what that makes less certain'),
  remedy: z.string().nullable().describe('the command or setting that would let the tool see it'),
});
export type Notification = z.infer<typeof NotificationSchema>;
