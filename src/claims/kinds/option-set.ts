import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { type ConfigurationFile, configurationFile } from '../extract/configuration-file.js';
import type { Sentence } from '../extract/document.js';
import { lineMentions } from '../extract/line-mentions.js';
import { tellsOfChange } from '../extract/tells-of-change.js';

/** Options that a configuration file sets or lacks: "used `-s` in `pytest.ini`", "missing `--strict` in `pyproject.toml`". */
export const optionSet: ClaimPart = { kinds: ['config'], recognise };

const OPTION = /^-{1,2}[A-Za-z][\w-]{0,40}(?:=[\w./-]{1,60})?$/;
const DENIED = /^(?:missing|without|lacks?|lacking|no|not|never|absent|doesn't|omits?)$/i;
const SAID =
  /^(?:us(?:es?|ed|ing)|sets?|has|had|have|contains?|includ(?:es?|ed|ing)|specif(?:y|ies|ied)|pass(?:es|ed)?|with|enables?|flag|option|addopts|[:(])$/i;
const MOST_BEFORE = 4;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.place === 'heading')
      return [];
    if (!sentence.tokens.some(({ kind, text }) => kind === 'code' && OPTION.test(text))) return [];
    // With lines beside it, it is what those are said to hold.
    if (lineMentions(reading, sentence).length > 0 || tellsOfChange(sentence)) return [];
    const file = configurationFile(reading, sentence);
    if (!file?.isNamed) return [];
    return sentence.tokens.flatMap(({ kind, text }, i) =>
      kind === 'code' && OPTION.test(text) ? candidateOf(sentence, i, file) : [],
    );
  });
}

function candidateOf(sentence: Sentence, i: number, file: ConfigurationFile): Candidate[] {
  const { tokens } = sentence;
  const option = tokens[i]?.text ?? '';
  const beside = [...tokens.slice(Math.max(0, i - MOST_BEFORE), i), ...tokens.slice(i + 1, i + 2)];
  const isDenied = beside.some(({ text }) => DENIED.test(text));
  if (!isDenied && !beside.some(({ text }) => SAID.test(text))) return [];
  return [
    {
      kind: 'config',
      line: tokens[i]?.line ?? sentence.line,
      text: sentence.text,
      statement: `${file.written} ${isDenied ? 'lacks' : 'has'} ${option}`,
      check: (context) => check(context, option, file, isDenied),
    },
  ];
}

async function check(
  context: CheckContext,
  option: string,
  { paths }: ConfigurationFile,
  isDenied: boolean,
): Promise<Outcome | null> {
  const own = new RegExp(`(?<![\\w-])${option.replace(/[.]/g, '\\.')}(?![\\w-])`);
  const places: string[] = [];
  for (const path of paths.slice(0, 10)) {
    const lines = (await context.lines(path)) ?? [];
    for (const [i, line] of lines.entries())
      if (!/^\s*[#;]/.test(line) && line.includes(option) && own.test(line.slice(0, 2000)))
        places.push(`${path}:${i + 1}`);
  }
  const shared = {
    measured: places.length > 0 ? `at ${listing(places, 3)}` : 'no line has it',
    scope: listing([...paths], 3),
    command: `git grep -n -F -e ${quoted(option)} ${context.rev} -- ${quoted(paths[0] ?? '')}`,
  };
  if (places.length > 0 !== isDenied) return { verdict: 'verified', ...shared };
  const [path, ...more] = paths;
  if (more.length > 0 || path === undefined || !isDenied)
    return { verdict: 'not checkable', ...shared, needs: 'to know which file, or which time, is meant' };
  return { verdict: 'refuted', ...shared, correction: `${path} has ${option} (${places[0]}).` };
}
