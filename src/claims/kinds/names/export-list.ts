import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import { exportedNames } from '../../check/names/exported-names.js';
import { absentIn } from '../../check/names/name-in-file.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { importSpokenOf } from '../../extract/names/import-statement.js';

/** What a file gives to others: "`__all__` in `hub.py` only includes `A`, `B`", "no alias in `__init__.py`". */
export const exportList: ClaimPart = { kinds: ['symbol'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present') return [];
    return listedNames(reading, sentence) ?? missingAlias(reading, sentence) ?? [];
  });
}

/** The file that is named: the only one of that name, or that of the module which is spoken of. */
function fileOf(reading: Reading, sentence: Sentence): string | null {
  const own = fileMentions(sentence, reading.paths).filter(
    ({ match, isImport }) => match.kind === 'file' && !isImport,
  );
  if (own.length > 1) return null;
  const [path, ...more] = own[0]?.match.paths ?? [];
  if (path !== undefined && more.length === 0) return path;
  const spoken = importSpokenOf(reading, sentence)?.path ?? null;
  return spoken !== null && (own.length === 0 || nameOf(spoken) === nameOf(path ?? '')) ? spoken : null;
}

interface Listed {
  readonly names: readonly string[];
  readonly isMissing: boolean;
  /** Nothing else is in the list. */
  readonly isAll: boolean;
}

const HOLDING =
  /^(?:includes?|including|contains?|containing|lists?|listing|exports?|has|only|missing|lacks|omits)$/;

function listedNames(reading: Reading, sentence: Sentence): Candidate[] | null {
  const { tokens } = sentence;
  const list = tokens.findIndex(({ kind, text }) => /^(?:code|word)$/.test(kind) && text === '__all__');
  if (list < 0) return null;
  const verb = tokens.findIndex(
    ({ kind, text }, i) => i > list && kind === 'word' && HOLDING.test(text.toLowerCase()),
  );
  if (verb < 0 || verb > list + 6) return null;
  const names = tokens.slice(verb).flatMap(({ kind, text }) => {
    const name =
      kind === 'code' || kind === 'quote' ? /^["']?([A-Za-z_]\w{2,})["']?$/.exec(text)?.[1] : undefined;
    return name === undefined ? [] : [name];
  });
  const path = names.length === 0 ? null : fileOf(reading, sentence);
  if (path === null) return null;
  const words = tokens.slice(list, verb + 2).map(({ text }) => text.toLowerCase());
  const isMissing = words.some((word) =>
    /^(?:not|n't|doesn't|missing|lacks|omits|no|without)$/.test(word.replaceAll('’', "'")),
  );
  const listed: Listed = { names, isMissing, isAll: words.includes('only') && !isMissing };
  return [
    {
      kind: 'symbol',
      line: tokens[list]?.line ?? sentence.line,
      text: sentence.text,
      statement: `__all__ of ${path} ${isMissing ? 'does not have' : listed.isAll ? 'has only' : 'has'} ${listing(names, 5)}`,
      check: (context) => checkListed(context, path, listed),
    },
  ];
}

async function checkListed(context: CheckContext, path: string, listed: Listed): Promise<Outcome | null> {
  const lines = await context.lines(path);
  const list = lines && exportedNames(lines);
  if (!list) return null;
  const shared = {
    scope: `__all__ of ${path}`,
    command: `git grep -n -A 20 ${quoted('^__all__')} ${context.rev} -- ${quoted(path)}`,
    measured: `at line ${list.line}: ${list.names.size === 0 ? 'no name' : listing([...list.names], 6)}`,
  };
  if (fits(list.names, listed))
    return {
      verdict: list.isOpen && listed.isMissing ? 'not checkable' : 'verified',
      ...shared,
      needs: 'what is added to the list',
    };
  if (list.isOpen) return { verdict: 'not checkable', ...shared, needs: 'what is added to the list' };
  const wrong = listed.names.filter((name) => list.names.has(name) === listed.isMissing);
  return {
    verdict: 'refuted',
    ...shared,
    correction:
      wrong.length === 0
        ? `__all__ of ${path} has ${list.names.size} names.`
        : `__all__ of ${path} ${listed.isMissing ? 'has' : 'does not have'} ${listing(wrong, 4)}.`,
    past: {
      paths: [path],
      isTrue: (texts) => {
        const text = texts.get(path) ?? null;
        const then = text === null ? null : exportedNames(linesOf(text));
        return then !== null && fits(then.names, listed);
      },
    },
  };
}

function fits(names: ReadonlySet<string>, { names: said, isMissing, isAll }: Listed): boolean {
  return said.every((name) => names.has(name) !== isMissing) && (!isAll || names.size === new Set(said).size);
}

const NO_ALIAS =
  /\b(?:no|without(?: an?)?|lacks(?: an?)?|missing) (?:backwards?[ -]compat\w+ |compat\w+ |legacy |import )?alias(?:es)?\b/i;

/** "No alias created in `__init__.py`": of the name in the sentence, else of the import that is spoken of. */
function missingAlias(reading: Reading, sentence: Sentence): Candidate[] | null {
  if (!NO_ALIAS.test(sentence.text.slice(0, 300))) return null;
  const path = fileMentions(sentence, reading.paths).length === 0 ? null : fileOf(reading, sentence);
  const own = sentence.tokens.flatMap(({ kind, text }) =>
    kind === 'code' && /^[A-Za-z_]\w{3,}$/.test(text) ? [text] : [],
  );
  const [name, ...more] = own.length > 0 ? own : (importSpokenOf(reading, sentence)?.names ?? []);
  if (path === null || name === undefined || more.length > 0) return null;
  return [
    {
      kind: 'symbol',
      line: sentence.line,
      text: sentence.text,
      statement: `there is no alias ${name} in ${path}`,
      check: async (context) => {
        const outcome = await absentIn(context, name, path, 'exported');
        // A class of that name would be no alias.
        return outcome.verdict === 'refuted'
          ? {
              ...outcome,
              verdict: 'not checkable',
              correction: null,
              past: null,
              needs: 'to know whether that is an alias',
            }
          : outcome;
      },
    },
  ];
}
