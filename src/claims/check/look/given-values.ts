import { type Measured, unitOf } from '../../extract/figures/figure-units.js';

/** A number that a line of code or configuration gives to a name. */
export interface GivenValue {
  readonly key: string;
  readonly value: Measured;
  /** As it stands there: `75.0`, `4Gi`. */
  readonly text: string;
}

const NUMBER = `["']?(\\d[\\d_]{0,12}(?:\\.\\d{1,6})?)([A-Za-z]{1,3})?(?=["']?(?:$|[\\s,;)\\]}#]))`;
const FORMS = [
  // `"timeout": 75.0`, `timeout: float = 75.0`, `timeout = 75`
  `([A-Za-z_][\\w-]{2,80})["']?\\s{0,4}(?::\\s{0,2}[A-Za-z][\\w[\\]]{0,20}\\s{0,4}=|[:=])\\s{0,4}${NUMBER}`,
  // `--timeout 300`, `--memory=4Gi`
  `--([a-z][\\w-]{1,60})[ =]${NUMBER}`,
  // `get_env("POOL_SIZE", "10")`
  `["']([A-Za-z_]\\w{2,80})["'],\\s{0,4}${NUMBER}`,
  // `"--timeout", "300"`
  `["']--([a-z][\\w-]{1,60})["'],\\s{0,4}${NUMBER}`,
].map((form) => new RegExp(form, 'g'));

/** What a line gives to names; of a line that is a comment nothing. */
export function valuesGivenIn(line: string): GivenValue[] {
  if (!/\d/.test(line) || /^\s{0,80}(?:#|\/\/|\*|;)/.test(line)) return [];
  const found = new Map<string, GivenValue>();
  for (const form of FORMS)
    for (const [, key = '', number = '', unit = ''] of line.slice(0, 400).matchAll(form)) {
      const value = measuredAs(key, number, unit);
      if (value) found.set(`${key} ${number}`, { key, value, text: `${number}${unit}` });
    }
  return [...found.values()];
}

/** The unit stands behind the number or ends the name: `timeout_ms = 500`. */
function measuredAs(key: string, text: string, suffix: string): Measured | null {
  const number = Number(text.replaceAll('_', ''));
  // "4G" of memory and "512M" are said in capitals; a minute is none.
  const written = suffix === 'M' ? 'mi' : suffix;
  const own = written === '' ? unitOf(unitOfName(key)) : unitOf(written);
  if (written !== '' && !own) return null;
  return { number, dimension: own?.dimension ?? 'none', factor: own?.factor ?? 1 };
}

function unitOfName(key: string): string {
  const last = key.replace(/([a-z])([A-Z])/g, '$1_$2').split(/[_-]/);
  const name = last.length > 1 ? (last.at(-1) ?? '') : '';
  return /^(?:ms|s|secs?|seconds?|minutes?|hours?|days?|millis(?:econds)?|[kmg]b)$/i.test(name)
    ? name.replace(/^millis$/i, 'ms')
    : '';
}
