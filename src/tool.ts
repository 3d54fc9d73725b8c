import { readFileSync } from 'node:fs';

/** Name and version of this tool, from its package. */
export const TOOL: { readonly name: string; readonly version: string } = readPackage();

function readPackage(): { name: string; version: string } {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return { name, version };
}
