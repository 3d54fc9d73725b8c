import { count, listing } from '../../../domain/wording.js';
import type { CheckContext, Outcome } from '../context.js';
import type { Located } from './definitions.js';
import { definitionSpans } from './enclosing.js';

/** Whether a function takes a parameter, or a class that writes no constructor has a field that its constructor takes. */
export async function checkParameter(
  context: CheckContext,
  name: string,
  parameter: string,
  { definitions, command }: { definitions: readonly Located[]; command: string },
): Promise<Outcome> {
  const scope = `${count(definitions.length, 'definition')} of ${name}`;
  const taking =
    definitions.find(({ parameters }) =>
      parameters.some((each) => each.name.replace(/^\*{1,2}/, '') === parameter),
    ) ?? definitions.find(({ head }) => namesType(head, parameter));
  if (taking)
    return {
      verdict: 'verified',
      measured: `${taking.head.slice(0, 100)} at ${taking.path}:${taking.line}`,
      scope,
      command,
    };
  const open = definitions.filter(({ isOpen }) => isOpen);
  for (const each of open) {
    const line = await fieldLine(context, each, name, parameter);
    if (line !== null)
      return { verdict: 'verified', measured: `a field of ${name}, at ${each.path}:${line}`, scope, command };
  }
  if (open.length > 0)
    return {
      verdict: 'not checkable',
      measured: `${name} at ${open[0]?.path}:${open[0]?.line} writes no constructor`,
      scope,
      command,
      needs: 'the constructor that it inherits',
    };
  const [first] = definitions;
  const names = first?.parameters.map((each) => each.name) ?? [];
  return {
    verdict: 'refuted',
    measured: `its parameters are ${names.length > 0 ? listing(names, 8) : 'none'}, at ${first?.path}:${first?.line}`,
    scope,
    command,
    correction: `${name} has no parameter ${parameter}.`,
  };
}

/** The line in the body of a class that declares a field: `name: type`; null for none. */
async function fieldLine(
  context: CheckContext,
  { path, line }: Located,
  name: string,
  field: string,
): Promise<number | null> {
  const lines = (await context.lines(path)) ?? [];
  const span = definitionSpans(lines).find((each) => each.name === name && each.from === line);
  const declared = new RegExp(`^\\s+(?:[a-z]+ ){0,3}${field}\\??\\s*[:=]`);
  const at = lines.findIndex(
    (text, i) => span !== undefined && i >= span.from && i < span.to && declared.test(text),
  );
  return at < 0 ? null : at + 1;
}

/** "Takes an Object argument" may mean the type of a parameter. */
function namesType(head: string, type: string): boolean {
  const list = head.slice(head.indexOf('(') + 1);
  return /^[A-Z]\w*$/.test(type) && new RegExp(`(?<![\\w.])${type}(?!\\w)`).test(list);
}
