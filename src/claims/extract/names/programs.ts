/** Programs that documents show commands of and that are never measured here. */
const DOING =
  'sudo|gh|python3?|pytest|pip3?|uv|npm|npx|yarn|pnpm|node|tsx|docker|kubectl|gcloud|terraform|curl|make|cargo|go|sed|awk|cat|echo|cd|mkdir|rm|cp|mv|export(?= \\w+=)|source|bash|sh|ssh|psql|alembic';

/** Programs whose answer can be counted again: the `command` kind reads some forms of them. */
const LOOKING = 'git|grep|rg|find|ls|wc';

/** `source = 1` is code. */
const NO_CODE = '(?![-+*|]?=|:)';

const PROMPT = '\\s{0,20}(?:[$>] )?';
const OTHER = new RegExp(`^${PROMPT}(?:\\./[\\w./-]+|git|${DOING}) (?=\\S)${NO_CODE}`);
const ANY = new RegExp(`^(?:\\s{0,20}[$>] |${PROMPT}(?:\\./[\\w./-]+|${LOOKING}|${DOING}) ${NO_CODE})`);

/** Whether a line calls a program that only a person can run, at a prompt or not. */
export function isOtherCommand(line: string): boolean {
  return OTHER.test(line);
}

/** Whether a line is a command, at a prompt or not. */
export function isCommandLine(line: string): boolean {
  return ANY.test(line);
}
