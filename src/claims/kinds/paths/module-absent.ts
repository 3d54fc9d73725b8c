import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "The `store` module doesn't exist in app/core": a module by its name alone, and the folder that has none. */
export const moduleAbsent: ClaimPart = { kinds: ['path'], recognise };

const ABSENT =
  /^(?:modules?|packages?) (?:is missing|(?:is|was) not (?:found|there|present)|does not exist|doesn't exist|no longer exists|not found)(?: (?:in|from|under|inside|below) (?:the )?)/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present') return [];
    return sentence.tokens.flatMap(({ kind, text }, i) =>
      kind === 'code' && /^[a-z_]\w{3,80}$/.test(text) ? (candidateAt(reading, sentence, i) ?? []) : [],
    );
  });
}

function candidateAt(reading: Reading, sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  const after = tokens.slice(i + 1, i + 10).map(({ text }) => text.toLowerCase().replaceAll('’', "'"));
  const said = ABSENT.exec(after.join(' '))?.[0];
  if (said === undefined) return null;
  const folder = tokens[i + 1 + said.trim().split(' ').length]?.text.replace(/\/$/, '') ?? '';
  const name = tokens[i]?.text ?? '';
  if (!reading.paths.isFolder(folder)) return null;
  return {
    kind: 'path',
    line: tokens[i]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there is no module ${name} in ${folder}/`,
    check: (context) => check(context, name, folder),
  };
}

function check(context: CheckContext, name: string, folder: string): Outcome {
  const found = ['.py', '/__init__.py', '.ts', '.js']
    .flatMap((end) =>
      end.startsWith('/') ? context.paths.namesakes('__init__.py') : context.paths.namesakes(`${name}${end}`),
    )
    .filter(
      (path) =>
        path.startsWith(`${folder}/`) &&
        (!path.endsWith('/__init__.py') || path.endsWith(`/${name}/__init__.py`)),
    );
  const shared = {
    scope: `files below ${folder}/`,
    command: `git ls-tree -r --name-only ${context.rev} ${quoted(folder)} | grep -w ${quoted(name)}`,
  };
  if (found.length === 0) return { verdict: 'verified', ...shared, measured: 'no such module' };
  const measured = `there is ${listing(found, 3)}`;
  // "In app" may mean right in it.
  const isDirect = found.some(
    (path) =>
      path
        .slice(folder.length + 1)
        .replace(/\/__init__\.py$/, '')
        .split('/').length === 1,
  );
  if (!isDirect)
    return { verdict: 'not checkable', ...shared, measured, needs: 'to know whether its folders count' };
  return { verdict: 'refuted', ...shared, measured, correction: `There is ${listing(found, 3)}.` };
}
