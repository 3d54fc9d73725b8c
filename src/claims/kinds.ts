import type { ClaimPart } from './check/context.js';
import { arithmetic } from './kinds/arithmetic/arithmetic.js';
import { chainOfParts } from './kinds/arithmetic/chain-of-parts.js';
import { changeOfFigures } from './kinds/arithmetic/change-of-figures.js';
import { meanOfScores } from './kinds/arithmetic/mean-of-scores.js';
import { namedParts } from './kinds/arithmetic/named-parts.js';
import { outcomeRate } from './kinds/arithmetic/outcome-rate.js';
import { remainingOf } from './kinds/arithmetic/remaining-of.js';
import { shareOfTotal } from './kinds/arithmetic/share-of-total.js';
import { spanOfDays } from './kinds/arithmetic/span-of-days.js';
import { sumElsewhere } from './kinds/arithmetic/sum-elsewhere.js';
import { sumOfHeadings } from './kinds/arithmetic/sum-of-headings.js';
import { sums } from './kinds/arithmetic/sums.js';
import { totalAndParts } from './kinds/arithmetic/total-and-parts.js';
import { workedBeside } from './kinds/arithmetic/worked-beside.js';
import { collectionSize } from './kinds/code/collection-size.js';
import { deprecationSaid } from './kinds/code/deprecation-said.js';
import { exitCode } from './kinds/code/exit-code.js';
import { knownSign } from './kinds/code/known-sign.js';
import { printedLine } from './kinds/code/printed-line.js';
import { quotation } from './kinds/code/quotation.js';
import { quotedCode } from './kinds/code/quoted-code.js';
import { shownBlock } from './kinds/code/shown-block.js';
import { shownLiteral } from './kinds/code/shown-literal.js';
import { shownPairs } from './kinds/code/shown-pairs.js';
import { snippet } from './kinds/code/snippet.js';
import { spokenLiterals } from './kinds/code/spoken-literal.js';
import { standardNamed } from './kinds/code/standard-named.js';
import { toldInWords } from './kinds/code/told-in-words.js';
import { calledRoute } from './kinds/commands/called-route.js';
import { command } from './kinds/commands/command.js';
import { commandOption } from './kinds/commands/command-option.js';
import { commandValue } from './kinds/commands/command-value.js';
import { countedByCommand } from './kinds/commands/counted-by-command.js';
import { changeCount } from './kinds/commits/change-count.js';
import { commit } from './kinds/commits/commit.js';
import { commitContent } from './kinds/commits/commit-content.js';
import { commitCount } from './kinds/commits/commit-count.js';
import { commitSubjectLine } from './kinds/commits/commit-subject-line.js';
import { describedCommit } from './kinds/commits/described-commit.js';
import { fileDate } from './kinds/commits/file-date.js';
import { issueChange } from './kinds/commits/issue-change.js';
import { issueCommit } from './kinds/commits/issue-commit.js';
import { issueDeed } from './kinds/commits/issue-deed.js';
import { lineBrought } from './kinds/commits/line-brought.js';
import { loggedByCommand } from './kinds/commits/logged-by-command.js';
import { mergeDate } from './kinds/commits/merge-date.js';
import { mergedCommits } from './kinds/commits/merged-commits.js';
import { mergedRequest } from './kinds/commits/merged-request.js';
import { nameBrought } from './kinds/commits/name-brought.js';
import { namesInCommit } from './kinds/commits/names-in-commit.js';
import { recentWork } from './kinds/commits/recent-work.js';
import { sizeOfChange } from './kinds/commits/size-of-change.js';
import { wordsInCommits } from './kinds/commits/words-in-commits.js';
import { workDate } from './kinds/commits/work-date.js';
import { classNameCount } from './kinds/counts/class-name-count.js';
import { count } from './kinds/counts/count.js';
import { countInFile } from './kinds/counts/count-in-file.js';
import { definitionCount } from './kinds/counts/definition-count.js';
import { filesByWord } from './kinds/counts/files-by-word.js';
import { folderCount } from './kinds/counts/folder-count.js';
import { labelledCounts } from './kinds/counts/labelled-count.js';
import { lineCount } from './kinds/counts/line-count.js';
import { listCount } from './kinds/counts/list-count.js';
import { markedWordCount } from './kinds/counts/marked-word-count.js';
import { memberCount } from './kinds/counts/member-count.js';
import { methodCount } from './kinds/counts/method-count.js';
import { namesakeCount } from './kinds/counts/namesake-count.js';
import { resourceCount } from './kinds/counts/resource-count.js';
import { searchedPattern } from './kinds/counts/searched-pattern.js';
import { severalInFile } from './kinds/counts/several-in-file.js';
import { singleDefinition } from './kinds/counts/single-definition.js';
import { citation } from './kinds/documents/citation.js';
import { citedFigure } from './kinds/documents/cited-figure.js';
import { citedTime } from './kinds/documents/cited-time.js';
import { citedWords } from './kinds/documents/cited-words.js';
import { claimedByDocumentation } from './kinds/documents/claimed-by-documentation.js';
import { claimedInList } from './kinds/documents/claimed-in-list.js';
import { claimedWords } from './kinds/documents/claimed-words.js';
import { date } from './kinds/documents/date.js';
import { dateOfReports } from './kinds/documents/date-of-reports.js';
import { figurePerDocument } from './kinds/documents/figure-per-document.js';
import { figuresOfReport } from './kinds/documents/figures-of-report.js';
import { namedOutside } from './kinds/documents/named-outside.js';
import { rateOfReport } from './kinds/documents/rate-of-report.js';
import { saidByTitle } from './kinds/documents/said-by-title.js';
import { saidWithoutSource } from './kinds/documents/said-without-source.js';
import { shownLines } from './kinds/documents/shown-lines.js';
import { toldOfIssue } from './kinds/documents/told-of-issue.js';
import { calledOnClass } from './kinds/names/called-on-class.js';
import { decorator } from './kinds/names/decorator.js';
import { dottedName } from './kinds/names/dotted-name.js';
import { exportList } from './kinds/names/export-list.js';
import { importSaid } from './kinds/names/import-said.js';
import { membersListed } from './kinds/names/members-listed.js';
import { missingName } from './kinds/names/missing-name.js';
import { namesListed } from './kinds/names/names-listed.js';
import { shownDefinition } from './kinds/names/shown-definition.js';
import { shownNames } from './kinds/names/shown-names.js';
import { spokenMark } from './kinds/names/spoken-mark.js';
import { symbol } from './kinds/names/symbol.js';
import { thingMissing } from './kinds/names/thing-missing.js';
import { thingThere } from './kinds/names/thing-there.js';
import { wholeInFile } from './kinds/names/whole-in-file.js';
import { addedToFile } from './kinds/paths/added-to-file.js';
import { documentsCalled } from './kinds/paths/documents-called.js';
import { filesInWords } from './kinds/paths/file-in-words.js';
import { filesEnding } from './kinds/paths/files-ending.js';
import { moduleAbsent } from './kinds/paths/module-absent.js';
import { moduleInWords } from './kinds/paths/module-in-words.js';
import { moduleNamed } from './kinds/paths/module-named.js';
import { path } from './kinds/paths/path.js';
import { classPlace } from './kinds/places/class-place.js';
import { lineOfCode } from './kinds/places/line-of-code.js';
import { lineReference } from './kinds/places/line-reference.js';
import { listedPlace } from './kinds/places/listed-place.js';
import { loggedPlace } from './kinds/places/logged-place.js';
import { formerValue } from './kinds/settings/former-value.js';
import { namedResource } from './kinds/settings/named-resource.js';
import { packageSetting } from './kinds/settings/package-setting.js';
import { portSaid } from './kinds/settings/port-said.js';
import { raisedValue } from './kinds/settings/raised-value.js';
import { resourceValue } from './kinds/settings/resource-value.js';
import { setInPlace } from './kinds/settings/set-in-place.js';
import { settingInNamedFile } from './kinds/settings/setting-in-named-file.js';
import { spokenSetting } from './kinds/settings/spoken-setting.js';
import { wordedSetting } from './kinds/settings/worded-setting.js';
import { retoldStatuses } from './kinds/status/retold-status.js';
import { statement } from './kinds/status/statement.js';
import { status } from './kinds/status/status.js';
import { describedTest } from './kinds/tests/described-test.js';
import { test } from './kinds/tests/test.js';
import { testChosen } from './kinds/tests/test-chosen.js';
import { testCount } from './kinds/tests/test-count.js';
import { testOutcome } from './kinds/tests/test-outcome.js';
import { testsAbout } from './kinds/tests/tests-about.js';
import { testsElsewhere } from './kinds/tests/tests-elsewhere.js';
import { testsHoldingText } from './kinds/tests/tests-holding.js';
import { testsOfDocument } from './kinds/tests/tests-of-document.js';
import { testsRun } from './kinds/tests/tests-run.js';
import { callIn } from './kinds/uses/call-in.js';
import { doneWithName } from './kinds/uses/done-with-name.js';
import { neverCalled } from './kinds/uses/never-called.js';
import { onlyReferenced } from './kinds/uses/only-referenced.js';
import { patternPresent } from './kinds/uses/pattern-present.js';
import { scope } from './kinds/uses/scope.js';
import { usage } from './kinds/uses/usage.js';

/** Every kind of statement that is recognised, one line each; a test checks that none of the folder is missing. */
export const CLAIM_PARTS: readonly ClaimPart[] = [
  path,
  documentsCalled,
  filesEnding,
  filesInWords,
  moduleAbsent,
  moduleNamed,
  moduleInWords,
  lineReference,
  lineOfCode,
  loggedPlace,
  lineCount,
  classPlace,
  symbol,
  dottedName,
  calledOnClass,
  missingName,
  thingMissing,
  thingThere,
  exportList,
  membersListed,
  namesListed,
  wholeInFile,
  count,
  countInFile,
  labelledCounts,
  markedWordCount,
  severalInFile,
  definitionCount,
  singleDefinition,
  classNameCount,
  decorator,
  folderCount,
  listCount,
  memberCount,
  methodCount,
  namesakeCount,
  resourceCount,
  searchedPattern,
  filesByWord,
  listedPlace,
  scope,
  onlyReferenced,
  patternPresent,
  testsHoldingText,
  testsOfDocument,
  testsRun,
  describedTest,
  addedToFile,
  collectionSize,
  exitCode,
  toldInWords,
  standardNamed,
  deprecationSaid,
  snippet,
  shownBlock,
  shownDefinition,
  shownLiteral,
  shownNames,
  shownPairs,
  knownSign,
  printedLine,
  quotation,
  quotedCode,
  formerValue,
  raisedValue,
  spokenLiterals,
  spokenMark,
  spokenSetting,
  wordedSetting,
  setInPlace,
  settingInNamedFile,
  packageSetting,
  namedResource,
  resourceValue,
  portSaid,
  command,
  countedByCommand,
  commandOption,
  commandValue,
  calledRoute,
  commit,
  describedCommit,
  issueCommit,
  issueDeed,
  loggedByCommand,
  issueChange,
  lineBrought,
  nameBrought,
  mergedCommits,
  namesInCommit,
  mergeDate,
  workDate,
  commitSubjectLine,
  mergedRequest,
  fileDate,
  commitContent,
  commitCount,
  wordsInCommits,
  recentWork,
  changeCount,
  sizeOfChange,
  test,
  testChosen,
  testCount,
  testsElsewhere,
  testsAbout,
  testOutcome,
  date,
  dateOfReports,
  arithmetic,
  changeOfFigures,
  sums,
  totalAndParts,
  namedParts,
  sumElsewhere,
  sumOfHeadings,
  spanOfDays,
  workedBeside,
  chainOfParts,
  outcomeRate,
  remainingOf,
  shareOfTotal,
  meanOfScores,
  citation,
  citedFigure,
  citedTime,
  figurePerDocument,
  figuresOfReport,
  citedWords,
  saidByTitle,
  namedOutside,
  rateOfReport,
  shownLines,
  saidWithoutSource,
  toldOfIssue,
  claimedWords,
  claimedInList,
  claimedByDocumentation,
  retoldStatuses,
  usage,
  importSaid,
  doneWithName,
  neverCalled,
  callIn,
  status,
  statement,
];
