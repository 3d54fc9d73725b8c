import type { CommitSpec, RepositoryBuilder, ScriptedCommit } from '../../repository-builder.js';

/** The people of the story. */
export const MARA = 'Mara Lind <mara@chat.example>';
export const TOMAS = 'Tomás Rey <tomas@chat.example>';
export const YUKI = 'Yuki Aro <yuki@chat.example>';

/** The story so far: commits with their date, and edits of what is there. */
export class Telling {
  readonly repo: RepositoryBuilder;
  readonly #versions = new Map<string, string>();

  constructor(repo: RepositoryBuilder) {
    this.repo = repo;
  }

  /** @param date in 2025, e.g. `09-02 17:40`, two hours east of Greenwich */
  commit(
    date: string,
    author: string,
    message: string,
    rest: Omit<CommitSpec, 'message'> = {},
  ): ScriptedCommit {
    return this.repo.commit({ message, author, date: isoDate(date), ...rest });
  }

  merge(date: string, author: string, branch: string, message: string): ScriptedCommit {
    return this.repo.merge(branch, { message, author, date: isoDate(date) });
  }

  /** The text of a file on a branch (the current one, if none is named). */
  text(path: string, branch?: string): string {
    const content = this.repo.tip(branch).snapshot.get(path)?.content;
    if (!content) throw new Error(`there is no file ${path}`);
    return content.toString();
  }

  /**
   * A file as it is, with texts replaced.
   * @throws Error when one of them is not there: the story would tell of a change that it does not make
   */
  edited(path: string, replacements: Readonly<Record<string, string>>): Record<string, string> {
    let text = this.text(path);
    for (const [from, to] of Object.entries(replacements)) {
      if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`);
      text = text.replaceAll(from, () => to);
    }
    return { [path]: text };
  }

  /** A file as it is, with more at its end. */
  extended(path: string, more: string): Record<string, string> {
    return { [path]: this.text(path) + more };
  }

  /** The files of a release: its number and its line in the changelog. */
  release(version: string, line: string): Record<string, string> {
    const before = this.#versions.get('changelog') ?? '';
    const changelog = `## ${version}\n\n- ${line}\n\n${before}`;
    this.#versions.set('changelog', changelog);
    return {
      'CHANGELOG.md': `# Changes\n\n${changelog}`,
      'pyproject.toml': `[project]\nname = "chat-service"\nversion = "${version}"\n`,
    };
  }
}

function isoDate(date: string): string {
  const [day, time] = date.split(' ');
  return `2025-${day}T${time}:00+02:00`;
}
