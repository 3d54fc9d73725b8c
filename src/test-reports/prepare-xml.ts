/** Stands for an ampersand that begins no reference; a private-use character that reports do not hold. */
const BARE_AMPERSAND = '\ue0a6';
const HOLD_BACK = 48;
const MAX_QUIET_SECTION = 64 * 1024;

/** Puts the ampersands back that `XmlPreparer` set aside. */
export function restoreAmpersands(text: string): string {
  return text.includes(BARE_AMPERSAND) ? text.replaceAll(BARE_AMPERSAND, '&') : text;
}

/**
 * Makes chunks of XML safe for a parser that gathers whole sections: an ampersand that begins no reference would swallow
 * the markup up to the next semicolon, and a CDATA section or comment of a gigabyte (captured output) would be held in
 * memory. The first is set aside, the second is cut after 64 K characters.
 */
export class XmlPreparer {
  private held = '';
  private closing: ']]>' | '-->' | null = null;
  private sectionLength = 0;

  write(chunk: string): string {
    const text = this.held + chunk;
    const cut = safeLength(text);
    this.held = text.slice(cut);
    return this.prepare(text.slice(0, cut));
  }

  end(): string {
    const rest = this.prepare(this.held);
    this.held = '';
    return rest;
  }

  private prepare(text: string): string {
    const parts: string[] = [];
    for (let at = 0; at < text.length; ) {
      at = this.closing === null ? this.outside(text, at, parts) : this.inside(text, at, parts);
    }
    const joined = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
    if (!joined.includes('&')) return joined;
    return joined.replace(/&(?!#?\w{1,32};)/g, BARE_AMPERSAND);
  }

  private outside(text: string, at: number, parts: string[]): number {
    for (let mark = text.indexOf('<!', at); mark >= 0; mark = text.indexOf('<!', mark + 2)) {
      const isCdata = text.startsWith('<![CDATA[', mark);
      if (!isCdata && !text.startsWith('<!--', mark)) continue;
      const from = mark + (isCdata ? 9 : 4);
      parts.push(text.slice(at, from));
      this.closing = isCdata ? ']]>' : '-->';
      this.sectionLength = 0;
      return from;
    }
    parts.push(text.slice(at));
    return text.length;
  }

  private inside(text: string, at: number, parts: string[]): number {
    const closing = this.closing ?? ']]>';
    const end = text.indexOf(closing, at);
    const until = end < 0 ? text.length : end;
    const room = Math.max(0, MAX_QUIET_SECTION - this.sectionLength);
    this.sectionLength += until - at;
    parts.push(text.slice(at, Math.min(until, at + room)));
    if (end < 0) return text.length;
    parts.push(closing);
    this.closing = null;
    return end + closing.length;
  }
}

/** Up to where no marker or reference can be split between this chunk and the next. */
function safeLength(text: string): number {
  for (let i = Math.max(0, text.length - HOLD_BACK); i < text.length; i++) {
    const c = text[i];
    if (c === '&' || c === '<' || c === ']' || c === '-') return i;
  }
  return text.length;
}
