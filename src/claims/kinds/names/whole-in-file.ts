import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { bindingOf, wordOf } from '../../check/names/name-in-file.js';
import { fileOfHeading, fileOfItem } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * "Full `HubStore` implementation" below a file: that file defines it, and neither imports it from elsewhere nor gives its name
 * to something else.
 */
export const wholeInFile: ClaimPart = { kinds: ['symbol'], recognise };

const WHOLE = /^(?:full|complete|entire|whole|separate|independent|standalone|duplicate|own)$/i;
const NOUN = /^(?:implementation|class|definition)$/i;
const CLASS = /^_?[A-Z][A-Za-z0-9]*[a-z][A-Z]\w*$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || sentence.place === 'heading') return [];
    const at = sentence.tokens.findIndex(
      ({ text }, i) => WHOLE.test(text) && NOUN.test(sentence.tokens[i + 2]?.text ?? ''),
    );
    const name = sentence.tokens[at + 1];
    const path = at < 0 || isDenied(sentence, at) ? null : fileAbove(reading, sentence);
    if (!name || !CLASS.test(name.text) || path === null) return [];
    return [
      {
        kind: 'symbol',
        line: name.line,
        text: sentence.text,
        statement: `${path} defines ${name.text}`,
        check: (context) => check(context, name.text, path),
      },
    ];
  });
}

function isDenied({ tokens }: Sentence, at: number): boolean {
  return tokens
    .slice(Math.max(0, at - 4), at)
    .some(({ text }) => /^(?:no|not|without|never|should|must|expected|lacks?|missing)$/i.test(text));
}

/** The one file of the item or heading above; null where the sentence names another one. */
function fileAbove(reading: Reading, sentence: Sentence): string | null {
  if (fileMentions(sentence, reading.paths).length > 0) return null;
  const { match } = fileOfItem(reading, sentence) ?? fileOfHeading(reading, sentence) ?? {};
  const [path, ...others] = match?.kind === 'file' ? match.paths : [];
  return path !== undefined && others.length === 0 ? path : null;
}

/** @returns null for a file that is not read, and where only a value of that name is made */
async function check(context: CheckContext, name: string, path: string): Promise<Outcome | null> {
  const lines = await context.lines(path);
  if (!lines) return null;
  const defined = lines.findIndex(
    (line) => /\b(?:class|interface|struct|trait|enum)\s/.test(line) && bindingOf(name).test(line),
  );
  const shared = { scope: path, command: `git grep -n -w ${quoted(name)} ${context.rev} -- ${quoted(path)}` };
  if (defined >= 0) return { verdict: 'verified', ...shared, measured: `defined at line ${defined + 1}` };
  const named = lines.findIndex(
    (line) => wordOf(name).test(line) && /\b(?:import|export|require|as)\b/.test(line),
  );
  // What is neither imported nor named may be built, or be told of the whole file.
  if (named < 0 && lines.some((line) => wordOf(name).test(line))) return null;
  const reads =
    named < 0
      ? 'it does not name it'
      : `line ${named + 1} reads: ${(lines[named] ?? '').trim().slice(0, 120)}`;
  return {
    verdict: 'refuted',
    ...shared,
    measured: `no class of that name; ${reads}`,
    correction: `${path} does not define ${name}; ${reads}.`,
    past: {
      paths: [path],
      isTrue: (texts) =>
        (texts.get(path) ?? '')
          .split('\n')
          .some((line) => /\bclass\s/.test(line) && bindingOf(name).test(line)),
    },
  };
}
