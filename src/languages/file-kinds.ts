/**
 * What a path says about a file, in any language: names of folders and files that tools and habit have given a meaning.
 * Each rule is matched against the whole path, with forward slashes.
 */

/** A folder from which on names are those of the program’s own parts: a folder `examples` below it is a module. */
const SOURCE_ROOT = /(?:^|\/)(?:src|lib|libs|app|apps|pkg|internal|cmd|source|sources)\//;

const COPY_FILE =
  /(?:^|\/)[^/]*(?:~|\.(?:orig|bak|backup|old|save|swp|rej)|\.(?:orig|bak|backup|save)[-_.]?\d[^/]*|\.\w{1,6}\.(?:orig|bak|backup|old|save)(?:[-_.][^/]*)?|[-_.]backup[-_.]\d{6,}[^/]*| copy(?: \d+)?\.\w+)$/i;
const COPY_FOLDER =
  /(?:^|\/)(?:[^/]*[-_.]?backups?[-_.]\d{6,}[^/]*|\.backups?|[^/]*\.(?:bak|backup|orig))\//i;
const COPY_FOLDER_AT_TOP = /^(?:[^/]+[-_])?backups\/|^backup\/[^/]+\/|^backups?[-_][^/]*\//i;

/** What every name of a copy has in it: most paths have none of it, and are done with. */
const MAY_BE_COPY = /~|\.(?:orig|bak|old|save|swp|rej)|backup| copy/i;

/** A copy of code kept beside the code: backups, editor leftovers, merge leftovers. */
export function isBackupPath(path: string): boolean {
  if (!MAY_BE_COPY.test(path)) return false;
  return COPY_FILE.test(path) || COPY_FOLDER.test(path) || COPY_FOLDER_AT_TOP.test(path);
}

const VENDORED =
  /(?:^|\/)(?:vendor|vendors|vendored|_vendor|third[-_]?party|node_modules|bower_components|jspm_packages|web_modules|site-packages|Godeps|Pods|Carthage|\.?venv|virtualenv|\.yarn)\/|[.-]min\.(?:js|mjs|css)$|(?:^|\/)(?:jquery|bootstrap|modernizr)(?:[-.]\d[^/]*)?\.(?:js|css)$|(?:^|\/)(?:gradlew|gradlew\.bat|mvnw|mvnw\.cmd)$|(?:^|\/)\.mvn\/wrapper\//i;

/** Somebody else’s code, committed here. */
export function isVendoredPath(path: string): boolean {
  return VENDORED.test(path);
}

const GENERATED_FOLDER =
  /(?:^|\/)(?:dist|generated|__generated__|_generated|generated-sources|__pycache__|__snapshots__|__image_snapshots__|\.next|\.nuxt|[^/]+\.egg-info|storybook-static)\//;
const BUILD_FOLDER =
  /^(?:(?:packages|modules|projects|plugins|apps|crates)\/[^/]+\/)?(?:build|_build)\/|(?:^|\/)(?:htmlcov|lcov-report|target\/(?:classes|generated|debug|release)[^/]*)\//;
const GENERATED_FILE =
  /\.pb(?:\.gw|\.validate)?\.(?:go|cc|h|c)$|_pb2(?:_grpc)?\.pyi?$|_(?:grpc_)?pb\.(?:js|d\.ts|rb)$|[._-]generated\.\w+$|\.gen\.\w+$|(?:^|\/)zz_generated[^/]*$|\.g\.(?:cs|dart)$|\.designer\.cs$|\.snap$|\.(?:js|css|mjs)\.map$|\.(?:bundle|chunk)\.(?:js|css)$|\.pyc$/i;
const LOCK_FILE =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|Cargo\.lock|Gemfile\.lock|composer\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock|uv\.lock|pixi\.lock|go\.sum|go\.work\.sum|mix\.lock|flake\.lock|Podfile\.lock|Package\.resolved|pubspec\.lock|packages\.lock\.json|gradle\.lockfile|conan\.lock|\.terraform\.lock\.hcl)$/;

/** Written by a program: build output, generated sources, lock files, recorded snapshots. */
export function isGeneratedPath(path: string): boolean {
  return (
    GENERATED_FOLDER.test(path) ||
    GENERATED_FILE.test(path) ||
    LOCK_FILE.test(path) ||
    BUILD_FOLDER.test(path)
  );
}

const TEST_FOLDER =
  /(?:^|\/)(?:tests?|__tests?__|testing|e2e|test-?data|test_data|fixtures?|__fixtures__|__mocks__|mocks?|unittests?|androidTest|integrationTest|functionalTest|testFixtures|jmh|bench(?:es|marks?)?|(?!ab[-_])[^/]+[-_.]tests?|tests?[-_.][^/]+)\//i;
const TEST_FOLDER_IN_CAPITALS = /(?:^|\/)[^/]*[a-z0-9]Tests?\//;

/** Files of any kind in a folder for tests, for what they need, or for measurements of speed: nothing of it ships. */
export function isTestFolder(path: string): boolean {
  return TEST_FOLDER.test(path) || TEST_FOLDER_IN_CAPITALS.test(path);
}

const DOCUMENT =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|tex|texi|textile|pod|rdoc)$|(?:^|\/)(?:LICEN[CS]E|COPYING|NOTICE|PATENTS)(?:[-_.][A-Za-z0-9.]+)?$|(?:^|\/)(?:AUTHORS|CONTRIBUTORS|MAINTAINERS|CHANGES|CHANGELOG|HISTORY|NEWS|README|TODO|SECURITY|CONTRIBUTING|INSTALL|THANKS|CREDITS|UPGRADING)$/;
const PLAIN_TEXT = /\.txt$/i;
const TEXT_READ_BY_PROGRAMS =
  /(?:^|\/)(?:CMakeLists|[^/]*requirements[^/]*|[^/]*constraints[^/]*|robots|humans|ads|runtime|top_level|entry_points|SOURCES)\.txt$|(?:^|\/)requirements\/[^/]+\.txt$/i;
const DOCUMENT_FOLDER =
  /(?:^|\/)(?:docs?|documentation|man|examples?|samples?|demos?|tutorials?|cookbook)\//i;
const EXAMPLE_CODE =
  /^(?:docs?|documentation)\/|^(?:[^/]+\/|packages\/[^/]+\/)?(?:examples?|samples?|demos?|tutorials?|cookbook)\//i;

/** In Go a folder is a package: `doc/man.go` is a part of the program that has to do with documents. */
const GO_PACKAGE = /^docs?\/[^/]+\.go$/;

/**
 * Text for people, and code that is there to be read: manuals, examples, licences, change logs.
 * @param isCode whether it is a program in a language issue-audit knows; those are less readily taken for documents
 */
export function isDocument(path: string, isCode: boolean): boolean {
  if (DOCUMENT.test(path)) return true;
  if (PLAIN_TEXT.test(path) && !TEXT_READ_BY_PROGRAMS.test(path)) return true;
  if (GO_PACKAGE.test(path)) return false;
  const found = (isCode ? EXAMPLE_CODE : DOCUMENT_FOLDER).exec(path);
  if (!found) return false;
  const source = SOURCE_ROOT.exec(path);
  return !source || found.index + found[0].length <= source.index + source[0].length;
}
