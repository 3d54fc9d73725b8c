/** A setting and the value that it is said to have. */
export interface Setting {
  readonly key: string;
  /** As it was written. */
  readonly value: string;
}

const LITERAL = `-?\\d[\\d_.]{0,20}|true|false|none|null|"[^"]{0,120}"|'[^']{0,120}'`;
const WHOLE = new RegExp(
  `^["']?([A-Za-z_][\\w-]{2,80})["']?\\s{0,4}[:=]\\s{0,4}(${LITERAL})(?:s|ms)?,?$`,
  'i',
);

/** `timeout = 75.0`, `"pool_size": 10,`: the setting that a text is; null for any other text. */
export function settingIn(text: string): Setting | null {
  const [, key, value] = text.length > 200 ? [] : (WHOLE.exec(text.trim()) ?? []);
  return key === undefined || value === undefined ? null : { key, value };
}

/** A value that a line gives to a key: a literal, or the one it falls back to (`get('size', 50)`); null for anything else. */
export interface Binding {
  readonly value: string | null;
}

/** What a line of code or configuration gives to a key; null where it gives nothing. */
export function bindingIn(line: string, key: string): Binding | null {
  const bound = new RegExp(
    `(?:^|[\\s.{,(["'])${key}["']?\\s{0,4}(?::\\s{0,4}[A-Za-z][\\w[\\], |]{0,40}(?==))?\\s{0,8}[:=](?![=:])\\s{0,8}(.{0,200})`,
  ).exec(line);
  if (!bound) return null;
  const rest = (bound[1] ?? '').trim();
  const literal = new RegExp(`^(${LITERAL})(?=$|[\\s,;)\\]}])`, 'i').exec(rest)?.[1];
  const fallback = new RegExp(
    `(?:,|\\|\\||\\?\\?|\\bor)\\s{0,4}(${LITERAL})\\s{0,4}(?:\\)|[,;]?\\s{0,40}(?:$|#|//))`,
    'i',
  );
  return { value: literal ?? fallback.exec(rest)?.[1] ?? null };
}

/** Whether two literals are the same: `75` and `75.0`, `True` and `true`, whatever quotes stand around a text. */
export function isSameValue(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/^["']|["']$/g, '');
  const [left, right] = [plain(a), plain(b)];
  if (/^-?\d/.test(left) && /^-?\d/.test(right))
    return Number(left.replaceAll('_', '')) === Number(right.replaceAll('_', '')) || left === right;
  return left.toLowerCase() === right.toLowerCase();
}
