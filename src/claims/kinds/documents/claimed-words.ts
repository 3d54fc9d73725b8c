import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { wordsClaimed } from '../../check/files/words-claimed.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * Words in quotes that a document which is named right before is said to claim: "`STATUS.md` - Claims "PREPARED"", "the claim
 * in `audit.md` that "…"". Refuted only where the document has hardly one of many words.
 */
export const claimedWords: ClaimPart = { kinds: ['citation'], recognise };

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc)$/i;
const CLAIMS =
  /^(?:claims?|claimed|claiming|states?|stated|says?|said|reports?|reported|asserts?|declares?|reads?|that|shows?|lists?|as)$/i;
/** Words between the name of the document and the quotation. */
const MOST_BETWEEN = 6;
/** Documents of one name that are looked into. */
const MOST_FILES = 5;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.tokens.length > 80) return [];
    const named = fileMentions(sentence, reading.paths);
    const [source] = named;
    if (!source || named.length > 1 || source.match.kind !== 'file') return [];
    const { paths } = source.match;
    if (paths.length > MOST_FILES || !paths.every((path) => DOCUMENT.test(path))) return [];
    return quotesBehind(sentence, source.token).map(({ text, line }) => ({
      kind: 'citation' as const,
      line,
      text: sentence.text,
      statement: `${source.written} says "${text.slice(0, 160)}"`,
      says: null,
      check: (context: CheckContext) => check(context, paths, text),
    }));
  });
}

/** The quotations behind a verb of saying that follows the name. */
function quotesBehind({ tokens }: Sentence, file: number): { text: string; line: number }[] {
  return tokens.flatMap(({ kind, text, line }, i) => {
    if (kind !== 'quote' || i < file || i - file > MOST_BETWEEN || !/\p{L}{4}/u.test(text)) return [];
    return tokens.slice(file + 1, i).some((token) => CLAIMS.test(token.text)) ? [{ text, line }] : [];
  });
}

/** @returns null where longer words are found, which is told as a quotation */
async function check(context: CheckContext, paths: readonly string[], text: string): Promise<Outcome | null> {
  const outcome = await wordsClaimed(context, paths, text);
  return outcome?.verdict === 'verified' && isQuotation(text) ? null : outcome;
}

/** Such quotations are held against the document wherever they stand in a sentence. */
function isQuotation(text: string): boolean {
  return text.length >= 20 && /\S\s+\S+\s+\S/.test(text);
}
