import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { definitionSpans } from '../../check/names/enclosing.js';
import { normalCode, withoutComment } from '../../extract/code/code-text.js';
import { type LoggedPlace, loggedPlaces } from '../../extract/files/logged-places.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * Places in logs and tracebacks: `app.hub:open_hub:120`, `File "app/hub.py", line 120, in open_hub` with the code below it.
 * Nothing is refuted: another version may have been running.
 */
export const loggedPlace: ClaimPart = { kinds: ['line-reference'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) =>
    loggedPlaces(sentence).flatMap((place) => candidateOf(reading, sentence, place) ?? []),
  );
}

function candidateOf({ paths }: Reading, sentence: Sentence, place: LoggedPlace): Candidate | null {
  const match = paths.find(place.file);
  const [path, ...others] = match.kind === 'file' ? match.paths : [];
  if (path === undefined || others.length > 0) return null;
  const { fence } = sentence;
  const below = fence?.lines[place.line + 1 - fence.firstLine] ?? '';
  // Of a traceback, the line below is the code.
  const code = /^\s*File "/.test(fence?.lines[place.line - fence.firstLine] ?? '') ? codeIn(below) : null;
  return {
    kind: 'line-reference',
    line: place.line,
    text: sentence.text,
    statement: `line ${place.at} of ${place.file} is ${place.name === null ? 'there' : `in ${place.name}`}`,
    says: null,
    check: (context) => check(context, path, place, code),
  };
}

function codeIn(line: string): string | null {
  const code = normalCode(withoutComment(line));
  return /^(?:File "|\w+(?:Error|Exception)\b|\^)/.test(code) || code.length < 6 ? null : code;
}

async function check(
  context: CheckContext,
  path: string,
  { name, at }: LoggedPlace,
  code: string | null,
): Promise<Outcome> {
  const scope = `${path} at ${context.rev}`;
  const command = `git show ${context.rev}:${quoted(path)} | sed -n '${at}p'`;
  const lines = await context.lines(path);
  if (!lines) return { verdict: 'not checkable', scope, command, needs: `${path} as a text` };
  const own = lines[at - 1]?.trim() ?? '';
  const shared = { scope, command };
  if (code !== null && normalCode(withoutComment(own)) === code)
    return { verdict: 'verified', ...shared, measured: `line ${at} reads so` };
  const spans = name === null ? [] : definitionSpans(lines).filter((span) => span.name === name);
  const around = spans.find(({ from, to }) => from <= at && at <= to);
  if (code === null && around)
    return { verdict: 'verified', ...shared, measured: `lines ${around.from}-${around.to} are ${name}` };
  const elsewhere =
    code === null ? 0 : lines.findIndex((line) => normalCode(withoutComment(line)) === code) + 1;
  const [span] = spans;
  const told = [
    at > lines.length ? `the file has ${lines.length} lines` : `line ${at} reads: ${own.slice(0, 120)}`,
    ...(elsewhere > 0 ? [`that code is at line ${elsewhere}`] : []),
    ...(span && elsewhere === 0 ? [`${name} is at lines ${span.from}-${span.to}`] : []),
  ];
  return {
    verdict: 'not checkable',
    ...shared,
    measured: told.join('; '),
    needs: 'the version that was running',
  };
}
