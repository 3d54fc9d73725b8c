import type { ClassGlobs, CodeClass } from '../domain/code-class.js';
import { classifyPath } from '../languages/classify.js';

/** What each of these files is for, by index; worked out once a file. */
export function rememberedClass(
  paths: readonly string[],
  globs: ClassGlobs | undefined,
): (path: number) => CodeClass {
  const known = new Map<number, CodeClass>();
  return (path) => {
    const found = known.get(path) ?? classifyPath(paths[path] ?? '', globs);
    known.set(path, found);
    return found;
  };
}
