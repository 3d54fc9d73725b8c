/** One command of a script: what it sets, and its words. */
export interface ShellCommand {
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

const LONGEST = 20_000;

/** The commands of a script line, in order; what joins them is left out. Quotes are taken away, nothing is expanded. */
export function shellCommands(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  const finish = () => {
    if (words.length > 0) commands.push(withAssignments(words));
    words = [];
  };
  for (const word of tokens(script.slice(0, LONGEST))) {
    if (word === SEPARATOR) finish();
    else words.push(word);
  }
  finish();
  return commands;
}

const SEPARATOR = '\0';

function* tokens(script: string): Generator<string> {
  const token = /\s*(?:(&&|\|\||[;|&\n])|((?:[^\s'"\\;&|]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+)|(.))/gy;
  for (const [, separator, word] of script.matchAll(token)) {
    if (separator !== undefined) yield SEPARATOR;
    else if (word !== undefined) yield unquoted(word);
  }
}

function unquoted(word: string): string {
  return word.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g, (_, single, double, escaped) => {
    if (single !== undefined) return single;
    return double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : escaped;
  });
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;
const WRAPPERS = new Set(['cross-env', 'cross-env-shell', 'env', 'exec', 'time', 'command']);

/** Takes `A=1`, `cross-env A=1`, `env A=1` off its beginning. */
function withAssignments(all: readonly string[]): ShellCommand {
  const env: Record<string, string> = {};
  let at = 0;
  for (; at < all.length; at += 1) {
    const word = all[at] as string;
    const found = ASSIGNMENT.exec(word);
    if (found) env[found[1] as string] = found[2] ?? '';
    else if (!WRAPPERS.has(word)) break;
  }
  return { env, words: all.slice(at) };
}
