import type { Repository } from '../domain/audit.js';
import { Markup } from './markup.js';
import { wellFormed } from './visible-text.js';

/** Characters that encodeURIComponent leaves alone and that would end or decorate a markdown link. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** No address of a repository or an issue is longer. */
const LONGEST = 2_000;

/** @returns the address if it is one of the web and fit for a markdown link, without credentials; otherwise null */
export function webAddress(address: string | null): string | null {
  if (address === null || address.length > LONGEST || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.username = '';
  url.password = '';
  return url.href.replace(/[()<>[\]*_~`'"\\|\s]/g, (character) =>
    character === '_' ? '_' : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/**
 * An address that leaves no trace where it leads: github.com notes on an issue or a pull request who linked to it, unless the
 * link goes by its redirecting host. Other hosts, Enterprise among them, have none.
 */
export function quietAddress(address: string): string {
  return address.replace(
    /^https?:\/\/(?:www\.)?github\.com(?=\/[^/?#]+\/[^/?#]+\/(?:issues|pull|discussions)\/\d)/i,
    'https://redirect.github.com',
  );
}

/** A markdown link; without a usable address, the label alone. */
export function link(label: Markup, address: string | null): Markup {
  const target = webAddress(address);
  return target === null ? label : new Markup(`[${label}](${target})`);
}

/** Addresses of commits and files of one repository; null everywhere when its web address is not known. */
export class WebLinks {
  readonly #base: string | null;

  constructor(repository: Repository) {
    this.#base = webAddress(repository.webUrl)?.replace(/\/+$/, '') ?? null;
  }

  /** @param hash full hash */
  commit(hash: string): string | null {
    return this.#base === null ? null : `${this.#base}/commit/${encodeStrictly(hash)}`;
  }

  /** @param line 1-based; null for the file as a whole */
  file(path: string, commit: string, line: number | null): string | null {
    if (this.#base === null) return null;
    const segments = path.split('/').map(encodeStrictly).join('/');
    const anchor = line === null ? '' : `#L${line}`;
    return `${this.#base}/blob/${encodeStrictly(commit)}/${segments}${anchor}`;
  }
}

/** The name of a file beside this document, as a link target. */
export function relativeTarget(name: string): string {
  return encodeStrictly(name);
}

/** A relative path inside a site as a link target: every name of it encoded, so that it can lead nowhere else. */
export function sitePath(path: string): string {
  return path.split('/').map(encodeStrictly).join('/');
}
