/** A name and the text that is given to it: `"type": "ready"`. */
export interface ShownPair {
  readonly key: string;
  /** With its quotes; null where the value was left out. */
  readonly value: string | null;
}

const PAIR = /["']?([A-Za-z_]\w{1,60})["']?\s{0,4}[:=]\s{0,4}("[^"]{2,100}"|'[^']{2,100}'|[^,{}]{1,100})/g;

/**
 * What a message or a call is made of, in a code span that shows nothing else: `{"type": "ready", "data": {…}}`,
 * `type="ready"`. Empty for any other text, and where no value is a text.
 */
export function shownPairs(text: string): ShownPair[] {
  const code = text.trim();
  if (code.length > 300) return [];
  const inside =
    /^\{(.*)\}$/s.exec(code)?.[1] ?? (/^\w{2,60} ?[:=] ?["'][^"']{4,100}["']$/.test(code) ? code : '');
  const pairs = [...inside.replace(/\{[^{}]{0,120}\}/g, '…').matchAll(PAIR)].map(
    ([, key = '', value = '']) => ({
      key,
      value: /^["'].*["']$/.test(value) && !/\.{3}|…|^.<.*>.$/.test(value) ? value : null,
    }),
  );
  return pairs.some(({ value }) => value !== null) ? pairs : [];
}
