import { z } from 'zod';

/**
 * How well a statement is backed: `proven` (shown by execution or by counting code), `supported` (by git facts),
 * `claimed` (only somebody's words say so), `unknown`.
 */
export const GradeSchema = z.enum(['proven', 'supported', 'claimed', 'unknown']);
export type Grade = z.infer<typeof GradeSchema>;
