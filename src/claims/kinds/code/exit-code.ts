import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { rarestLines } from '../../check/count/counting.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "The container exits cleanly with code 3": code that ends the process so. Never refuted: it may come from elsewhere. */
export const exitCode: ClaimPart = { kinds: ['snippet'], recognise };

const EXITS =
  /\b(?:exit(?:s|ed|ing)?|terminat(?:es|ed)|quits?)\b(?: \w{2,20}){0,2} with (?:an? )?(?:exit )?(?:status |code ){1,2}\(?(\d{1,3})\b|\bexit (?:status|code)(?: is| of|:)? \(?(\d{1,3})\b/i;
/** Any program ends with these. */
const COMMON = /^[01]$/;

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    const found = EXITS.exec(sentence.text.slice(0, 600));
    const code = found?.[1] ?? found?.[2];
    return code === undefined || COMMON.test(code) ? [] : [candidateOf(sentence, code)];
  });
}

function candidateOf(sentence: Sentence, code: string): Candidate {
  return {
    kind: 'snippet',
    line: sentence.line,
    text: sentence.text,
    statement: `code exits with ${code}`,
    words: ['exit'],
    says: null,
    check: (context) => check(context, code),
  };
}

/** @returns null where no code outside of tests does */
function check(context: CheckContext, code: string): Outcome | null {
  const form = new RegExp(`\\b_?exit(?:\\(| )\\s{0,2}${code}\\b`, 'i');
  const places = rarestLines(context, ['exit'])
    .filter(
      ({ path, text }) =>
        form.test(text) && !/\.(?:md|txt|json|rst|xml)$/.test(path) && context.classOf(path) === 'production',
    )
    .map(({ path, line }) => `${path}:${line}`);
  if (places.length === 0) return null;
  return {
    verdict: 'verified',
    measured: `exit(${code}) at ${listing(places, 3)}`,
    scope: 'code without tests',
    command: `git grep -n -E 'exit[( ]+${code}' ${context.rev}`,
  };
}
