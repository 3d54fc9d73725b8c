import { quoted } from '../../../domain/shell-word.js';
import { count } from '../../../domain/wording.js';
import type { CheckContext, Outcome } from '../context.js';

/** The name as a word of its own. */
export function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
}

/** A line that gives the name its meaning: a definition, or a value. */
export function bindingOf(name: string): RegExp {
  const plain = name.replaceAll('$', '\\$');
  return new RegExp(
    `\\b(?:def|class|function|func|const|let|var|fn)\\s+${plain}\\b|^\\s*(?:(?:self|this|cls)\\.)?["']?${plain}["']?\\s*(?::[^=:]{0,60})?[:=](?!=)`,
  );
}

/**
 * A name that is said to be defined in a file which does not even hold it.
 * @param elsewhere where it is defined, in words; empty for nowhere
 * @returns null where the file does hold it
 */
export async function notIn(
  context: CheckContext,
  name: string,
  path: string,
  elsewhere: string,
): Promise<Outcome | null> {
  const held = wordOf(name);
  const text = await context.text(path);
  if (text === null || held.test(text)) return null;
  const where = elsewhere === '' ? '' : `; it is ${elsewhere}`;
  return {
    verdict: 'refuted',
    measured: `${path} does not name it${where}`,
    scope: path,
    command: commandFor(context, name, path),
    correction: `${path} does not define ${name}${where}.`,
    past: {
      paths: [path],
      isTrue: (texts) => [...texts.values()].some((each) => each !== null && held.test(each)),
    },
  };
}

/**
 * A name that a file is said not to have, or not to give to those who import it. Where it uses what another one defines,
 * the words may mean either.
 */
export async function absentIn(
  context: CheckContext,
  name: string,
  path: string,
  how: 'defined' | 'exported' = 'defined',
): Promise<Outcome> {
  const scope = path;
  const command = commandFor(context, name, path);
  const lines = await context.lines(path);
  if (!lines)
    return { verdict: 'not checkable', scope, command, needs: `${path} as a text that this clone holds` };
  const held = wordOf(name);
  const bound = bindingOf(name);
  const at = lines.findIndex((line) => bound.test(line));
  if (at < 0) {
    const used = lines.filter((line) => held.test(line)).length;
    if (used === 0) return { verdict: 'verified', measured: `${path} does not name it`, scope, command };
    if (
      how === 'exported' &&
      !lines.some((line) => MAY_EXPORT.test(line) || (held.test(line) && MAY_BIND.test(line)))
    )
      return {
        verdict: 'verified',
        measured: `${path} names it in ${count(used, 'line')}, and neither defines nor imports it`,
        scope,
        command,
      };
    return {
      verdict: 'not checkable',
      measured: `${path} names it in ${count(used, 'line')}, and defines it in none`,
      scope,
      command,
      needs: 'to know whether using it counts',
    };
  }
  return {
    verdict: 'refuted',
    measured: `at line ${at + 1}`,
    scope,
    command,
    correction: `${path} has ${name}, at line ${at + 1}.`,
    past: {
      paths: [path],
      isTrue: (texts) =>
        [...texts.values()].every(
          (text) => text === null || !text.split('\n').some((line) => bound.test(line)),
        ),
    },
  };
}

/** A file that takes all names of another one, or makes them up when they are asked for. */
const MAY_EXPORT = /^\s*(?:from .{1,200} import \*|export \*|def __getattr__\b)/;
/** A line that imports or lists a name, or exports it: alone in a line, with a comma behind it, after an `=`. */
const MAY_BIND =
  /^(?![ \t]*(?:#|\/\/|\*)).*(?:\bimport\b|\bexport\b|\brequire\(|__all__)|^\s*["']?\w+["']?(?: as \w+)?,?\s*(?:#.*)?$/;

function commandFor({ rev }: CheckContext, name: string, path: string): string {
  return `git grep -n -w ${quoted(name)} ${rev} -- ${quoted(path)}`;
}
