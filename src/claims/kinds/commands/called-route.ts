import { quoted } from '../../../domain/shell-word.js';
import { type Route, routeOf, wordsOfRoute } from '../../check/code/routes.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type CalledPath, calledPath } from '../../extract/names/called-paths.js';

/**
 * The route that a command asks a server for, `curl https://host/health/hub`: whether code makes it, at once or as the end of a
 * router that is mounted below the rest. Never refuted: hosts of others are asked, too.
 */
export const calledRoute: ClaimPart = { kinds: ['symbol'], recognise };

/** Such commands of a document. */
const MOST_OF_DOCUMENT = 60;

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap(calledIn).slice(0, MOST_OF_DOCUMENT);
}

function calledIn(sentence: Sentence): Candidate[] {
  const { fence, line, text, tokens } = sentence;
  if (!text.includes('://')) return [];
  const written = fence
    ? [{ text: fence.lines[line - fence.firstLine] ?? text, line }]
    : tokens.filter(({ kind }) => kind === 'code');
  return written.flatMap((each) => {
    const called = calledPath(each.text);
    const words = called === null ? [] : wordsOfRoute(called.path);
    return called !== null && words.length > 0 ? [candidateOf(sentence, called, words, each.line)] : [];
  });
}

function candidateOf(
  sentence: Sentence,
  called: CalledPath,
  words: readonly string[],
  line: number,
): Candidate {
  return {
    kind: 'symbol',
    line,
    text: sentence.text,
    statement: `code serves ${called.path}`,
    words,
    says: null,
    check: (context) => told(context, routeOf(context, called)),
  };
}

function told({ rev }: CheckContext, found: Route | null): Outcome | null {
  if (!found) return null;
  const { route, mount } = found;
  const below = mount ? `, mounted at ${mount.path}:${mount.line}` : '';
  return {
    verdict: 'verified',
    measured: `at ${route.path}:${route.line}${below}`,
    scope: 'code without tests; only that it has such a route, not that the host answers',
    command: `git show ${rev}:${quoted(route.path)} | sed -n '${route.line}p'`,
  };
}
