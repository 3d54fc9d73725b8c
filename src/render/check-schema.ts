import { z } from 'zod';
import { DocumentCheckSchema } from '../domain/claim.js';

/** The JSON Schema of what `issue-audit check --json` prints. */
export function checkJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(DocumentCheckSchema, { io: 'input', target: 'draft-2020-12' });
  return { $schema, title: 'Checked document of issue-audit', ...rest };
}
