import { singular } from '../../extract/figures/quantities.js';
import { ENVIRONMENTS } from '../../extract/figures/worded-figures.js';
import type { CheckContext } from '../context.js';

/** The words of a name, in lower case and singular. */
export function partsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .map(singular);
}

/** Lines above a setting in which the block it belongs to begins. */
const FARTHEST = 60;

/** Whether a setting is that of an environment: its name, its file or the next block around it that names one says so. */
export async function isOfEnvironment(
  context: CheckContext,
  { key, path, line }: { readonly key: string; readonly path: string; readonly line: number },
  environment: string | null,
): Promise<boolean> {
  if (environment === null || partsOf(key).includes(environment) || partsOf(path).includes(environment))
    return true;
  const lines = (await context.lines(path)) ?? [];
  let depth = depthOf(lines[line - 1] ?? '');
  for (let i = line - 2; i >= Math.max(0, line - 2 - FARTHEST) && depth > 0; i -= 1) {
    const above = lines[i] ?? '';
    if (above.trim() === '' || depthOf(above) >= depth) continue;
    depth = depthOf(above);
    const named = partsOf(above.slice(0, 200)).find((word) => ENVIRONMENTS.test(word));
    if (named !== undefined) return named === environment;
  }
  return false;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}
