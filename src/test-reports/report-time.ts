const SANE_YEARS = { from: Date.UTC(1990, 0, 1), to: Date.UTC(2100, 0, 1) };

/**
 * A report’s timestamp in one form.
 *
 * @param time ISO 8601 in its variants (a space for the T, no zone, nanoseconds), or milliseconds since 1970
 * @returns ISO 8601 in UTC; a time without a zone is taken for UTC; null for what is no time, or an absurd one
 */
export function isoTime(time: string | number | null | undefined): string | null {
  const ms = typeof time === 'number' ? time : parsed(time ?? '');
  return ms >= SANE_YEARS.from && ms < SANE_YEARS.to ? new Date(ms).toISOString() : null;
}

function parsed(text: string): number {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d?):(\d\d):(\d\d)(?:[.,](\d{1,9})\d{0,9})? ?(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(
      text.trim(),
    );
  if (!match) return Number.NaN;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
  const ms = Number(`0.${fraction || '0'}`) * 1000;
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return utc + Math.floor(ms) - zoneMs(zone);
}

function zoneMs(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}
