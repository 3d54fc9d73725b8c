import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { definitionSpans } from '../../check/names/enclosing.js';
import { wordOf } from '../../check/names/name-in-file.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { functionSpokenOf, functionsNamed } from '../../extract/names/function-spoken-of.js';

/** What calls what: "Startup (`a.py`, `b.py`) doesn't include this step", "`hub.__init__` → `store.open(user=user)`". */
export const callIn: ClaimPart = { kinds: ['usage'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) =>
    sentence.fence || sentence.mood !== 'present'
      ? []
      : (leftOut(reading, sentence) ?? chain(reading, sentence) ?? []),
  );
}

const LEFT_OUT =
  /\b(?:doesn't|do not|does not|don't|never) (?:include|contain|call|invoke|perform|run|execute)s?\b/i;

/** Files, and a step that none of them takes. */
function leftOut(reading: Reading, sentence: Sentence): Candidate[] | null {
  const text = sentence.text.slice(0, 400).replaceAll('’', "'");
  const said = LEFT_OUT.exec(text);
  const verb = sentence.tokens.findIndex(({ text: word }) =>
    /^(?:include|contain|call|invoke|perform|run|execute)s?$/i.test(word),
  );
  if (!said || verb < 1) return null;
  const files = fileMentions(sentence, reading.paths).filter(
    ({ token, match }) => token < verb && match.kind === 'file',
  );
  const paths = files.flatMap(({ match }) => match.paths);
  if (files.length === 0 || paths.length > 6) return null;
  const after = text.slice(said.index + said[0].length);
  const own = functionsNamed(sentence).filter(({ token }) => token > verb);
  const isStep =
    /^ (?:this|that|the|it)\b(?: \w{2,20}){0,2}(?: (?:steps?|calls?|initialization|function))?(?:$|[.,;)])/i.test(
      after,
    );
  const name =
    own.length === 1 && /include|perform|run|execute|invoke/i.test(said[0]) ? own[0]?.name : undefined;
  const meant = name ?? (isStep && own.length === 0 ? functionSpokenOf(reading, sentence) : null);
  if (meant === null || meant === undefined) return null;
  return [
    {
      kind: 'usage',
      line: sentence.line,
      text: sentence.text,
      statement: `${listing(paths, 3)} ${paths.length === 1 ? 'does' : 'do'} not call ${meant}`,
      check: (context) => checkLeftOut(context, meant, paths),
    },
  ];
}

async function checkLeftOut(context: CheckContext, name: string, paths: readonly string[]): Promise<Outcome> {
  const called = new RegExp(`^[^#'"]*(?<![\\w$])${name}\\s*\\(`);
  const places: string[] = [];
  let isNamed = false;
  for (const path of paths)
    for (const [i, line] of ((await context.lines(path)) ?? []).entries()) {
      if (called.test(line) && !/\b(?:def|function)\s+\w+\s*\(/.test(line)) places.push(`${path}:${i + 1}`);
      isNamed ||= wordOf(name).test(line);
    }
  const shared = {
    scope: listing(paths, 3),
    command: `git grep -n -w ${quoted(name)} ${context.rev} -- ${paths.map((path) => quoted(path)).join(' ')}`,
  };
  if (places.length > 0)
    return {
      verdict: 'refuted',
      ...shared,
      measured: `called at ${listing(places, 3)}`,
      correction: `${name} is called at ${listing(places, 3)}.`,
      past: {
        paths,
        isTrue: (texts) =>
          [...texts.values()].every((text) => !(text ?? '').split('\n').some((line) => called.test(line))),
      },
    };
  if (isNamed)
    return {
      verdict: 'not checkable',
      ...shared,
      measured: 'named, and not called',
      needs: 'to know whether naming it counts',
    };
  return { verdict: 'verified', ...shared, measured: 'not named' };
}

/** `hub.__init__`, `Hub.start`, and what it calls: `store.open(user=user)`. */
interface Chain {
  readonly paths: readonly string[];
  readonly member: string;
  /** The last two names of the call, with the dot between them. */
  readonly called: string;
  readonly inside: string;
}

function chain(reading: Reading, sentence: Sentence): Candidate[] | null {
  const { tokens } = sentence;
  const at = tokens.findIndex(
    ({ kind, text }, i) =>
      kind !== 'code' &&
      /^(?:→|->|calls?|invokes?)$/i.test(text) &&
      tokens[i - 1]?.kind === 'code' &&
      tokens[i + 1]?.kind === 'code',
  );
  const [, owner = '', member = ''] =
    /^([A-Za-z_]\w{2,80})\.(\w{3,80})(?:\(\))?$/.exec(tokens[at - 1]?.text ?? '') ?? [];
  const [, called = '', inside = ''] =
    /^(?:await )?(?:\w{1,60}\.){0,4}((?:\w{2,60}\.)?\w{3,80})\((.{0,160})\)$/s.exec(
      tokens[at + 1]?.text ?? '',
    ) ?? [];
  const paths = owner === '' || called === '' ? [] : filesOf(reading, owner);
  if (paths.length === 0 || paths.length > 3) return null;
  const meant: Chain = { paths, member, called, inside };
  return [
    {
      kind: 'usage',
      line: tokens[at]?.line ?? sentence.line,
      text: sentence.text,
      statement: `${owner}.${member} calls ${called}`,
      check: (context) => checkChain(context, meant),
    },
  ];
}

/** The files that a module or class is called by: `hub`, `HubStore`. */
function filesOf({ paths, classOf }: Reading, owner: string): readonly string[] {
  return paths
    .alike(owner, 'stem')
    .filter((path) => /\.(?:py|[jt]sx?)$/.test(path) && !/^(?:backup|test)$/.test(classOf(path)));
}

async function checkChain(
  context: CheckContext,
  { paths, member, called, inside }: Chain,
): Promise<Outcome | null> {
  const form = new RegExp(`\\w*${called.replaceAll('.', '\\.')}\\s*\\(`);
  const wanted = inside.replace(/\s/g, '');
  for (const path of paths) {
    const lines = (await context.lines(path)) ?? [];
    for (const { from, to, name } of definitionSpans(lines)) {
      if (name !== member) continue;
      const at = lines.findIndex((line, i) => i >= from && i < to && form.test(line));
      // What stands between the brackets may go on for some lines.
      const behind = lines
        .slice(at, at + 12)
        .map((line) => line.replace(/#.*$/, '').replace(/\s/g, ''))
        .join('');
      if (at < 0 || !behind.includes(wanted)) continue;
      return {
        verdict: 'verified',
        measured: `at ${path}:${at + 1}, in ${member} (lines ${from}-${to})`,
        scope: `${member} of ${path}`,
        command: `git show ${context.rev}:${quoted(path)} | sed -n '${from},${to}p'`,
      };
    }
  }
  return null;
}
