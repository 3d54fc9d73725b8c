const NAMES = /[A-Za-z_][\w-]{2,200}/g;

/** The names and words of a text of code, once each. @param least letters that one has, three or more */
export function namesIn(code: string, least = 3): ReadonlySet<string> {
  return new Set((code.match(NAMES) ?? []).filter((name) => name.length >= least));
}

/** The share of some names that a text holds, 0 to 1; 0 where there are none. */
export function shareHeld(names: ReadonlySet<string>, text: string): number {
  const there = namesIn(text);
  return [...names].filter((name) => there.has(name)).length / Math.max(1, names.size);
}
