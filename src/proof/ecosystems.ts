import { cargo } from './ecosystems/cargo.js';
import { go } from './ecosystems/go.js';
import { gradle, isGradle } from './ecosystems/gradle.js';
import { javascript } from './ecosystems/javascript.js';
import { maven } from './ecosystems/maven.js';
import { python } from './ecosystems/python.js';
import type { Project } from './project.js';
import type { Ecosystem } from './test-plan.js';

/** What a project has to have at its root for an ecosystem to be its own. */
const BELONGS: readonly (readonly [Ecosystem, (has: (path: string) => boolean) => boolean])[] = [
  [javascript, (has) => has('package.json')],
  [
    python,
    (has) =>
      ['pyproject.toml', 'setup.py', 'setup.cfg', 'pytest.ini', 'tox.ini', 'requirements.txt'].some(has),
  ],
  [go, (has) => has('go.mod')],
  [cargo, (has) => has('Cargo.toml')],
  [maven, (has) => has('pom.xml')],
  [gradle, isGradle],
];

/**
 * How a project’s test files are run: the ecosystem that takes most of them.
 * @param files test files, from the root
 * @returns null when none is known that would
 */
export function ecosystemOf(project: Project, files: readonly string[]): Ecosystem | null {
  let best: { ecosystem: Ecosystem; taken: number } | null = null;
  for (const [ecosystem, belongs] of BELONGS) {
    if (!belongs((path) => project.has(path))) continue;
    const taken = files.filter((file) => ecosystem.accepts(file)).length;
    if (taken > 0 && taken > (best?.taken ?? 0)) best = { ecosystem, taken };
  }
  return best?.ecosystem ?? null;
}
