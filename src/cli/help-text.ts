import type { Command, Option, Options } from './command.js';
import { COMMANDS, type CommandEntry, DEFAULT_COMMAND } from './commands.js';
import { GLOBAL_OPTIONS } from './shared-options.js';
import { indented, rightAligned, wrapped } from './text-columns.js';

/**
 * The text of `--help`: usage, commands, options by their groups, examples. The layout is that of yargs, which takes as long for
 * it as for all the rest of the start.
 */
export function helpText(entry: CommandEntry, command: Command, columns: number): string {
  const isDefault = entry === DEFAULT_COMMAND;
  const name = isDefault ? '' : `${entry.name} `;
  const usage = `Usage: issue-audit ${name}${command.usage} [options]`.replace(/ {2,}/g, ' ');
  const examples = command.examples.map(([example, what]) => `  # ${what}\n  ${example}`);
  const parts = [
    `${entry.describe}\n\n${usage}`,
    ...(isDefault ? [commandList(columns)] : []),
    ...optionGroups({ ...command.options, ...GLOBAL_OPTIONS }, columns),
    `Examples:\n${examples.join('\n')}`,
    ...(command.epilogue ? [command.epilogue] : []),
  ];
  const lines = parts.join('\n\n').split('\n');
  return lines.map((line) => wrapped(line, columns).join('\n')).join('\n');
}

function commandList(columns: number): string {
  const rows = COMMANDS.map((one) => ({ left: `issue-audit ${one.name}`, right: one.describe, after: '' }));
  return ['Commands:', ...table(rows, columns)].join('\n');
}

/** A group of options under its heading, in the order in which the first of each is declared. */
function optionGroups(options: Options, columns: number): string[] {
  const groups = new Map<string, [string, Option][]>();
  for (const [name, option] of Object.entries(options))
    groups.set(option.group, [...(groups.get(option.group) ?? []), [name, option]]);
  return [...groups].map(([group, members]) => {
    const rows = members.map(([name, option]) => ({
      left: `${option.letter ? `-${option.letter}, ` : '    '}--${name}`,
      right: `${option.describe}${option.values ? ` [${option.values.join(', ')}]` : ''}${option.otherwise ? ` (else: ${option.otherwise})` : ''}`,
      after: { flag: '[flag]', text: '[text]', list: '[repeatable]' }[option.type],
    }));
    return [group, ...table(rows, columns)].join('\n');
  });
}

interface Row {
  readonly left: string;
  readonly right: string;
  /** Stands at the end of the last line, or below it where there is no room. */
  readonly after: string;
}

/** Two columns, the first as wide as its longest text, and at most half of the whole. */
function table(rows: readonly Row[], columns: number): string[] {
  const width = Math.min(Math.max(...rows.map(({ left }) => left.length)), Math.floor(columns / 2)) + 4;
  return rows.flatMap(({ left, right, after }) => {
    const names = wrapped(left, width - 4);
    const lines = wrapped(right, columns - width);
    const joined = Array.from({ length: Math.max(names.length, lines.length) }, (_, i) =>
      `${indented(names[i] ?? '', 2).padEnd(width)}${lines[i] ?? ''}`.trimEnd(),
    );
    return after === '' ? joined : rightAligned(joined, after, columns);
  });
}
