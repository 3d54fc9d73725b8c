/** No line that starts tests is longer, and no value that is put into one. */
const LONGEST_LINE = 20_000;
const LONGEST_VALUE = 2_000;

/**
 * The command lines of a Makefile’s target, with its plain variables put in. Enough for `make test` that starts a runner;
 * what make itself would compute is left as it stands.
 */
export function makefileCommands(makefile: string, target: string): string[] {
  const joined = makefile.replace(/\\\r?\n/g, ' ');
  const variables = new Map<string, string>();
  const rules = new Map<string, { needs: string[]; lines: string[] }>();
  let current: { needs: string[]; lines: string[] } | null = null;
  for (const line of joined.split(/\r?\n/)) {
    const assignment = /^([\w-]+)\s*[:?]?=\s*(.*)$/.exec(line);
    const rule = ruleIn(line);
    if (line.startsWith('\t')) current?.lines.push(line.trim().replace(/^[@-]+/, ''));
    else if (assignment)
      variables.set(assignment[1] as string, (assignment[2] ?? '').trim().slice(0, LONGEST_VALUE));
    else if (rule) {
      current = { needs: rule.needs, lines: [] };
      for (const name of rule.targets) rules.set(name, current);
    }
  }
  const found: string[] = [];
  const visited = new Set<string>();
  const visit = (name: string) => {
    const rule = rules.get(name);
    if (!rule || visited.has(name)) return;
    visited.add(name);
    for (const need of rule.needs) visit(need);
    found.push(...rule.lines.map((line) => withVariables(line, variables)));
  };
  visit(target);
  return found;
}

/** `a b: c d # words`; null for any other line. Looked for from its colon, because what stands before it can be long. */
function ruleIn(line: string): { targets: string[]; needs: string[] } | null {
  const colon = line.indexOf(':');
  const targets = line.slice(0, Math.max(0, colon));
  const rest = line.slice(colon + 1).replace(/^:/, '');
  if (!/^[\w./%-][\w ./%-]*$/.test(targets) || rest.startsWith('=')) return null;
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  return { targets: words(targets), needs: words(rest.split('#')[0] ?? '') };
}

function withVariables(line: string, variables: ReadonlyMap<string, string>): string {
  let text = line.slice(0, LONGEST_LINE);
  for (let depth = 0; depth < 5; depth += 1) {
    const next = text.replace(/\$[({]([\w-]+)[)}]/g, (whole, name) => variables.get(name) ?? whole);
    // A variable that holds itself a thousand times would never end growing.
    if (next === text || next.length > LONGEST_LINE) break;
    text = next;
  }
  return text.replaceAll('$$', '$');
}
