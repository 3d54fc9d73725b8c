import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf, rarestLines } from '../../check/count/counting.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * Things outside of the repository by their names: the digest of an image ("SHA: 6121fb31"), the address of a database or a
 * socket, the name of a revision. That another document names them, too, is all that can be shown.
 */
export const namedOutside: ClaimPart = { kinds: ['citation'], recognise };

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc|log)$/i;
/** Such names of a sentence that are looked for: more are a log. */
const MOST = 3;

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (!/^(?:present|past)$/.test(sentence.mood) || (sentence.fence && sentence.fence.language !== ''))
      return [];
    if (sentence.tokens.length > 80) return [];
    const names = sentence.tokens.flatMap((_, i) => nameAt(sentence, i) ?? []);
    return names.slice(0, MOST).map(({ text, line }) => candidateOf(sentence, text, line));
  });
}

function nameAt(sentence: Sentence, i: number): { text: string; line: number } | null {
  const { kind, text, line, isLinked } = sentence.tokens[i] ?? {};
  if (text === undefined || line === undefined || isLinked || text.length > 200) return null;
  const isName =
    (kind === 'code' && isAddress(text)) ||
    (/^(?:code|word)$/.test(kind ?? '') && isDigest(sentence, i, text)) ||
    (kind === 'word' && REVISION.test(text));
  return isName ? { text, line } : null;
}

/** `/sockets/project:region:store/.s.5432`, `postgresql://host/store`; no path of a file, and no page of the web. */
function isAddress(text: string): boolean {
  if (text.length < 14) return false;
  return (
    /^\/[\w.@-]+\/[\w.@-]*[a-z]\d?:[a-z][\w.:@/-]*$/i.test(text) ||
    /^(?!https?:|file:)[a-z][a-z\d+.-]{2,20}:\/\/\S{6,}$/i.test(text)
  );
}

/** Hexadecimal digits that are said to be those of a thing that was built. */
function isDigest(sentence: Sentence, i: number, text: string): boolean {
  if (!/^(?:sha256:)?(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{7,64}$/.test(text)) return false;
  const before = sentence.tokens.slice(Math.max(0, i - 3), i).map((token) => token.text);
  const words = before.join(' ');
  return OF_IMAGE.test(words) || (OF_IMAGE.test(sentence.label) && OF_SHA.test(words));
}

const OF_IMAGE = /\b(?:digest|image|build|container|checksum|fingerprint)\b/i;
const OF_SHA = /\b(?:sha|sha256|hash)\W*$/i;
/** "hub-service-00284-9s5": what a platform calls a revision or a run. */
const REVISION = /^(?=.{14,80}$)(?=.*-\d{3,}(?:-|$))[a-z][a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){2,8}$/;

function candidateOf(sentence: Sentence, text: string, line: number): Candidate {
  const plain = text.replace(/^sha256:/, '');
  const anchors = /^[\da-f]+$/.test(plain) ? [plain] : anchorsOf(plain);
  return {
    kind: 'citation',
    line,
    text: sentence.text,
    statement: `another document names ${text}`,
    words: anchors,
    says: null,
    check: (context) => check(context, plain, anchors),
  };
}

/** @returns null where no document names it: it may have been seen, and not read */
function check(context: CheckContext, text: string, anchors: readonly string[]): Outcome | null {
  if (anchors.length === 0) return null;
  const places = rarestLines(context, anchors)
    .filter(
      (line) => line.path !== context.documentPath && DOCUMENT.test(line.path) && line.text.includes(text),
    )
    .map(({ path, line }) => `${path}:${line}`)
    .sort();
  const [first] = places;
  if (first === undefined) return null;
  return {
    verdict: 'verified',
    measured: `the same name stands in ${listing(places, 2)}`,
    scope: 'only that it is cited; documents of the revision',
    command: `git grep -n -F -e ${quoted(text)} ${context.rev} -- ${quoted(first.replace(/:\d+$/, ''))}`,
  };
}
