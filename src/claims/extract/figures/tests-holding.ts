import type { Reading } from '../../check/context.js';
import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';

/** Text that tests of some kind are said to hold: "e2e tests are marked with `@mark.staging`". */
export interface TestsHolding {
  /** The kind, as it was written: "e2e". */
  readonly kind: string;
  /** Whether a path is that of such a test. */
  readonly holds: (path: string) => boolean;
  readonly texts: readonly { readonly text: string; readonly line: number }[];
}

const KIND =
  /^(?:unit|integration|e2e|end-to-end|smoke|security|performance|staging|golden|critical|regression)$/i;
const VERB = /^(?:marked|decorated|tagged|use|uses|used|using|contain|contains|contained)$/i;
/** Words between the verb and the text. */
const BETWEEN = /^(?:with|as|like|such|formats?|ids?|values?|markers?|markers|the|a|an|by|for|:)$/i;
const MOST_BETWEEN = 4;

/** What a sentence says that tests of a kind hold; null where it says nothing of them. */
export function testsHolding(reading: Reading, { tokens, fence }: Sentence): TestsHolding | null {
  if (fence) return null;
  const noun = tokens.findIndex(
    ({ text }, i) => /^tests$/i.test(text) && KIND.test(tokens[i - 1]?.text ?? ''),
  );
  const verb =
    noun < 1 ? -1 : tokens.findIndex(({ kind, text }, i) => i > noun && kind === 'word' && VERB.test(text));
  if (verb < 0 || isDenied(tokens, noun, verb)) return null;
  const first = tokens.findIndex(({ kind }, i) => i > verb && kind === 'code');
  const between = tokens.slice(verb + 1, Math.max(verb + 1, first));
  if (first < 0 || between.length > MOST_BETWEEN || !between.every(({ text }) => BETWEEN.test(text)))
    return null;
  const kind = tokens[noun - 1]?.text.toLowerCase() ?? '';
  const folder = kind === 'end-to-end' ? 'e2e' : kind;
  return {
    kind,
    holds: (path) =>
      reading.classOf(path) === 'test' &&
      path
        .split('/')
        .slice(0, -1)
        .some((part) => isCalled(part, folder)),
    texts: listFrom(tokens, first),
  };
}

/** `tests/e2e`, `golden_path`, `mission_critical`. */
function isCalled(part: string, folder: string): boolean {
  return part
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .includes(folder);
}

function isDenied(tokens: readonly Token[], noun: number, verb: number): boolean {
  const around = tokens.slice(Math.max(0, noun - 4), verb);
  return around.some(({ text }) =>
    /^(?:no|not|never|without|zero|none|some|few|only|\d.*|n['’]t)$|n['’]t$/i.test(text),
  );
}

/** `a`, `b` and `c`. */
function listFrom(tokens: readonly Token[], first: number): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  for (let i = first; i < tokens.length; i += 1) {
    const { kind, text, line } = tokens[i] as Token;
    if (kind === 'code') found.push({ text, line });
    else if (!/^(?:,|and|or|&|\/)$/.test(text)) break;
  }
  return found;
}
