/** One command of a script: what it sets, and its words. */
export interface ShellCommand {
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  /** As it is written, with its redirections; for a shell. */
  readonly text: string;
}

const LONGEST = 20_000;
/** Words of the shell’s own grammar: those that only frame commands, and those before a command. */
const FRAMES = /^(?:if|elif|while|until|for|case|fi|done|esac|in|\[|\[\[|test|!|\}|\{|\(|\))$/;
const LEADS = /^(?:then|else|do)$/;

/**
 * The commands of a script line, in order; what joins them is left out, and so are conditions and loops around them. Quotes are
 * taken away from words, nothing is expanded.
 */
export function shellCommands(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let text = '';
  const finish = () => {
    const own = LEADS.test(words[0] ?? '') ? words.slice(1) : words;
    if (own.length > 0 && !FRAMES.test(own[0] ?? ''))
      commands.push({ ...withAssignments(own), text: text.trim().replace(/^(?:then|else|do)\s+/, '') });
    words = [];
    text = '';
  };
  for (const { kind, source } of tokens(script.slice(0, LONGEST))) {
    if (kind === 'separator') {
      finish();
      continue;
    }
    text += source;
    if (kind === 'word') words.push(unquoted(source.trim()));
  }
  finish();
  return commands;
}

interface Token {
  readonly kind: 'separator' | 'redirection' | 'word' | 'other';
  /** With the space before it. */
  readonly source: string;
}

function* tokens(script: string): Generator<Token> {
  const token =
    /\s*(?:((?:\d|&)?>>?\s*&?\s*[^\s;|&]+|<\s*[^\s;|&<]+)|(&&|\|\||[;|&\n])|((?:[^\s'"\\;&|<>]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+)|(.))/gy;
  for (const [source, redirection, separator, word] of script.matchAll(token)) {
    if (redirection !== undefined) yield { kind: 'redirection', source };
    else if (separator !== undefined) yield { kind: 'separator', source };
    else yield { kind: word === undefined ? 'other' : 'word', source };
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
function withAssignments(all: readonly string[]): Pick<ShellCommand, 'env' | 'words'> {
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
