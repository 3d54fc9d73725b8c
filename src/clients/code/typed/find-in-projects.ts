import type { Node, SourceFile } from 'ts-morph';
import { attempt } from './compiler-limits.js';
import { loadProject } from './load-project.js';
import { configFor } from './project-config.js';
import type { Sources, TypedFindings } from './sources.js';

/** Takes down what a rule sees in a file. */
export interface Report {
  found(node: Node): void;
  unresolved(): void;
}

/** Asks a rule about files, each in the program of its nearest tsconfig. */
export async function findInProjects(
  morph: typeof import('ts-morph'),
  paths: readonly string[],
  sources: Sources,
  look: (file: SourceFile, report: Report) => void,
): Promise<TypedFindings> {
  const found = new Map<string, { start: number; end: number }[]>();
  const texts = new Map<string, string>();
  const failed: { path: string; reason: string }[] = [];
  let unresolved = 0;
  let cut = false;
  for (const [config, roots] of byConfig(paths, sources.paths)) {
    const loaded = await loadProject(morph, roots, config, sources);
    cut ||= loaded.cut;
    for (const path of roots) {
      const file = loaded.project.getSourceFile(`/${path}`);
      if (!file) {
        failed.push({
          path,
          reason: loaded.failed.get(path) ?? 'missing, or longer than a million characters',
        });
        continue;
      }
      const spans: { start: number; end: number }[] = [];
      const problem = attempt(() =>
        look(file, {
          found: (node) => spans.push({ start: node.getStart(), end: node.getEnd() }),
          unresolved: () => {
            unresolved += 1;
          },
        }),
      );
      if (problem) failed.push({ path, reason: problem });
      texts.set(path, file.getFullText());
      found.set(path, spans);
    }
  }
  return { found, unresolved, texts, failed, cut };
}

function byConfig(paths: readonly string[], all: ReadonlySet<string>): Map<string | null, string[]> {
  const groups = new Map<string | null, string[]>();
  for (const path of paths) {
    const config = configFor(path, all);
    const group = groups.get(config);
    if (group) group.push(path);
    else groups.set(config, [path]);
  }
  return groups;
}
