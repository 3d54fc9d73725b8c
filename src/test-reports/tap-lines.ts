/** The lines of the Test Anything Protocol, 13 and 14: https://testanything.org/tap-version-14-specification.html */
export type TapLine =
  | { readonly kind: 'point'; readonly ok: boolean; readonly id: number | null; readonly rest: string }
  | { readonly kind: 'plan'; readonly from: number; readonly to: number; readonly comment: string }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'pragma'; readonly key: string; readonly on: boolean }
  | { readonly kind: 'bail-out'; readonly reason: string }
  | { readonly kind: 'subtest'; readonly name: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'other' };

const POINT = /^(not )?ok(?: +(\d+)(?=\s|-|$))?(?=\s|-|$)(.*)$/;

/** Reads one line without its indentation. */
export function tapLine(text: string): TapLine {
  const point = POINT.exec(text);
  if (point) {
    const id = point[2] === undefined ? null : Number(point[2]);
    return { kind: 'point', ok: point[1] === undefined, id, rest: point[3] ?? '' };
  }
  const plan = /^(\d+)\.\.(\d+)(?:\s+#\s*(.*))?\s*$/.exec(text);
  if (plan) return { kind: 'plan', from: Number(plan[1]), to: Number(plan[2]), comment: plan[3] ?? '' };
  const pragma = /^pragma ([+-])([\w-]+)$/.exec(text);
  if (pragma) return { kind: 'pragma', key: pragma[2] ?? '', on: pragma[1] === '+' };
  const version = /^TAP version (\d+)$/i.exec(text);
  if (version) return { kind: 'version', version: Number(version[1]) };
  const bail = /^bail out!(.*)$/i.exec(text);
  if (bail) return { kind: 'bail-out', reason: (bail[1] ?? '').trim() };
  const subtest = /^# Subtest(?:: (.*))?$/.exec(text);
  if (subtest) return { kind: 'subtest', name: (subtest[1] ?? '').trim() };
  return text.startsWith('#') ? { kind: 'comment', text: text.slice(1) } : { kind: 'other' };
}

/** A test point’s description and directive. */
export interface TapPoint {
  readonly name: string;
  readonly directive: 'skip' | 'todo' | null;
  readonly reason: string;
  readonly timeMs: number | null;
  /** It opens a block of subtests in braces. */
  readonly opensBlock: boolean;
}

/** Splits what follows `ok 1`: a `#` begins a directive unless it is escaped or inside a word. */
export function tapPoint(rest: string): TapPoint {
  const isBlock = /\{\s*$/.test(rest.replace(/\s#\s*time=\S+\s*$/i, ''));
  const text = rest
    .replace(/^\s*-?/, '')
    .replace(/\{\s*$/, '')
    .replaceAll('\\\\', '\n');
  const at = text.search(/(?<=\s|^)(?<!\\)#/);
  const comment = at < 0 ? '' : text.slice(at + 1).trim();
  const directive = /^(todo|skip)\S*\s*(.*)$/i.exec(comment);
  const time = /^time=([\d.]{1,20})(ms|s)/i.exec(comment);
  const isName = at >= 0 && !directive && !time;
  const name = (isName || at < 0 ? text : text.slice(0, at)).replaceAll('\\#', '#').replaceAll('\n', '\\');
  return {
    name: name.replace(/\{\s*$/, '').trim(),
    directive: directive ? (directive[1]?.toLowerCase() === 'todo' ? 'todo' : 'skip') : null,
    reason: directive?.[2] ?? '',
    timeMs: time ? Number(time[1]) * (time[2]?.toLowerCase() === 's' ? 1000 : 1) : null,
    opensBlock: isBlock,
  };
}
