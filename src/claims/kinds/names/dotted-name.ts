import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { bindingOf, wordOf } from '../../check/names/name-in-file.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';

/** `app.core.store.HubStore`: a name with the module that has it, wherever it stands but in an import. */
export const dottedName: ClaimPart = { kinds: ['symbol'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood === 'question' || sentence.mood === 'proposal' || isCode(sentence)) return [];
    const seen = new Set<string>();
    return sentence.tokens.flatMap((token) => {
      const named = seen.has(token.text) ? null : nameIn(reading, token);
      if (!named) return [];
      seen.add(token.text);
      return [candidateOf(sentence, token, named)];
    });
  });
}

/** In code, dots are calls; a list of names in a fence without a language, or what a program printed, is none. */
function isCode({ fence, text }: Sentence): boolean {
  return (
    (fence !== null && !/^(?:|text|txt|plaintext|console|output|log|bash|sh|shell)$/.test(fence.language)) ||
    /\b(?:import|from)\b/.test(text.slice(0, 300))
  );
}

interface Named {
  /** The file of the module. */
  readonly path: string;
  readonly name: string;
}

const DOTTED = /^[A-Za-z_]\w*(?:\.\w+){2,12}(?:\(\))?$/;

/** The longest part before a dot that is a module at the root, and the one name behind it. */
function nameIn({ paths }: Reading, { kind, text }: Token): Named | null {
  if (kind === 'mark' || kind === 'quote' || text.length > 300 || !DOTTED.test(text)) return null;
  const plain = text.replace(/\(\)$/, '');
  // A code span with two dots is looked for as a symbol, in all code.
  if (kind === 'code' && plain.split('.').length < 4) return null;
  const dot = plain.lastIndexOf('.');
  const name = plain.slice(dot + 1);
  const match = paths.find(plain.slice(0, dot));
  const [path] = match.paths;
  const isModule = match.how === 'module' && match.kind === 'file' && path !== undefined;
  return isModule && /[A-Za-z]/.test(name) && paths.find(plain).kind === 'none' ? { path, name } : null;
}

function candidateOf(sentence: Sentence, { line, text }: Token, named: Named): Candidate {
  return {
    kind: 'symbol',
    line,
    text: sentence.text,
    statement: `${text.slice(0, 160)} exists`,
    check: (context) => check(context, named, sentence.mood === 'past'),
  };
}

/** A module that never names it has no such name, unless it takes all names of another one. */
async function check(context: CheckContext, { path, name }: Named, isPast: boolean): Promise<Outcome | null> {
  const lines = await context.lines(path);
  if (!lines) return null;
  const command = `git grep -n -w ${quoted(name)} ${context.rev} -- ${quoted(path)}`;
  const bound = bindingOf(name);
  const held = wordOf(name);
  const defined = lines.findIndex((line) => bound.test(line));
  const at = defined >= 0 ? defined : lines.findIndex((line) => held.test(line));
  if (at >= 0)
    return {
      verdict: 'verified',
      measured: `${defined >= 0 ? 'defined' : 'named'} at ${path}:${at + 1}`,
      scope: path,
      command,
    };
  const isOpen = lines.some((line) => /\bimport \*|\b__getattr__\b/.test(line));
  if (isPast || isOpen) return null;
  return {
    verdict: 'refuted',
    measured: `${path} does not name it`,
    scope: path,
    command,
    correction: `${path} has no ${name}.`,
    past: {
      paths: [path],
      isTrue: (texts) => [...texts.values()].some((text) => text !== null && held.test(text)),
    },
  };
}
