import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { type SettingPlace, settingsOf, tellingParts } from '../../check/code/setting-places.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { isSameFigure } from '../../extract/figures/figure-units.js';
import { type SpokenLimit, spokenLimits } from '../../extract/figures/spoken-limits.js';
import { filesNamed } from '../../extract/files/files-named.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * What a file that the text names sets, said without the name of the setting: "running 100 iterations" of `MAX_ITERATIONS = 100`,
 * "waits 60 seconds" of `sleep 60`. Verified where such a file sets it; else something else may be meant.
 */
export const settingInNamedFile: ClaimPart = { kinds: ['config'], recognise };

/** Files of a document that are read. */
const MOST_FILES = 12;
/** What may be set: code, scripts and configuration. */
const SETTING_FILE =
  /\.(?:py|[mc]?[jt]sx?|sh|bash|go|java|kt|rb|rs|cs|php|ya?ml|toml|ini|cfg|conf|env|tf|json)$/;

function recognise(reading: Reading): Candidate[] {
  const limits = reading.document.sentences.flatMap((sentence) =>
    isRead(sentence) ? spokenLimits(sentence).map((limit) => ({ sentence, limit })) : [],
  );
  const paths = limits.length > 0 ? pathsNamed(reading) : [];
  if (paths.length === 0) return [];
  return limits.map(({ sentence, limit }) => candidateOf(sentence, limit, paths));
}

function isRead({ mood, place, fence, label }: Sentence): boolean {
  if (!/^(?:present|past)$/.test(mood) || place === 'heading') return false;
  return !fence || (label !== '' && /^(?:|ya?ml|text|txt)$/.test(fence.language));
}

/** The files that a document names and that may set something, each by one path. */
function pathsNamed(reading: Reading): string[] {
  const paths = filesNamed(reading).flatMap(({ match }) => (match.paths.length === 1 ? match.paths : []));
  return [...new Set(paths)].filter((path) => SETTING_FILE.test(path)).slice(0, MOST_FILES);
}

function candidateOf(sentence: Sentence, limit: SpokenLimit, paths: readonly string[]): Candidate {
  return {
    kind: 'config',
    line: sentence.tokens[limit.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${limit.text} is what a named file sets for ${listing([...limit.words], 3)}`,
    check: (context) => check(context, limit, paths),
  };
}

/** @returns null where none of the files sets it */
async function check(
  context: CheckContext,
  limit: SpokenLimit,
  paths: readonly string[],
): Promise<Outcome | null> {
  const met: SettingPlace[] = [];
  for (const path of paths)
    for (const place of [...(await settingsOf(context, path)), ...(await sleepsOf(context, path))])
      if (isSameFigure(limit.said, place.value) && isCalled(place.key, limit)) met.push(place);
  const [first] = met;
  if (!first) return null;
  return {
    verdict: 'verified',
    measured: `${first.key} is ${first.text} at ${listing([...new Set(met.map(({ path, line }) => `${path}:${line}`))], 3)}`,
    scope: 'the files that the text names',
    command: `git grep -n -w ${quoted(first.key)} ${context.rev} -- ${quoted(first.path)}`,
  };
}

/** Words of a name that say only that there is a limit. */
const OF_LIMITS = /^(?:max|maximum|min|minimum|num|number|count|total|limit|n|per|allowed|time)$/;

/** `MAX_RETRY_ATTEMPTS` says nothing but words of "3 retry attempts". */
function isCalled(key: string, { words }: SpokenLimit): boolean {
  const parts = tellingParts(key).filter((part) => !OF_LIMITS.test(part));
  return parts.length > 0 && parts.every((part) => words.includes(part));
}

/** `sleep 60`, `time.sleep(60)`, `await asyncio.sleep(0.5)`: what scripts wait for. */
function sleepsOf(context: CheckContext, path: string): Promise<readonly SettingPlace[]> {
  return context.once(['sleeps', path], async () => {
    const lines = (await context.lines(path)) ?? [];
    return lines.flatMap((line, i) => {
      const text = line.length > 400 || !line.includes('sleep') ? undefined : SLEEP.exec(line)?.[1];
      if (text === undefined) return [];
      const value = { number: Number(text), dimension: 'time', factor: 1 } as const;
      return [{ key: 'sleep', value, text, path, line: i + 1 }];
    });
  });
}

const SLEEP = /^[^#]{0,200}\bsleep(?:\(| )\s{0,4}(\d{1,6}(?:\.\d{1,3})?)\b/;
