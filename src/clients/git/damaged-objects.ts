const IS_DAMAGED = /\b(?:loose|packed) object ([0-9a-f]{40}|[0-9a-f]{64}) \(stored in [^\n]*\) is corrupt/g;

/**
 * The objects that git found damaged and ended on, out of what it said. It names the file too, which is nobody’s business
 * but this machine’s.
 */
export function damagedObjects(stderr: string): string[] {
  return [...stderr.matchAll(IS_DAMAGED)].map((found) => found[1] ?? '');
}
