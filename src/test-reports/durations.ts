const UNIT_MS = new Map(
  Object.entries({
    s: 1000,
    sec: 1000,
    ms: 1,
    us: 1e-3,
    µs: 1e-3,
    ns: 1e-6,
    m: 60_000,
    min: 60_000,
  }),
);

/**
 * Reads a duration as reports write it: `0.12`, `1,024.12`, `0,160`, `80.803us`.
 *
 * @returns milliseconds; null for what is no duration (`NaN`, negative, `1,024` which could be either)
 */
export function durationMs(text: string | undefined, defaultUnitMs = 1000): number | null {
  const match = /^([\d.,]+(?:[eE][+-]?\d+)?)\s*([a-zµ]*)$/.exec(text?.trim() ?? '');
  if (!match) return null;
  const number = decimal(match[1] ?? '');
  const unit = match[2] === '' ? defaultUnitMs : UNIT_MS.get(match[2] ?? '');
  return number === null || unit === undefined ? null : number * unit;
}

function decimal(text: string): number | null {
  const plain = text.includes('.') ? text.replaceAll(',', '') : commaAsPoint(text);
  const number = plain === null ? Number.NaN : Number(plain);
  return Number.isFinite(number) && plain !== '' ? number : null;
}

function commaAsPoint(text: string): string | null {
  if (!text.includes(',')) return text;
  return /^[1-9]\d{0,2},\d{3}$/.test(text) ? null : text.replace(',', '.');
}

/** `00:01:02.5000000`, as .NET writes durations; null when it is none. */
export function clockMs(text: string | undefined): number | null {
  const match = /^(\d+):(\d+):([\d.]+)$/.exec(text?.trim() ?? '');
  if (!match) return durationMs(text);
  const total = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  return Number.isFinite(total) ? total * 1000 : null;
}
