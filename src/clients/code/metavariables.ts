/**
 * Metavariables of ast-grep’s pattern syntax: `$A` one node, `$_` one node of no name, `$$$` and `$$$ARGS` any number of
 * nodes, `$$A` one node that may be a mere token. Other names with a `$` in them (`$jquery`, `$Gson$Types`) are ordinary code.
 */
const METAVARIABLE =
  /(?<![\w$])\$\$\$[A-Z_][A-Z0-9_]*(?![\w$])|\$\$\$|(?<![\w$])\$\$?[A-Z_][A-Z0-9_]*(?![\w$])/g;

/** Replaces every metavariable; `many` tells whether it stands for any number of nodes. */
export function replaceMetavariables(
  pattern: string,
  replacement: (text: string, many: boolean, index: number) => string,
): string {
  let index = 0;
  return pattern.replace(METAVARIABLE, (text) => {
    const replaced = replacement(text, text.startsWith('$$$'), index);
    index += 1;
    return replaced;
  });
}

/** The metavariables of a pattern, in order; true for those that stand for any number of nodes. */
export function metavariablesOf(pattern: string): boolean[] {
  return [...pattern.matchAll(METAVARIABLE)].map(([text]) => text.startsWith('$$$'));
}

/** The pattern as the grammar reads it: `$` in metavariables replaced by a letter it takes for part of a name. */
export function withExpando(pattern: string, expando: string): string {
  return expando === '$' ? pattern : replaceMetavariables(pattern, (text) => text.replaceAll('$', expando));
}

/** Whether a token of a pattern read with that expando letter is a metavariable. */
export function isMetavariable(token: string, expando: string): boolean {
  const dollars = expando === '$' ? token : token.replaceAll(expando, '$');
  const whole = dollars.match(METAVARIABLE);
  return whole?.length === 1 && whole[0] === dollars;
}
