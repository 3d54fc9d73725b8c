/** A pattern and what replaced it. */
export interface OldAndNew {
  readonly language: string;
  readonly pattern: string;
  readonly replacement: string | null;
}

/**
 * Whether two patterns are one edit of several names: the same thing is called on, and its name changed in the same way
 * (`equal` → `strictEqual` and `deepEqual` → `deepStrictEqual` both put in `strict`).
 */
export function isSameEdit(a: OldAndNew, b: OldAndNew): boolean {
  if (a.language !== b.language || a.replacement === null || b.replacement === null) return false;
  const [oldA, newA, oldB, newB] = [a.pattern, a.replacement, b.pattern, b.replacement].map(calledIn);
  if (!oldA || !newA || !oldB || !newB) return false;
  if (oldA.on !== oldB.on || newA.on !== newB.on || oldA.name === oldB.name) return false;
  const [changeA, changeB] = [changeOf(oldA.name, newA.name), changeOf(oldB.name, newB.name)];
  return changeA.removed === changeB.removed && changeA.added === changeB.added && changeA.added !== '';
}

/** `assert.` and `equal` of `assert.equal($$$)`. */
function calledIn(code: string): { on: string; name: string } | null {
  const found = /^((?:[\w$]+\s*(?:\.|::|->|\s))*)([\p{L}_]\w*)\s*\(/u.exec(code);
  return found ? { on: found[1] ?? '', name: found[2] ?? '' } : null;
}

/** What was taken out of a name and what was put in, whatever the case. */
function changeOf(before: string, after: string): { removed: string; added: string } {
  const [old, now] = [before.toLowerCase(), after.toLowerCase()];
  let tail = 0;
  while (tail < old.length && tail < now.length && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  let head = 0;
  while (head < old.length - tail && head < now.length - tail && old[head] === now[head]) head += 1;
  return { removed: old.slice(head, old.length - tail), added: now.slice(head, now.length - tail) };
}
