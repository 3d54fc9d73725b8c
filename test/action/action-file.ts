import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = new URL('../../', import.meta.url);

const StepSchema = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
  'continue-on-error': z.boolean().optional(),
});

const ActionSchema = z.object({
  inputs: z.record(z.string(), z.strictObject({ description: z.string().min(10), default: z.string() })),
  outputs: z.record(z.string(), z.strictObject({ description: z.string().min(10), value: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(StepSchema) }),
});

const WorkflowSchema = z.object({
  on: z.unknown(),
  permissions: z.unknown(),
  jobs: z.record(
    z.string(),
    z.object({
      if: z.string().optional(),
      'timeout-minutes': z.number(),
      permissions: z.record(z.string(), z.enum(['read', 'write'])),
      steps: z.array(StepSchema),
    }),
  ),
});

/** The action, as it is. */
export function readAction(): z.infer<typeof ActionSchema> {
  return ActionSchema.parse(parse(readFileSync(new URL('action.yml', ROOT), 'utf8')));
}

/** The example workflows, by the name of their file. */
export function readWorkflows(): [string, z.infer<typeof WorkflowSchema>, string][] {
  const folder = new URL('docs/workflows/', ROOT);
  return readdirSync(fileURLToPath(folder))
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return [name, WorkflowSchema.parse(parse(text)), text];
    });
}

/** A file of the package. */
export function readText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
