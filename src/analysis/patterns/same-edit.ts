/** A pattern and what replaced it. */
export interface OldAndNew {
  readonly language: string;
  readonly pattern: string;
  readonly replacement: string | null;
}

interface Edited {
  readonly pattern: string;
  readonly replacement: string;
}

/**
 * Whether two patterns are one edit of several names: the same thing is called on, and its name changed in the same way
 * (`equal` → `strictEqual` and `deepEqual` → `deepStrictEqual` both put in `strict`); the same was done to two names
 * (`new A($$$)` → `A.of($$$)`); or to one name with and without what it is called on, or with one more argument.
 */
export function isSameEdit(a: OldAndNew, b: OldAndNew): boolean {
  if (a.language !== b.language || a.replacement === null || b.replacement === null) return false;
  const [one, other] = [
    { pattern: a.pattern, replacement: a.replacement },
    { pattern: b.pattern, replacement: b.replacement },
  ];
  if (isOtherName(one, other) || isBareForm(one, other) || isBareForm(other, one)) return true;
  if (isLongerForm(one, other) || isLongerForm(other, one)) return true;
  return isSameChange(one, other);
}

/** The same code but for one word, which stands in what replaced it, too. */
function isOtherName(a: Edited, b: Edited): boolean {
  const [oldA, oldB] = [wordsOf(a.pattern), wordsOf(b.pattern)];
  const at = oldA.findIndex((word, i) => word !== oldB[i]);
  const [nameA, nameB] = [oldA[at] ?? '', oldB[at] ?? ''];
  if (![nameA, nameB].every((name) => /^[\p{L}_]/u.test(name))) return false;
  const renamed = (code: string) =>
    wordsOf(code)
      .map((word) => (word === nameA ? nameB : word))
      .join(' ');
  const isUsed = wordsOf(a.replacement).includes(nameA);
  return (
    isUsed &&
    renamed(a.pattern) === oldB.join(' ') &&
    renamed(a.replacement) === wordsOf(b.replacement).join(' ')
  );
}

/** `a.f()` and `f()`, where both became the same. */
function isBareForm(a: Edited, b: Edited): boolean {
  if (a.pattern === b.pattern || bareOf(b.pattern) !== b.pattern) return false;
  return bareOf(a.pattern) === b.pattern && bareOf(a.replacement) === bareOf(b.replacement);
}

/** `f(!$A, $B)` and `f(!$A)`, where the last argument stays the last. */
function isLongerForm(a: Edited, b: Edited): boolean {
  const [pattern, replacement] = [a.pattern, a.replacement].map((code) => code.replace(/, \$[A-Z]+\)$/, ')'));
  return a.pattern !== b.pattern && pattern === b.pattern && replacement === b.replacement;
}

/** Code without what its names are called on. */
export function bareOf(code: string): string {
  return code.replace(/(?<![\p{L}\p{N}_$.)\]])(?:[\p{L}\p{N}_$]+\.)+(?=[\p{L}_])/gu, '');
}

function wordsOf(code: string): string[] {
  return code.match(/[\p{L}\p{N}_$]+|[^\p{L}\p{N}_$\s]/gu) ?? [];
}

function isSameChange(a: Edited, b: Edited): boolean {
  const [oldA, newA, oldB, newB] = [a.pattern, a.replacement, b.pattern, b.replacement].map(calledIn);
  if (!oldA || !newA || !oldB || !newB) return false;
  if (oldA.on !== oldB.on || newA.on !== newB.on || oldA.name === oldB.name) return false;
  const [changeA, changeB] = [changeOf(oldA.name, newA.name), changeOf(oldB.name, newB.name)];
  return changeA.removed === changeB.removed && changeA.added === changeB.added && changeA.added !== '';
}

/** `assert.` and `equal` of `assert.equal($$$)`, and of `assert.equal`. */
function calledIn(code: string): { on: string; name: string } | null {
  const found = /^((?:[\w$]+\s*(?:\.|::|->|\s))*)([\p{L}_]\w*)\s*(?:\(|$)/u.exec(code);
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
