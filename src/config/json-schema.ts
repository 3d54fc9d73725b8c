import { z } from 'zod';
import { ConfigFileSchema } from './schema.js';

/** The JSON Schema of the configuration file, for editors and for other tools. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(ConfigFileSchema, { io: 'input', target: 'draft-2020-12' });
  return { $schema, title: 'Configuration of issue-audit', ...rest };
}
