import type { Route } from '../server.js';

/** A check run of the REST interface, as far as anybody reads it. */
export function checkRun(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 1,
    name: 'test (20)',
    status: 'completed',
    conclusion: 'success',
    completed_at: '2025-03-03T00:00:00Z',
    html_url: 'https://github.com/o/r/runs/1',
    app: { name: 'GitHub Actions', id: 15368 },
    output: { title: null, summary: null, text: null, annotations_count: 0, annotations_url: 'u' },
    ...over,
  };
}

/** What the runs of one commit hold. */
export interface ToldChecks {
  readonly runs?: readonly Record<string, unknown>[];
  readonly annotations?: readonly unknown[];
  readonly artifacts?: readonly {
    id: number;
    name: string;
    zip?: Uint8Array;
    size?: number;
    expired?: boolean;
  }[];
}

/** Answers about checks and artifacts of `o/r`, by commit; other commits are known and have none. */
export function checkRoutes(byCommit: Readonly<Record<string, ToldChecks>>): readonly Route[] {
  const told = Object.entries(byCommit);
  const artifacts = told.flatMap(([, one]) => one.artifacts ?? []);
  const sizeOf = (one: (typeof artifacts)[number]) => one.size ?? one.zip?.length ?? 0;
  return [
    {
      method: 'GET',
      path: '/repos/o/r/commits/:ref/check-runs',
      answer: ({ params }) => {
        const runs = byCommit[params.ref ?? '']?.runs ?? [];
        return { body: { total_count: runs.length, check_runs: runs } };
      },
    },
    {
      method: 'GET',
      path: '/repos/o/r/check-runs/:id/annotations',
      answer: () => ({ body: told.flatMap(([, one]) => one.annotations ?? []) }),
    },
    { method: 'GET', path: '/repos/o/r/commits/:sha/pulls', answer: () => ({ body: [] }) },
    {
      method: 'GET',
      path: '/repos/o/r/actions/runs',
      answer: ({ query }) => {
        const sha = query.get('head_sha') ?? '';
        const has = (byCommit[sha]?.artifacts ?? []).length > 0;
        const run = {
          id: told.findIndex(([commit]) => commit === sha) + 100,
          status: 'completed',
          head_sha: sha,
        };
        return { body: { total_count: has ? 1 : 0, workflow_runs: has ? [run] : [] } };
      },
    },
    {
      method: 'GET',
      path: '/repos/o/r/actions/runs/:run/artifacts',
      answer: ({ params }) => {
        const own = told[Number(params.run) - 100]?.[1].artifacts ?? [];
        const list = own.map((one) => ({
          id: one.id,
          name: one.name,
          size_in_bytes: sizeOf(one),
          expired: one.expired ?? false,
        }));
        return { body: { total_count: list.length, artifacts: list } };
      },
    },
    {
      method: 'GET',
      path: '/repos/o/r/actions/artifacts/:id/zip',
      answer: ({ params }, server) => ({
        status: 302,
        headers: { location: `${server.origin}/files/${params.id}` },
      }),
    },
    {
      method: 'GET',
      path: '/files/:id',
      isDescribed: false,
      answer: ({ params }) => {
        const found = artifacts.find((one) => one.id === Number(params.id));
        return { headers: { 'content-type': 'application/zip' }, body: found?.zip ?? new Uint8Array() };
      },
    },
  ];
}
