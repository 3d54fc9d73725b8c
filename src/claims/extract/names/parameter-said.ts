import type { Sentence } from '../markdown/document.js';

/** The parameter that a name is said to take: "`open_hub` takes a `user` argument"; null for none. */
export function parameterSaid({ tokens }: Sentence, i: number): string | null {
  const after = tokens.slice(i + 1, i + 9);
  const at = after.findIndex(({ text }) => /^(?:parameter|argument|param|arg)$/i.test(text));
  const verb = after.findIndex(({ text }) => /^(?:has|takes|accepts|requires)$/i.test(text));
  const name = after
    .slice(Math.max(0, verb), at + 2)
    .find(({ kind, text }) => kind === 'code' && /^[a-z_]\w*$/i.test(text));
  return verb >= 0 && verb < 3 && at > verb && name ? name.text : null;
}
