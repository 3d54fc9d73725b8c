/** How a file writes of what type a name is; `N` stands for the name, the group for the type. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  python: [
    'N\\s*:\\s*["\']?(?:Optional\\[)?["\']?([A-Z]\\w*)',
    'N\\s*=\\s*(?:await\\s+)?(?:\\w+\\.)*([A-Z]\\w*)\\(',
    '\\bwith\\s+(?:\\w+\\.)*([A-Z]\\w*)\\([^\\n]*\\)\\s+as\\s+N',
  ],
  javascript: ['N\\s*=\\s*(?:await\\s+)?new\\s+(?:\\w+\\.)*([A-Z][\\w$]*)'],
  typescript: [
    'N\\s*[?!]?\\s*:\\s*(?:Readonly<)?([A-Z][\\w$]*)',
    'N\\s*=\\s*(?:await\\s+)?new\\s+(?:\\w+\\.)*([A-Z][\\w$]*)',
  ],
  go: [
    'N\\s+\\*?(?:\\w+\\.)?([A-Za-z]\\w*)\\s*[,)\\n=`]',
    'N\\s*:?=\\s*&?(?:\\w+\\.)?([A-Za-z]\\w*)\\{',
    'N\\s*(?:,\\s*\\w+\\s*)?:?=\\s*(?:\\w+\\.)?New([A-Z]\\w*)\\(',
  ],
  java: ['\\b([A-Z]\\w*)(?:<[^;(){}=]*>)?\\s+N\\s*[=;,):]'],
};

/** Reads of what types a file says that names are. Remembers what it was asked. */
export class ReceiverTypes {
  readonly #text: string;
  readonly #forms: readonly string[];
  readonly #known = new Map<string, readonly string[]>();

  constructor(text: string, language: string) {
    this.#text = text;
    this.#forms = WRITTEN[language === 'tsx' ? 'typescript' : language] ?? [];
  }

  /** The types that are written for the last name of a receiver (`this.client` → `client`); empty where none is. */
  of(receiver: string): readonly string[] {
    const name = lastName(receiver);
    if (name === '') return [];
    const known = this.#known.get(name);
    if (known) return known;
    const own = `(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`;
    const found = new Set<string>();
    for (const form of this.#forms)
      for (const match of this.#text.matchAll(new RegExp(form.replaceAll('N', own), 'g')))
        if (match[1]) found.add(match[1]);
    const types = [...found];
    this.#known.set(name, types);
    return types;
  }
}

/** `self.client` → `client`; empty for what is no name: `get()`. */
export function lastName(receiver: string): string {
  return /(?:^|[.>])([\p{L}_$][\p{L}\p{N}_$]*)[?!]?$/u.exec(receiver)?.[1] ?? '';
}
