import { quoted } from '../../../domain/shell-word.js';
import { count, listing, placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { countedText, placesOf } from '../../check/count/counting.js';
import { callsOf } from '../../check/names/calls-of.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { functionSpokenOf, functionsNamed } from '../../extract/names/function-spoken-of.js';

/** "`open_hub()` is only referenced in example files", "… only called by tests": where else code calls or imports it. */
export const onlyReferenced: ClaimPart = { kinds: ['scope'], recognise };

const ONLY =
  /\bonly (?:ever )?(?:referenced|used|called|invoked|imported|mentioned) (?:in|by|from|within) (?:the )?(example|demo|sample|test|script)s?(?: files?| code| scripts?| suites?)?(?=$|[\s.,;:)–—-])/i;

const PLACES: Readonly<Record<string, RegExp>> = {
  example: /example|sample|demo/i,
  sample: /example|sample|demo/i,
  demo: /example|sample|demo/i,
  script: /(?:^|\/)scripts?\//i,
  test: /(?:^|\/)tests?\/|(?:^|\/)test_/i,
};

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present') return [];
    const place = ONLY.exec(sentence.text.slice(0, 400))?.[1]?.toLowerCase();
    const name = place === undefined ? null : nameFor(reading, sentence);
    return place === undefined || name === null ? [] : [candidateOf(sentence, name, place)];
  });
}

function nameFor(reading: Reading, sentence: Sentence): string | null {
  const verb = sentence.tokens.findIndex(({ text }) => /^only$/i.test(text));
  const before = sentence.tokens.slice(0, verb);
  const own = functionsNamed(sentence).filter(({ token }) => token < verb);
  const codes = before.filter(({ kind }) => kind === 'code');
  if (own.length === 1 && codes.length === 1) return own[0]?.name ?? null;
  const isIt = /^(?:it|this|the (?:function|method|helper))(?: is|'s)?$/i.test(
    before
      .map(({ text }) => text)
      .join(' ')
      .replace(/^however ,? ?/i, ''),
  );
  return codes.length === 0 && isIt ? functionSpokenOf(reading, sentence) : null;
}

function candidateOf(sentence: Sentence, name: string, place: string): Candidate {
  return {
    kind: 'scope',
    line: sentence.line,
    text: sentence.text,
    statement: `${name} is only referenced in ${place} files`,
    words: [name],
    symbol: name,
    check: (context) => check(context, name, place),
  };
}

async function check(context: CheckContext, name: string, place: string): Promise<Outcome | null> {
  const calls = await callsOf(context, name);
  const counted = countedText(name);
  const named = counted && placesOf(context, counted);
  if (!calls || !named) return null;
  const isMeant = (path: string) =>
    calls.defining.includes(path) ||
    (PLACES[place]?.test(path) ?? false) ||
    (place === 'test' && context.classOf(path) === 'test');
  const others = calls.production.filter(({ path }) => !isMeant(path));
  // What stands in a string or a remark refers to nothing.
  const refers = new RegExp(`^[^#'"]*(?<![\\w$])${name}(?![\\w$])`);
  const files = new Set(
    named.lines.filter(({ isCode, text }) => isCode && refers.test(text)).map(({ path }) => path),
  );
  const fitting = [...files].filter((path) => !calls.defining.includes(path) && isMeant(path));
  const shared = {
    scope: 'calls in production code; what defines it left out',
    command: `git grep -n -w ${quoted(name)} ${context.rev}`,
    measured:
      others.length > 0
        ? `called at ${placesListed(others, 3)}`
        : `no other call; ${count(fitting.length, `${place} file`)} ${fitting.length === 1 ? 'names' : 'name'} it`,
  };
  if (others.length > 0)
    return {
      verdict: 'refuted',
      ...shared,
      correction: `${name} is also called at ${others[0]?.path}:${others[0]?.line}.`,
    };
  const more = [...files].filter((path) => !isMeant(path) && context.classOf(path) === 'production');
  if (fitting.length > 0 && more.length === 0) return { verdict: 'verified', ...shared };
  return {
    verdict: 'not checkable',
    ...shared,
    needs: `to know whether ${more.length > 0 ? listing(more, 2) : 'nothing at all'} counts`,
  };
}
