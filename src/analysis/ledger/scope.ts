import picomatch from 'picomatch';

/**
 * Whether a path is to be looked at.
 * @param scope a folder, a file or a glob from the root of the repository; null for everything
 */
export function isInScope(scope: string | null): (path: string) => boolean {
  if (scope === null || scope === '' || scope === '.') return () => true;
  const folder = `${scope.replace(/^\.\//, '').replace(/\/+$/, '')}/`;
  const matches = picomatch(scope.replace(/^\.\//, ''), { dot: true });
  return (path) => path.startsWith(folder) || matches(path);
}
