import type { Reading } from '../../check/context.js';
import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';

/** A folder that is named without those above it. */
export interface BareFolder {
  readonly token: number;
  /** As it is written: `hub/`. */
  readonly written: string;
  readonly path: string;
}

/**
 * "in `hub/`", "the `hub/` directory": the one folder of that name that is neither of tests nor a copy; null where none is, where
 * several are, and where a sentence names more than one so.
 */
export function bareFolder(reading: Reading, { tokens }: Sentence): BareFolder | null {
  const named = tokens.flatMap((token, i) => {
    const name = nameOf(token);
    return name === null ? [] : [{ token: i, written: token.text, name }];
  });
  const [first, ...more] = named;
  if (!first || more.length > 0) return null;
  const own = reading.paths
    .foldersCalled(first.name)
    .filter((path) => !/^(?:test|backup|vendored|generated)$/.test(reading.classOf(`${path}/a.py`)));
  // Folders inside of one are part of it.
  const outer = own.filter((path) => !own.some((other) => path.startsWith(`${other}/`)));
  const [path, ...others] = outer;
  return path !== undefined && others.length === 0
    ? { token: first.token, written: first.written, path }
    : null;
}

function nameOf({ kind, text }: Token): string | null {
  return kind === 'code' ? (/^\.?\/?([A-Za-z][\w.-]{2,60})\/$/.exec(text)?.[1] ?? null) : null;
}
