import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptRun, PageSink } from '../../audit/board/judge-issues.js';
import type { Audit } from '../../domain/audit.js';
import { fileStem } from '../../render/file-stem.js';
import { writeWhole } from './run-files.js';

const FOLDER = 'issues';

/** The pages of issues below the folder of a site. */
export class SitePages implements PageSink {
  readonly #folder: string;
  readonly #present: ReadonlySet<string>;
  readonly #render: (audit: Audit) => Promise<string>;
  #isMade = false;

  private constructor(folder: string, present: readonly string[], render: (audit: Audit) => Promise<string>) {
    this.#folder = folder;
    this.#present = new Set(present.map((name) => `${FOLDER}/${name}`));
    this.#render = render;
  }

  /** @param folder of the site, absolute; it need not be there yet */
  static async open(folder: string, render: (audit: Audit) => Promise<string>): Promise<SitePages> {
    return new SitePages(folder, await readdir(join(folder, FOLDER)).catch(() => []), render);
  }

  nameOf(key: string): string {
    return `${FOLDER}/${fileStem(key)}.html`;
  }

  has(name: string): boolean {
    return this.#present.has(name);
  }

  async write(name: string, audit: Audit): Promise<void> {
    if (!this.#isMade) await mkdir(join(this.#folder, FOLDER), { recursive: true });
    this.#isMade = true;
    await writeWhole(join(this.#folder, name), await this.#render(audit));
  }

  /** Takes away the pages of issues that the last run had and this one has not. Nothing else is touched. */
  async removeOthers(last: KeptRun | null, now: ReadonlySet<string | null>): Promise<void> {
    for (const { entry } of last?.entries ?? [])
      if (entry.page !== null && !now.has(entry.page) && entry.page === this.nameOf(entry.key))
        await rm(join(this.#folder, entry.page), { force: true });
  }
}
