import {
  type CheckArtifact,
  type CheckRun,
  type CheckSource,
  type CommitChecks,
  didNotSucceed,
} from '../../domain/check-source.js';
import { quoted } from '../../domain/shell-word.js';
import { EnvironmentError } from '../../errors.js';
import type { GitHubAccess } from './access.js';
import { explainFailure } from './explain-failure.js';
import { isRefusal } from './fail-fast.js';
import type { Octokit } from './make-octokit.js';

/** Checks of one commit are read up to so many; matrices of thousands say nothing more. */
const MOST_RUNS = 300;
/** So many checks that did not succeed are asked what they say, and so much of it is kept. */
const MOST_ASKED = 6;
const MOST_ANNOTATIONS = 20;
const LONGEST_MESSAGE = 1_000;

/** Reads the checks of commits, and what workflow runs left behind, from GitHub. */
export class GitHubChecks implements CheckSource {
  readonly source: string;
  readonly #access: GitHubAccess;
  readonly #octokit: Octokit;

  constructor(access: GitHubAccess, octokit: Octokit) {
    this.#access = access;
    this.#octokit = octokit;
    this.source = access.webHost ?? new URL(access.apiUrl).host;
  }

  async checksOf(repository: string, commit: string): Promise<CommitChecks | null> {
    return this.#explained(
      `read the checks of ${commit.slice(0, 9)}`,
      'checks: read, actions: read',
      async () => {
        const place = placeOf(repository);
        const runs = await this.#runs({ ...place, ref: commit });
        return runs && { runs, artifacts: await this.#artifacts({ ...place, head_sha: commit }) };
      },
    );
  }

  async headsOf(repository: string, commit: string): Promise<string[]> {
    return this.#explained(
      `read the pull request of ${commit.slice(0, 9)}`,
      'pull requests: read',
      async () => {
        const asked = { ...placeOf(repository), commit_sha: commit, per_page: 10 };
        const { data } = await this.#octokit.rest.repos.listPullRequestsAssociatedWithCommit(asked);
        const merged = data.filter((pull) => pull.merge_commit_sha === commit);
        return merged.map((pull) => pull.head.sha);
      },
      [],
    );
  }

  async download(repository: string, artifact: CheckArtifact, most: number): Promise<Uint8Array> {
    return this.#explained(`download the artifact ${artifact.name}`, 'actions: read', async () => {
      const { data } = await this.#octokit.rest.actions.downloadArtifact({
        ...placeOf(repository),
        artifact_id: artifact.id,
        archive_format: 'zip',
        request: { parseSuccessResponseBody: false },
      });
      return bytesOf(data as AsyncIterable<Uint8Array>, artifact.name, most);
    });
  }

  command(repository: string, commit: string): string {
    const host = this.#access.webHost;
    const where = host === null || host === 'github.com' ? '' : `--hostname ${quoted(host)} `;
    return `gh api ${where}repos/${repository}/commits/${commit}/check-runs`;
  }

  async #runs(place: { owner: string; repo: string; ref: string }): Promise<CheckRun[] | null> {
    const found: CheckRun[] = [];
    let asked = 0;
    const pages = this.#octokit.paginate.iterator(this.#octokit.rest.checks.listForRef, {
      ...place,
      per_page: 100,
    });
    for await (const { data } of pages) {
      for (const run of data) {
        const isTelling =
          didNotSucceed(run.conclusion) && run.output.annotations_count > 0 && asked < MOST_ASKED;
        if (isTelling) asked += 1;
        found.push({
          name: run.name,
          app: run.app?.name ?? null,
          status: STATUS[run.status] ?? 'waiting',
          conclusion: run.conclusion,
          completedAt: run.completed_at,
          url: run.html_url,
          annotations: isTelling ? await this.#annotations(place, run.id) : [],
        });
      }
      if (found.length >= MOST_RUNS) break;
    }
    return found;
  }

  async #annotations(
    { owner, repo }: { owner: string; repo: string },
    check_run_id: number,
  ): Promise<CheckRun['annotations']> {
    const { data } = await this.#octokit.rest.checks.listAnnotations({
      owner,
      repo,
      check_run_id,
      per_page: 50,
    });
    return data.slice(0, MOST_ANNOTATIONS).map((one) => ({
      path: one.path,
      line: one.start_line > 0 ? one.start_line : null,
      level:
        one.annotation_level === 'failure'
          ? 'failure'
          : one.annotation_level === 'warning'
            ? 'warning'
            : 'notice',
      title: one.title,
      message: (one.message ?? '').slice(0, LONGEST_MESSAGE),
    }));
  }

  /** Of the newest attempt of every workflow; a repeated run replaces what it left before. */
  async #artifacts(place: { owner: string; repo: string; head_sha: string }): Promise<CheckArtifact[]> {
    const { owner, repo } = place;
    const { data } = await this.#octokit.rest.actions.listWorkflowRunsForRepo({ ...place, per_page: 50 });
    const found: CheckArtifact[] = [];
    for (const run of data.workflow_runs.filter((one) => one.status === 'completed').slice(0, 10)) {
      const asked = { owner, repo, run_id: run.id, per_page: 100 };
      const { data: listed } = await this.#octokit.rest.actions.listWorkflowRunArtifacts(asked);
      for (const { id, name, size_in_bytes: bytes, expired: isExpired } of listed.artifacts)
        found.push({ id, name, bytes, isExpired });
    }
    return found;
  }

  /** 404 and 422 mean that the host does not know the commit: it was not pushed. */
  async #explained<T>(what: string, permission: string, work: () => Promise<T>, unknown?: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isRefusal(error) && (error.status === 422 || (error.status === 404 && unknown !== undefined)))
        return (unknown ?? null) as T;
      throw explainFailure(error, this.#access, { what, permission });
    }
  }
}

const STATUS: Readonly<Record<string, CheckRun['status']>> = {
  completed: 'completed',
  in_progress: 'running',
};

function placeOf(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

/** Reads a body up to a limit: what a server says of its size is not believed. */
async function bytesOf(body: AsyncIterable<Uint8Array>, name: string, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most)
      throw new EnvironmentError(
        `the artifact ${name} is larger than ${Math.round(most / 1_000_000)} MB`,
        'Download it yourself and give its reports with --reports.',
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
