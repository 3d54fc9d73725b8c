import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import { listsOf } from '../../check/count/list-entries.js';
import { type CountedNoun, countedNouns } from '../../extract/figures/quantities.js';
import { type ConfigurationFile, configurationFile } from '../../extract/files/configuration-file.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { pickingWords } from '../../extract/words/plain-words.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/** How many entries a configuration file lists: "180+ markers in pyproject.toml", "docker-compose.yml: 6 services". */
export const listCount: ClaimPart = { kinds: ['count'], recognise };

/** What is counted, and the keys under which files list it. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  marker: ['markers'],
  dependency: ['dependencies', 'devDependencies', 'install_requires', 'requires', 'peerDependencies'],
  script: ['scripts'],
  service: ['services'],
  volume: ['volumes'],
  network: ['networks'],
  job: ['jobs'],
  stage: ['stages'],
  plugin: ['plugins', 'pytest_plugins'],
  hook: ['hooks', 'repos'],
  secret: ['secrets'],
  filter: ['filterwarnings'],
  testpath: ['testpaths'],
  warning: ['filterwarnings'],
};
const NOUNS = new Set(Object.keys(KEYS));
/** Words beside the number that leave nothing out. */
const PLAIN =
  /^(?:comprehensive|test|pytest|custom|registered|defined|declared|configured|npm|docker|direct|runtime|production|dev|development)$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || tellsOfChange(sentence)) return [];
    const [noun, ...more] = countedNouns(sentence, NOUNS);
    const file = noun && more.length === 0 ? configurationFile(reading, sentence) : null;
    return noun && file?.isNamed ? [candidateOf(sentence, noun, file)] : [];
  });
}

function candidateOf(sentence: Sentence, noun: CountedNoun, file: ConfigurationFile): Candidate {
  const what = [...noun.between, `${noun.noun}s`].join(' ');
  return {
    kind: 'count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${file.written} lists ${noun.quantity.text} ${what}`,
    check: (context) => check(context, noun, file),
  };
}

interface Listed {
  readonly key: string;
  readonly path: string;
  readonly line: number;
  readonly total: number;
}

function listedIn(lines: readonly string[], path: string, { noun }: CountedNoun): Listed[] {
  return (KEYS[noun] ?? []).flatMap((key) =>
    listsOf(lines, key).map(({ line, entries }) => ({ key, path, line, total: entries.length })),
  );
}

/** @returns null where none of the files has such a list */
async function check(
  context: CheckContext,
  noun: CountedNoun,
  file: ConfigurationFile,
): Promise<Outcome | null> {
  const found: Listed[] = [];
  for (const path of file.paths.slice(0, 10))
    found.push(...listedIn((await context.lines(path)) ?? [], path, noun));
  const [first] = found;
  if (!first) return null;
  const met = metBy(found, noun);
  const told = found.map(
    ({ key, path, line, total }) => `${count(total, 'entry', 'entries')} of ${key} at ${path}:${line}`,
  );
  const shared = {
    measured: listing(told, 3),
    scope: listing([...new Set(found.map(({ path }) => path))], 3),
    command: `git grep -n -w ${quoted(first.key)} ${context.rev} -- ${quoted(first.path)}`,
  };
  if (met) return { verdict: 'verified', ...shared, approximate: met === 'near' };
  const qualified = pickingWords(noun.between, PLAIN);
  const least = Math.max(...found.map(({ total }) => total));
  // "12 unit markers" may be some of forty; of ten they cannot be.
  const maySelect = qualified.length > 0 && noun.quantity.value <= least;
  if (found.length > 1 || file.paths.length > 1 || maySelect)
    return { verdict: 'not checkable', ...shared, needs: 'to know which of them were counted' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${first.path} lists ${count(first.total, 'entry', 'entries')} of ${first.key}.`,
    past: {
      paths: [first.path],
      isTrue: (texts) =>
        [...texts].some(
          ([path, text]) => text !== null && metBy(listedIn(linesOf(text), path, noun), noun) !== null,
        ),
    },
  };
}

function metBy(found: readonly Listed[], { quantity }: CountedNoun): string | null {
  const totals = [...found.map(({ total }) => total), found.reduce((sum, { total }) => sum + total, 0)];
  return totals.map((total) => agreement(quantity, total)).find(isTrue) ?? null;
}
