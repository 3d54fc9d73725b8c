import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import type { NapiConfig, SgRoot } from '@ast-grep/napi';
import { EnvironmentError, InputError } from '../../errors.js';
import type { Language } from '../../languages/language.js';
import { LANGUAGES } from '../../languages/languages.js';
import { blanked, longCommentRuns, type Stretch } from './comment-runs.js';

/** A grammar, ready to parse. */
export interface LoadedGrammar {
  readonly language: Language;
  /** The letter that stands for `$` inside patterns, chosen so that the grammar takes `$NAME` for an identifier. */
  readonly expando: string;
  /** Versions of matcher and grammar: results are the same as long as this is. */
  readonly engine: string;
  parse(text: string): SgRoot;
  /** Comments that the parser is not given, because it would take too long over them. */
  leftOut(text: string): readonly Stretch[];
  /** The same on another thread. */
  parseAside(text: string): Promise<SgRoot>;
  /** The kinds that this version of the grammar has, of those named. */
  knownKinds(kinds: readonly string[]): string[];
  /** Compiles a pattern text on its own, as ast-grep does. */
  compile(pattern: string): NapiConfig;
}

/** What is there of one language’s grammar. */
export interface GrammarState {
  readonly language: string;
  readonly package: string | null;
  readonly state: 'built-in' | 'installed' | 'not-installed' | 'broken';
  readonly version: string | null;
  /** Whether issue-audit brings it, so that its absence is a fault. */
  readonly expected: boolean;
}

/** What a grammar package exports. */
interface GrammarPackage {
  readonly libraryPath: string;
  readonly extensions: string[];
  readonly languageSymbol?: string;
  readonly expandoChar?: string;
}

// Packages are looked up beside issue-audit only, never in the audited repository: loading one runs its code.
const requireBeside = createRequire(import.meta.url);
const loaded = new Map<string, LoadedGrammar>();
let registered: ReadonlyMap<string, GrammarPackage | 'broken'> | undefined;

/**
 * The grammar of a language.
 * @throws InputError naming the package to install, when the grammar is one that users add
 * @throws EnvironmentError when a grammar that issue-audit brings is missing or was not built for this platform
 */
export async function loadGrammar(language: Language): Promise<LoadedGrammar> {
  const known = loaded.get(language.id);
  if (known) return known;
  const matcher = await import('@ast-grep/napi');
  const name = await registeredName(language);
  const leftOut = language.id === 'python' ? longCommentRuns : () => [];
  const found: LoadedGrammar = {
    language,
    expando: await expandoOf(language),
    engine: engineOf(language),
    parse: (text) => matcher.parse(name, blanked(text, leftOut(text))),
    parseAside: (text) => matcher.parseAsync(name, blanked(text, leftOut(text))),
    leftOut,
    knownKinds: (kinds) => kinds.filter((kind) => matcher.kind(name, kind) !== 0),
    compile: (pattern) => matcher.pattern(name, pattern),
  };
  loaded.set(language.id, found);
  return found;
}

/** What grammars are there, by language id; for people who ask why a language does not work. */
export async function grammarStates(): Promise<GrammarState[]> {
  const packages = await registerAll();
  return LANGUAGES.map(({ id, grammar }) => {
    if (grammar.from === 'built-in')
      return { language: id, package: null, state: 'built-in', version: null, expected: true };
    const found = packages.get(id);
    const state = found === undefined ? 'not-installed' : found === 'broken' ? 'broken' : 'installed';
    const version = state === 'not-installed' ? null : versionOf(grammar.package);
    return {
      language: id,
      package: grammar.package,
      state,
      version,
      expected: grammar.from === 'dependency',
    };
  });
}

async function registeredName(language: Language): Promise<string> {
  const { grammar } = language;
  if (grammar.from === 'built-in') return grammar.name;
  const found = (await registerAll()).get(language.id);
  if (found !== undefined && found !== 'broken') return language.id;
  if (grammar.from === 'optional' && found === undefined) {
    throw new InputError(
      `the grammar for ${language.name} is not installed`,
      `Install it beside issue-audit: npm install ${grammar.package} (with -g if issue-audit is installed globally).`,
    );
  }
  throw new EnvironmentError(
    `the grammar for ${language.name} (${grammar.package}) is missing or has no build for ${platform()}-${arch()}`,
    'Install issue-audit again; if the package has no build for this platform, it has to be compiled with tree-sitter-cli.',
  );
}

async function expandoOf(language: Language): Promise<string> {
  if (language.grammar.from === 'built-in') return '$';
  const found = (await registerAll()).get(language.id);
  return found !== undefined && found !== 'broken' ? (found.expandoChar ?? '$') : '$';
}

/** Only the first registration in a process counts, so all installed grammars are registered together. */
async function registerAll(): Promise<ReadonlyMap<string, GrammarPackage | 'broken'>> {
  if (registered) return registered;
  const { registerDynamicLanguage } = await import('@ast-grep/napi');
  if (registered) return registered;
  const found = new Map<string, GrammarPackage | 'broken'>();
  for (const { id, grammar } of LANGUAGES) {
    if (grammar.from === 'built-in') continue;
    const entry = requirePackage(grammar.package);
    if (!entry) continue;
    const own = grammar.from === 'optional' ? grammar.expando : undefined;
    found.set(id, entry !== 'broken' && own ? { ...entry, expandoChar: own } : entry);
  }
  registered = found;
  registerDynamicLanguage(
    Object.fromEntries(
      [...found].flatMap(([id, entry]) => (entry === 'broken' ? [] : [[id, { ...entry }] as const])),
    ),
  );
  return found;
}

function requirePackage(name: string): GrammarPackage | 'broken' | null {
  try {
    requireBeside.resolve(name);
  } catch {
    return null;
  }
  try {
    const { libraryPath, extensions, languageSymbol, expandoChar } = requireBeside(name) as GrammarPackage;
    return {
      libraryPath,
      extensions,
      ...(languageSymbol ? { languageSymbol } : {}),
      ...(expandoChar ? { expandoChar } : {}),
    };
  } catch {
    // The package looks for its parser when asked for its path, and throws when there is none for this platform.
    return 'broken';
  }
}

function engineOf({ grammar }: Language): string {
  const matcher = `ast-grep ${versionOf('@ast-grep/napi')}`;
  return grammar.from === 'built-in'
    ? `${matcher} ${grammar.name}`
    : `${matcher} ${grammar.package} ${versionOf(grammar.package)}`;
}

function versionOf(name: string): string {
  return (requireBeside(`${name}/package.json`) as { version: string }).version;
}
