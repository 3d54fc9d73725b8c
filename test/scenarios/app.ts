import { type CommitSpec, RepositoryBuilder, type ScriptedCommit } from '../repository-builder.js';

/** The defect: `open_session` gives a session at once, and these callers wait for it. */
export const PATTERN = 'python:await open_session($$$)';

const SESSION = `class Session:
    def __init__(self, user):
        self.user = user


def open_session(user):
    """Opens a session; there is nothing to wait for."""
    return Session(user)
`;

const ROUTES = `from app.session import open_session


async def greet(user):
    session = await open_session(user)
    return f"Hello {session.user}"


async def leave(user):
    session = await open_session(user)
    return f"Bye {session.user}"
`;

const JOBS = `from app.session import open_session


async def remind(users):
    return [(await open_session(user)).user for user in users]
`;

export const ISSUE_TEST = `from app.session import open_session


def test_issue_7_session_is_there_at_once():
    assert open_session("ada").user == "ada"
`;

const TEXTS = `GREETING = "Hello"
FAREWELL = "Bye"
`;

/** A file without the defect. */
export function repaired(text: string): string {
  return text.replaceAll('await open_session(', 'open_session(');
}

export const BROKEN = { 'app/routes.py': ROUTES, 'app/jobs.py': JOBS } as const;

/** Both broken files, repaired. */
export const REPAIR = { 'app/routes.py': repaired(ROUTES), 'app/jobs.py': repaired(JOBS) } as const;

/** The same with a test of the issue, as a good fix has it. */
export const TESTED_REPAIR = { ...REPAIR, 'tests/test_issue_7.py': ISSUE_TEST } as const;

/** A story that begins with the defect in three places of two production files. */
export function brokenApp(
  options: ConstructorParameters<typeof RepositoryBuilder>[0] = {},
  extra: CommitSpec['files'] = {},
): RepositoryBuilder {
  const repo = new RepositoryBuilder(options);
  repo.commit({
    message: 'Start the app',
    files: { 'README.md': '# App\n', 'app/session.py': SESSION, 'app/texts.py': TEXTS, ...extra },
  });
  repo.commit({ message: 'Greet and remind', files: BROKEN });
  repo.commit({ message: 'Say more', files: { 'app/texts.py': `${TEXTS}THANKS = "Thanks"\n` } });
  return repo;
}

/** The story of a good fix, and a commit that comes after it. */
export function fixedApp(options: ConstructorParameters<typeof RepositoryBuilder>[0] = {}): {
  repo: RepositoryBuilder;
  commits: { fix: ScriptedCommit; later: ScriptedCommit };
} {
  const repo = brokenApp(options);
  const fix = repo.commit({ message: 'Fix #7: open sessions without waiting', files: TESTED_REPAIR });
  return { repo, commits: { fix, later: lifeGoesOn(repo) } };
}

/** A commit that has nothing to do with the issue. */
export function lifeGoesOn(repo: RepositoryBuilder): ScriptedCommit {
  return repo.commit({ message: 'Describe the app', files: { 'README.md': '# App\n\nIt greets.\n' } });
}

/** A configuration that states what the tracker says of issue 7. */
export function stated(state: string): Record<string, string> {
  return { 'issue-audit.yml': `issues:\n  '7':\n    state: ${state}\n` };
}

/** A JUnit report of the issue’s test. */
export function junit(at: string, outcome: 'passed' | 'failed'): string {
  const failed = outcome === 'failed';
  const inside = failed ? '<failure message="assert False">assert False</failure>' : '';
  return (
    `<?xml version="1.0"?><testsuites><testsuite name="pytest" tests="1" failures="${failed ? 1 : 0}" errors="0" ` +
    `skipped="0" timestamp="${at}"><testcase classname="tests.test_issue_7" ` +
    `name="test_issue_7_session_is_there_at_once" time="0.001">${inside}</testcase></testsuite></testsuites>\n`
  );
}
