import { bash } from './known/bash.js';
import { c } from './known/c.js';
import { cpp } from './known/cpp.js';
import { csharp } from './known/csharp.js';
import { go } from './known/go.js';
import { java } from './known/java.js';
import { javascript } from './known/javascript.js';
import { kotlin } from './known/kotlin.js';
import { lua } from './known/lua.js';
import { php } from './known/php.js';
import { python } from './known/python.js';
import { ruby } from './known/ruby.js';
import { rust } from './known/rust.js';
import { scala } from './known/scala.js';
import { swift } from './known/swift.js';
import { tsx } from './known/tsx.js';
import { typescript } from './known/typescript.js';
import type { Language } from './language.js';

/** Every language issue-audit knows, by id. A new one is a file in `known/` and a line here. */
export const LANGUAGES: readonly Language[] = [
  bash,
  c,
  cpp,
  csharp,
  go,
  java,
  javascript,
  kotlin,
  lua,
  php,
  python,
  ruby,
  rust,
  scala,
  swift,
  tsx,
  typescript,
];

const BY_NAME = new Map(
  LANGUAGES.flatMap((language) =>
    [language.id, ...language.aliases].map((name) => [name, language] as const),
  ),
);
const BY_EXTENSION = new Map(
  LANGUAGES.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)),
);

/** The language of that id or alias, in any case; undefined when there is none. */
export function languageNamed(name: string): Language | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** The language of a file, by its extension alone; undefined when there is none. */
export function languageOfPath(path: string): Language | undefined {
  const dot = path.lastIndexOf('.');
  if (dot <= path.lastIndexOf('/')) return undefined;
  return BY_EXTENSION.get(path.slice(dot + 1).toLowerCase());
}
