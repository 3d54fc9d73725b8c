/** What users of a package get; a fix that changes these needs them taken back. */
const FOR_USERS = [
  'dependencies',
  'peerDependencies',
  'optionalDependencies',
  'bundledDependencies',
] as const;
/** Where the package is entered; a fix may have moved it. */
const ENTRIES = ['main', 'module', 'exports', 'imports', 'browser', 'type', 'bin'] as const;

/**
 * A package.json as it was before the fix, for tests as they are after it: dependencies and entries of before, the tools that
 * tests need and the way they are run of after.
 * @returns null when one of the two is no JSON object
 */
export function manifestWithout(before: Buffer, after: Buffer): Buffer | null {
  const old = objectIn(before);
  const current = objectIn(after);
  if (!old || !current) return null;
  const joined: Record<string, unknown> = { ...current };
  for (const key of [...FOR_USERS, ...ENTRIES]) {
    if (key in old) joined[key] = old[key];
    else delete joined[key];
  }
  // What tests need may be both: a tool that the fix made a dependency, or the other way round.
  return Buffer.from(`${JSON.stringify(joined, null, 2)}\n`);
}

function objectIn(text: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.toString('utf8').replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
