import type { RawChange } from '../../clients/git/changes.js';
import type { CodeClass } from '../../domain/code-class.js';
import type { LogEntry } from '../../domain/history.js';

/** What kind of change a commit is, by its files and its subject. */
export interface ChangeShape {
  /** Files that users run; not documents, tests, manifests, lock files, change logs or the project's own automation. */
  readonly production: readonly string[];
  readonly tests: readonly string[];
  /** Files of dependencies and of the build. */
  readonly manifests: readonly string[];
  readonly others: readonly string[];
  readonly isMerge: boolean;
  /** A merge of the main line back into a branch, or of a branch that is no pull request. */
  readonly isMergeBack: boolean;
  readonly isRelease: boolean;
  readonly isDependencyBump: boolean;
}

const MANIFEST =
  /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|bower\.json|component\.json|composer\.(?:json|lock)|Gemfile(?:\.lock)?|[\w.-]+\.gemspec|Cargo\.(?:toml|lock)|go\.(?:mod|sum)|Pipfile(?:\.lock)?|poetry\.lock|uv\.lock|pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt|pom\.xml|build\.gradle(?:\.kts)?|[\w.-]+\.csproj|Directory\.Packages\.props)$/i;
const CHANGE_LOG = /(?:^|\/)(?:change(?:s|log)|history|news|release[-_ ]?notes|releases)(?:[-_.][^/]*)?$/i;
const AUTOMATION =
  /^(?:\.github|\.circleci|\.husky|\.vscode|\.devcontainer|ci|\.changeset)\/|(?:^|\/)(?:\.travis\.yml|appveyor\.yml|\.gitlab-ci\.yml|azure-pipelines\.yml|Jenkinsfile|\.gitignore|\.npmignore|\.gitattributes|\.editorconfig|\.eslintrc[\w.]*|\.eslintignore|\.prettierrc[\w.]*|\.mailmap|AUTHORS|CODEOWNERS|CONTRIBUTORS[\w.]*|LICEN[CS]E[\w.]*)$/i;
/** A folder of built files beside the sources, as libraries for browsers commit them with a release. */
const BUILT = /(?:^|\/)(?:dist|build|browser)\/|\.min\.\w+$/i;

const RELEASE_SUBJECT =
  /^(?:v?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?:[-.][\w.-]{1,30})?\b.{0,12}$|(?:chore|build|docs)?(?:\(release\))?:?\s?(?:release|publish|prepare(?: for)? release|bump version|version bump|cut|tag)\b|chore\(release\)|(?:bump(?:ed|s)?|update(?:d|s)?)(?: the)?(?: package)? version|build: (?:package|changelog)|.{0,20}\bv?\d{1,4}\.\d{1,4}\.\d{1,6} released?$)/i;
const BUMP_SUBJECT =
  /^(?:[\w-]{1,12}(?:\([\w /@.-]{1,60}\))?!?:\s?)?(?:\[[^\]]{1,30}\]\s?)?(?:bumps?|upgrades?|update|updates|chore\(deps[\w-]*\):)\s(?:dependenc|the\s|npm\s|all\s|dev)?.{0,200}?(?:\bfrom\b.{1,60}\bto\b|\bto\sv?\d|dependenc(?:y|ies)|@\^?v?\d)/i;
const BUMP_BODY =
  /^(?:bumps|updates) (?:the )?\[?`?[\w@/.-]{1,100}`?\]?(?:\([^)\s]{1,200}\))?.{0,120}\bfrom\b/i;
const MERGE_BACK =
  /^merge (?:remote[- ]tracking )?(?:branch|branches|commit|tag) .{0,200}(?:\binto\b|$)|^merge (?:upstream|master|main|develop|origin)\b/i;

/** @param classOf what a path is for */
export function changeShape(
  entry: LogEntry,
  changes: readonly RawChange[],
  classOf: (path: string) => CodeClass,
): ChangeShape {
  const production: string[] = [];
  const tests: string[] = [];
  const manifests: string[] = [];
  const others: string[] = [];
  for (const { path } of changes) {
    const codeClass = classOf(path);
    if (codeClass === 'test') tests.push(path);
    else if (MANIFEST.test(path)) manifests.push(path);
    else if (codeClass !== 'production' || CHANGE_LOG.test(path) || AUTOMATION.test(path) || BUILT.test(path))
      others.push(path);
    else production.push(path);
  }
  const isMerge = entry.parents.length > 1;
  const codeless = production.length === 0;
  const bumpText = BUMP_SUBJECT.test(entry.subject) || BUMP_BODY.test(entry.body);
  return {
    production,
    tests,
    manifests,
    others,
    isMerge,
    isMergeBack: isMerge && MERGE_BACK.test(entry.subject),
    isRelease:
      RELEASE_SUBJECT.test(entry.subject) &&
      (codeless || (production.length <= 2 && tests.length === 0 && manifests.length > 0)),
    isDependencyBump: bumpText && codeless,
  };
}

/** Whether the subject says that something wrong is put right. */
export function saysFix(subject: string): boolean {
  const text = subject.replace(/^(?:\[[^\]]{1,30}\]|[\w-]{1,20}(?:\([^)]{1,40}\))?!?:)\s*/, (prefix) =>
    /^\[?fix/i.test(prefix) ? 'fix: ' : '',
  );
  return /^(?:(?:hot|bug)?fix(?:e[sd]|ing)?\b|correct|prevent|repair|resolve|solve|avoid|do(?:es)? not\b|don['’]t\b|ensure|handle|restore|work ?around|no longer|stop|patch|allow|support|make)/i.test(
    text,
  );
}

/** Whether the subject gives the commit a type that is never a fix of the product: docs, tests, chores. */
export function isHouseKeeping(subject: string): boolean {
  return /^(?:docs?|tests?|chore|ci|build|style|release|refactor|internal)(?:\([^)]{1,40}\))?!?:/i.test(
    subject,
  );
}
