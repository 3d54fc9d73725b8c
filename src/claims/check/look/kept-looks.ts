import type { KeptBytes } from '../../../clients/git/kept-bytes.js';
import { type KeptLook, readKeptLook, writeKeptLook } from './kept-look.js';

/** Looks that are remembered of a repository; older ones are left to whoever tidies what is kept. */
const MOST_REMEMBERED = 4;

/** What a look was at: a revision, and a mark of what the clone held. */
export interface LookedAtRevision {
  /** Full hash. */
  readonly revision: string;
  readonly mark: string;
}

/** What earlier runs found in revisions of one repository. */
export class KeptLooks {
  readonly #kept: KeptBytes;
  readonly #question: string;

  /** @param question what looks depend on beside the revision and its clone */
  constructor(kept: KeptBytes, question: string) {
    this.#kept = kept;
    this.#question = question;
  }

  /** Null where none is kept. */
  read({ revision, mark }: LookedAtRevision): Promise<KeptLook | null> {
    return readKeptLook(this.#kept, [revision, this.#question, mark]);
  }

  async write(at: LookedAtRevision, look: KeptLook): Promise<void> {
    if (!(await writeKeptLook(this.#kept, [at.revision, this.#question, at.mark], look))) return;
    const others = (await this.remembered()).filter(
      ({ revision, mark }) => revision !== at.revision || mark !== at.mark,
    );
    const all = [at, ...others].slice(0, MOST_REMEMBERED);
    await this.#kept.write(this.#key, [
      Buffer.from(JSON.stringify(all.map((each) => [each.revision, each.mark]))),
    ]);
  }

  /** Those that were kept last, the newest first; two runs at once may forget each other’s, which only costs time. */
  async remembered(): Promise<LookedAtRevision[]> {
    const bytes = await this.#kept.read(this.#key);
    const pairs: unknown = bytes ? JSON.parse(bytes.toString('utf8')) : [];
    return (Array.isArray(pairs) ? (pairs as [string, string][]) : []).map(([revision, mark]) => ({
      revision,
      mark,
    }));
  }

  get #key(): string {
    return ['looks at revisions 1', this.#question].join('\n');
  }
}
