import { plainPath } from './path-index.js';

/** The paths among some that a text names: the whole one, or all that end so; with the folder of a machine before it, too. */
export function pathsMeant(paths: readonly string[], written: string): string[] {
  const path = plainPath(written);
  const exact = paths.filter((each) => each === path);
  if (exact.length > 0) return exact;
  const ending = paths.filter((each) => each.endsWith(`/${path}`));
  return ending.length > 0 ? ending : paths.filter((each) => each.includes('/') && path.endsWith(`/${each}`));
}
