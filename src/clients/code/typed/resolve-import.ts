import { posix } from 'node:path';

/** What a project’s tsconfig says about names of modules: pattern with at most one `*` → places from the repository’s root. */
export type PathAliases = Readonly<Record<string, readonly string[]>>;

const EXTENSIONS = ['.ts', '.tsx', '.d.ts', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'] as const;

/** TypeScript lets an import name the file that will be built. */
const BUILT_FROM: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/**
 * The file of the repository that an import names: relative ones, and those that the tsconfig’s `paths` map into the
 * repository. Packages are not looked for.
 * @returns null when it is not one of `paths`
 */
export function resolveImport(
  from: string,
  specifier: string,
  paths: ReadonlySet<string>,
  aliases: PathAliases,
): string | null {
  const places = /^\.{1,2}(?:\/|$)/.test(specifier)
    ? [posix.join(posix.dirname(from), specifier)]
    : aliased(specifier, aliases);
  for (const place of places) {
    const found = candidatesOf(place).find((path) => paths.has(path));
    if (found) return found;
  }
  return null;
}

function aliased(specifier: string, aliases: PathAliases): string[] {
  return Object.entries(aliases).flatMap(([pattern, places]) => {
    const star = pattern.indexOf('*');
    if (star < 0) return pattern === specifier ? [...places] : [];
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    const fits =
      specifier.length >= before.length + after.length &&
      specifier.startsWith(before) &&
      specifier.endsWith(after);
    const middle = specifier.slice(before.length, specifier.length - after.length);
    return fits ? places.map((place) => posix.normalize(place.replace('*', () => middle))) : [];
  });
}

function candidatesOf(place: string): string[] {
  const extension = posix.extname(place);
  const stem = place.slice(0, place.length - extension.length);
  return [
    ...(BUILT_FROM[extension] ?? []).map((other) => stem + other),
    place,
    ...EXTENSIONS.map((other) => place + other),
    ...EXTENSIONS.map((other) => posix.join(place, `index${other}`)),
  ];
}
