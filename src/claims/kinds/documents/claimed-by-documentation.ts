import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf, rarestLines } from '../../check/count/counting.js';
import { saidWords } from '../../check/files/said-words.js';
import { loosened } from '../../extract/code/expected-text.js';
import { documentNames, isQuoteAlone } from '../../extract/files/saying-document.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { longestRun } from '../../extract/words/plain-words.js';

/**
 * Quotations below a line that says that documentation claims them: any document has them, other than as a quotation. Refuted
 * only where one that the text names has had them, and has no longer.
 */
export const claimedByDocumentation: ClaimPart = { kinds: ['citation'], recognise };

const MOST_OF_DOCUMENT = 100;
const CLAIMS = /\bdocument(?:ation|s)\b.{0,30}\b(?:claim|say|state|assert)(?:s|ed)?\b/i;
const DOCUMENT = /\.(?:mdx?|rst|txt|adoc)$/i;
/** Documents that the text names which are asked for what they said once. */
const MOST_NAMED = 4;
/** Letters of a quotation: fewer are a word. */
const FEWEST_LETTERS = 12;

function recognise(reading: Reading): Candidate[] {
  const found = reading.document.sentences.flatMap((sentence) => {
    const { parent } = sentence;
    if (!parent || !isQuoteAlone(sentence) || !CLAIMS.test(parent.text.slice(0, 200))) return [];
    const quote = sentence.tokens.find(({ kind }) => kind === 'quote');
    const words = quote ? anchorsOf(quote.text) : [];
    const letters = quote?.text.match(/\p{L}/gu)?.length ?? 0;
    return quote && words.length > 0 && letters >= FEWEST_LETTERS
      ? [candidateOf(reading, sentence, quote.text, words)]
      : [];
  });
  return found.slice(0, MOST_OF_DOCUMENT);
}

function candidateOf(
  reading: Reading,
  sentence: Sentence,
  text: string,
  words: readonly string[],
): Candidate {
  return {
    kind: 'citation',
    line: sentence.line,
    text: sentence.text,
    statement: `a document says "${text.slice(0, 160)}"`,
    words,
    says: null,
    check: async (context) => heldBy(context, text, words) ?? (await heldOnce(context, reading, text)),
  };
}

/** As a statement: other documents quote it to speak of it. */
function heldBy(context: CheckContext, text: string, words: readonly string[]): Outcome | null {
  const wanted = ` ${loosened(text, 'quote')} `;
  const holds = (line: string) => ` ${loosened(line, 'quote')} `.includes(wanted);
  const places = rarestLines(context, words).filter(
    ({ path, text: line }) =>
      path !== context.documentPath && DOCUMENT.test(path) && holds(line) && holds(withoutQuotations(line)),
  );
  const [first] = places;
  if (!first) return null;
  return {
    verdict: 'verified',
    measured: `the same words stand in ${listing(
      places.map(({ path, line }) => `${path}:${line}`),
      2,
    )}`,
    scope: 'only that they are cited; documents of the revision',
    command: `git grep -n -i -F ${quoted(longestRun(text))} ${context.rev} -- ${quoted(first.path)}`,
  };
}

function withoutQuotations(line: string): string {
  return line.slice(0, 1000).replace(/"[^"]{0,400}"|“[^”]{0,400}”/g, ' | ');
}

async function heldOnce(context: CheckContext, reading: Reading, text: string): Promise<Outcome | null> {
  for (const { paths } of documentNames(reading).slice(0, MOST_NAMED)) {
    const outcome = await saidWords(context, paths, { text, of: '', isDated: false });
    if (outcome?.verdict === 'refuted') return outcome;
  }
  return null;
}
