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
    const rule = /^([\w ./%-]+?)\s*::?(?!=)\s*([^#]*)/.exec(line);
    if (line.startsWith('\t')) current?.lines.push(line.trim().replace(/^[@-]+/, ''));
    else if (assignment) variables.set(assignment[1] as string, assignment[2]?.trim() ?? '');
    else if (rule) {
      current = { needs: (rule[2] ?? '').split(/\s+/).filter(Boolean), lines: [] };
      for (const name of (rule[1] ?? '').split(/\s+/)) rules.set(name, current);
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

function withVariables(line: string, variables: ReadonlyMap<string, string>): string {
  let text = line;
  for (let depth = 0; depth < 5; depth += 1) {
    const next = text.replace(/\$[({]([\w-]+)[)}]/g, (whole, name) => variables.get(name) ?? whole);
    if (next === text) break;
    text = next;
  }
  return text.replaceAll('$$', '$');
}
