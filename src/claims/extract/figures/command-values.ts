import { isCommandLine } from '../names/programs.js';

/** An option of a command and the value it is given, or a variable that is set. */
export interface CommandValue {
  /** Without dashes: `vpc-egress`. */
  readonly key: string;
  readonly value: string;
  readonly isOption: boolean;
}

/** Longer lines are scripts. */
const LONGEST = 600;
const OPTION =
  /(?:^|\s)--([a-z][\w-]{2,40})(?:=|\s{1,4})("[^"]{1,120}"|'[^']{1,120}'|[^\s"'\\|&;()-][^\s"'\\|&;()]{0,120})/g;
const VARIABLE =
  /(?:^|[\s,"'])([A-Z][A-Z0-9]*_[A-Z0-9_]{1,50})=("[^"]{1,120}"|'[^']{1,120}'|[^\s"'\\|&;(),]{2,120})/g;
/** What stands for any value, and what is made when the command runs. */
const PLACEHOLDER =
  /[$<>{}[\]*]|\.{3}|^(?:your|my|some|xxx|foo|bar|example|new|old)[-_]?|^(?:true|false|none|null|latest|main)$/i;

/** The values that a line of a shell, or a piece of one, gives: `--region=us-central1`, `HUB_PLACE=staging`. */
export function commandValues(text: string): CommandValue[] {
  if (text.length > LONGEST) return [];
  const found = new Map<string, CommandValue>();
  const take = (key: string, written: string, isOption: boolean) => {
    const value = written.replace(/^["']|["']$/g, '').replace(/[.,;:]$/, '');
    if (value.length > 1 && !/\s/.test(value) && !PLACEHOLDER.test(value) && !value.includes('='))
      found.set(`${key}=${value}`, { key, value, isOption });
  };
  for (const [, key = '', value = ''] of text.matchAll(OPTION)) take(key, value, true);
  for (const [, key = '', value = ''] of text.matchAll(VARIABLE)) take(key, value, false);
  return [...found.values()];
}

/** Options that select what a command shows or do what many programs do with them: another command’s tell nothing of it. */
const OF_MANY =
  /^(?:format|filter|limit|freshness|since|until|tail|message|title|body|label|labels|add-label|output|include|exclude|name-only|author|grep|maxfail|tb|timeout|verbose|help|version|file|json|category|help|state|assignee|data|header|request|test|tests|k|cov|method|type|name|max-count)$/;

/** Whether the same option with the same value in another place sets the same thing. */
export function isTelling({ key, value, isOption }: CommandValue): boolean {
  // A plain word, as in `--env staging`, is given to many things.
  return (
    (!isOption || /[-\d./]/.test(value)) &&
    !OF_MANY.test(key) &&
    !/^\d{1,2}$/.test(value) &&
    !/\.(?:py|md|txt|log|xml)$/.test(value)
  );
}

/** Names with hyphens among the words of a command to a cloud or of containers: `gcloud run services update hub-backend-staging`. */
export function namesInCommand(line: string): string[] {
  if (line.length > LONGEST) return [];
  const words =
    /^\s{0,20}(?:[$>] )?(?:sudo )?(?:gcloud|kubectl|docker|docker-compose|gsutil|terraform|helm|az|aws) (.{3,500})$/
      .exec(line)?.[1]
      ?.split(/\s+/);
  const found = (words ?? []).filter((word) => NAME.test(word) && !PLACEHOLDER.test(word));
  return [...new Set(found)].slice(0, 2);
}

/** Three parts: with two it may be a command’s own word (`add-iam`, `log-entries`). */
const NAME = /^[a-z][a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){2,6}$/;

/** Which lines of a fence are commands, or go on with the command of the line above. */
export function commandLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [i, line] of lines.entries())
    if (
      isCommandLine(line) ||
      /^\s{0,20}export [A-Z]/.test(line) ||
      (found.has(i - 1) && /\\\s{0,4}$/.test(lines[i - 1] ?? ''))
    )
      found.add(i);
  return found;
}
