import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type Imported, importersOf, wordsOfImport } from '../../check/names/importers.js';
import { absentIn } from '../../check/names/name-in-file.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier } from '../../extract/markdown/token.js';
import { type ImportStatement, importSpokenOf, importsShown } from '../../extract/names/import-statement.js';

/** Imports that are said to fail, or to be made by tests: "Failing import: `from a.b import C`", "tests import `C` from `a.b`". */
export const importSaid: ClaimPart = { kinds: ['usage', 'symbol'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood === 'present')
      return [...failing(reading, sentence), ...byTests(reading, sentence)];
    return oldImports(reading, sentence);
  });
}

const FAILING =
  /\b(?:failing|failed|broken|invalid|problematic|non-?existent) imports?\b|\bimports? (?:statements? )?(?:that )?(?:fail(?:s|ing)?|errors?|(?:is|are) broken)\b|\bimport (?:failure|error)s? ?:/i;

/** A fence or a code span with an import, and the words that say it fails. */
function failing(reading: Reading, sentence: Sentence): Candidate[] {
  const remarked = remarkedModule(reading, sentence);
  if (remarked) return [remarked];
  const said = sentence.fence ? sentence.fence.before : sentence;
  if (!said || (sentence.fence?.mood ?? 'present') !== 'present' || said.mood !== 'present') return [];
  if (!FAILING.test(said.text.slice(0, 400)) || /\b(?:fixed|resolved|was|were)\b/i.test(said.text)) return [];
  return importsShown(reading, sentence).flatMap((shown) => [
    madeCandidate(sentence, 'code', shown, shown.names[0] ?? null, () => true),
    brokenCandidate(sentence, shown),
  ]);
}

/** `from a.b import C  # module does not exist`. */
function remarkedModule(reading: Reading, sentence: Sentence): Candidate | null {
  const { fence, line } = sentence;
  if (fence?.mood !== 'present') return null;
  if (!NO_MODULE.test(fence.lines[line - fence.firstLine] ?? '')) return null;
  const [shown, ...more] = importsShown(reading, sentence);
  if (!shown || more.length > 0) return null;
  const { module, path } = shown;
  return {
    kind: 'symbol',
    line,
    text: sentence.text,
    statement: `there is no module ${module}`,
    check: (context) => {
      const shared = {
        scope: module,
        command: `git ls-tree -r --name-only ${context.rev} | grep ${quoted(`^${module.replaceAll('.', '/')}`)}`,
      };
      if (path === null) return { verdict: 'verified', ...shared, measured: `there is no module ${module}` };
      return { verdict: 'refuted', ...shared, measured: `there is ${path}`, correction: `There is ${path}.` };
    },
  };
}

const NO_MODULE =
  /#.*\b(?:module (?:does not|doesn['’]t) exist|no such module|module not found|non-?existent module)\b/i;

/** "Tests import `C` from `a.b`": whether any does. */
function byTests(reading: Reading, sentence: Sentence): Candidate[] {
  const { tokens, text } = sentence;
  if (sentence.fence) return [];
  if (OLD_NAMES.test(text.slice(0, 300))) return oldImports(reading, sentence);
  const verb = tokens.findIndex(({ kind, text: word }) => kind === 'word' && /^imports?$/i.test(word));
  const subject = tokens.slice(Math.max(0, verb - 3), verb).map((each) => each.text.toLowerCase());
  if (
    verb < 1 ||
    !/^(?:tests?|files|suites?)$/.test(subject.at(-1) ?? '') ||
    !subject.some((word) => /^tests?$/.test(word))
  )
    return [];
  const name = tokens.slice(verb + 1, verb + 4).find(({ kind }) => kind === 'code')?.text ?? '';
  const source = fileMentions(sentence, reading.paths).find(({ token }) => token > verb);
  const [path, ...more] = source?.match.kind === 'file' ? source.match.paths : [];
  if (!isIdentifier(name) || !/^\w+$/.test(name) || path === undefined || more.length > 0) return [];
  return [madeCandidate(sentence, 'test', { module: dotted(path), path, names: [name] }, name, () => true)];
}

function dotted(path: string): string {
  return path
    .replace(/\.pyi?$/, '')
    .replaceAll('/', '.')
    .replace(/\.__init__$/, '');
}

const OLD_NAMES =
  /\btests?\b.{0,40}\b(?:still )(?:reference|import|use)s? (?:the )?(?:old|outdated|deprecated|legacy|removed|non-?existent) (?:class |module |import |function )?(?:names?|paths?|imports?)\b|\bimport statements? in tests?\b.{0,20}\bnot (?:been )?updated\b|\btest imports? (?:were|have) not (?:been )?updated\b/i;

/** "Import statements in tests were not updated", of the import that is spoken of. */
function oldImports(reading: Reading, sentence: Sentence): Candidate[] {
  if (sentence.mood !== 'past' && sentence.mood !== 'present') return [];
  if (!OLD_NAMES.test(sentence.text.slice(0, 300))) return [];
  const shown = importSpokenOf(reading, sentence);
  const [name] = shown?.names ?? [];
  if (!shown || name === undefined) return [];
  return [madeCandidate(sentence, 'test', shown, name, () => sentence.mood === 'present')];
}

/** @param mayRefute whether it is said of how things are */
function madeCandidate(
  sentence: Sentence,
  by: 'code' | 'test',
  { module, names }: ImportStatement,
  name: string | null,
  mayRefute: () => boolean,
): Candidate {
  const wanted: Imported = { module, name };
  return {
    kind: 'usage',
    line: sentence.line,
    text: sentence.text,
    statement: `${by === 'test' ? 'tests import' : 'code imports'} ${name === null ? '' : `${listing(names, 1)} from `}${module}`,
    words: wordsOfImport(wanted),
    check: (context) => checkMade(context, wanted, by, mayRefute()),
  };
}

async function checkMade(
  context: CheckContext,
  wanted: Imported,
  by: 'code' | 'test',
  mayRefute: boolean,
): Promise<Outcome | null> {
  const all = await importersOf(context, wanted);
  if (!all) return null;
  const files = [...new Set(all.map(({ path }) => path))];
  const own = by === 'test' ? files.filter((path) => context.classOf(path) === 'test') : files;
  const { module, name } = wanted;
  const what = name === null ? module : `${name} from ${module}`;
  const shared = {
    scope: `imports in Python${by === 'test' ? ', in tests' : ''}; backup copies left out`,
    command: `git grep -n -E ${quoted(`(from|import) +${module.replaceAll('.', '\\.')}`)} ${context.rev} -- '*.py'`,
    measured:
      own.length === 0
        ? `no ${by === 'test' ? 'test' : 'file'} imports ${what}`
        : `${count(own.length, 'file')}: ${listing(own, 3)}`,
  };
  if (own.length > 0) return { verdict: 'verified', ...shared };
  if (!mayRefute) return null;
  return {
    verdict: 'refuted',
    ...shared,
    correction: `No ${by === 'test' ? 'test' : 'file'} imports ${what}.`,
  };
}

/** The module, or a name of it, is missing: then the import fails. Where both are there, it may fail for other reasons. */
function brokenCandidate(sentence: Sentence, { module, path, names }: ImportStatement): Candidate {
  return {
    kind: 'symbol',
    line: sentence.line,
    text: sentence.text,
    statement: `the import from ${module} fails`,
    check: async (context) => {
      const command = `git ls-tree -r --name-only ${context.rev} | grep ${quoted(`^${module.replaceAll('.', '/')}`)}`;
      if (path === null)
        return { verdict: 'verified', measured: `there is no module ${module}`, scope: module, command };
      for (const name of names) {
        const absent = await absentIn(context, name, path, 'exported');
        if (absent.verdict === 'verified') return absent;
      }
      return null;
    },
  };
}
