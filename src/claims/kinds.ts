import type { ClaimPart } from './check/context.js';
import { addedToFile } from './kinds/added-to-file.js';
import { arithmetic } from './kinds/arithmetic.js';
import { callIn } from './kinds/call-in.js';
import { calledOnClass } from './kinds/called-on-class.js';
import { changeCount } from './kinds/change-count.js';
import { changeOfFigures } from './kinds/change-of-figures.js';
import { citation } from './kinds/citation.js';
import { citedFigure } from './kinds/cited-figure.js';
import { citedWords } from './kinds/cited-words.js';
import { claimedWords } from './kinds/claimed-words.js';
import { classNameCount } from './kinds/class-name-count.js';
import { classPlace } from './kinds/class-place.js';
import { command } from './kinds/command.js';
import { commandOption } from './kinds/command-option.js';
import { commandValue } from './kinds/command-value.js';
import { commit } from './kinds/commit.js';
import { commitContent } from './kinds/commit-content.js';
import { commitCount } from './kinds/commit-count.js';
import { commitSubjectLine } from './kinds/commit-subject-line.js';
import { count } from './kinds/count.js';
import { countInFile } from './kinds/count-in-file.js';
import { date } from './kinds/date.js';
import { dateOfReports } from './kinds/date-of-reports.js';
import { decorator } from './kinds/decorator.js';
import { definitionCount } from './kinds/definition-count.js';
import { describedTest } from './kinds/described-test.js';
import { dottedName } from './kinds/dotted-name.js';
import { exitCode } from './kinds/exit-code.js';
import { exportList } from './kinds/export-list.js';
import { figurePerDocument } from './kinds/figure-per-document.js';
import { fileDate } from './kinds/file-date.js';
import { filesByWord } from './kinds/files-by-word.js';
import { filesEnding } from './kinds/files-ending.js';
import { folderCount } from './kinds/folder-count.js';
import { formerValue } from './kinds/former-value.js';
import { importSaid } from './kinds/import-said.js';
import { issueCommit } from './kinds/issue-commit.js';
import { labelledCounts } from './kinds/labelled-count.js';
import { lineCount } from './kinds/line-count.js';
import { lineOfCode } from './kinds/line-of-code.js';
import { lineReference } from './kinds/line-reference.js';
import { listCount } from './kinds/list-count.js';
import { listedPlace } from './kinds/listed-place.js';
import { loggedPlace } from './kinds/logged-place.js';
import { markedWordCount } from './kinds/marked-word-count.js';
import { meanOfScores } from './kinds/mean-of-scores.js';
import { memberCount } from './kinds/member-count.js';
import { mergeDate } from './kinds/merge-date.js';
import { mergedCommits } from './kinds/merged-commits.js';
import { mergedRequest } from './kinds/merged-request.js';
import { methodCount } from './kinds/method-count.js';
import { missingName } from './kinds/missing-name.js';
import { moduleAbsent } from './kinds/module-absent.js';
import { namedResource } from './kinds/named-resource.js';
import { namesInCommit } from './kinds/names-in-commit.js';
import { namesakeCount } from './kinds/namesake-count.js';
import { neverCalled } from './kinds/never-called.js';
import { onlyReferenced } from './kinds/only-referenced.js';
import { outcomeRate } from './kinds/outcome-rate.js';
import { packageSetting } from './kinds/package-setting.js';
import { path } from './kinds/path.js';
import { patternPresent } from './kinds/pattern-present.js';
import { printedLine } from './kinds/printed-line.js';
import { quotation } from './kinds/quotation.js';
import { quotedCode } from './kinds/quoted-code.js';
import { raisedValue } from './kinds/raised-value.js';
import { remainingOf } from './kinds/remaining-of.js';
import { retoldStatuses } from './kinds/retold-status.js';
import { saidByTitle } from './kinds/said-by-title.js';
import { scope } from './kinds/scope.js';
import { setInPlace } from './kinds/set-in-place.js';
import { settingInNamedFile } from './kinds/setting-in-named-file.js';
import { severalInFile } from './kinds/several-in-file.js';
import { shareOfTotal } from './kinds/share-of-total.js';
import { shownBlock } from './kinds/shown-block.js';
import { shownDefinition } from './kinds/shown-definition.js';
import { shownLiteral } from './kinds/shown-literal.js';
import { shownNames } from './kinds/shown-names.js';
import { shownPairs } from './kinds/shown-pairs.js';
import { sizeOfChange } from './kinds/size-of-change.js';
import { snippet } from './kinds/snippet.js';
import { spokenLiterals } from './kinds/spoken-literal.js';
import { spokenMark } from './kinds/spoken-mark.js';
import { spokenSetting } from './kinds/spoken-setting.js';
import { statement } from './kinds/statement.js';
import { status } from './kinds/status.js';
import { sumElsewhere } from './kinds/sum-elsewhere.js';
import { sums } from './kinds/sums.js';
import { symbol } from './kinds/symbol.js';
import { test } from './kinds/test.js';
import { testCount } from './kinds/test-count.js';
import { testOutcome } from './kinds/test-outcome.js';
import { testsAbout } from './kinds/tests-about.js';
import { testsElsewhere } from './kinds/tests-elsewhere.js';
import { testsHoldingText } from './kinds/tests-holding.js';
import { testsOfDocument } from './kinds/tests-of-document.js';
import { thingMissing } from './kinds/thing-missing.js';
import { thingThere } from './kinds/thing-there.js';
import { totalAndParts } from './kinds/total-and-parts.js';
import { usage } from './kinds/usage.js';
import { wordedSetting } from './kinds/worded-setting.js';
import { wordsInCommits } from './kinds/words-in-commits.js';
import { workDate } from './kinds/work-date.js';
import { workedBeside } from './kinds/worked-beside.js';

/** Every kind of statement that is recognised, one line each; a test checks that none of the folder is missing. */
export const CLAIM_PARTS: readonly ClaimPart[] = [
  path,
  filesEnding,
  moduleAbsent,
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
  count,
  countInFile,
  labelledCounts,
  markedWordCount,
  severalInFile,
  definitionCount,
  classNameCount,
  decorator,
  folderCount,
  listCount,
  memberCount,
  methodCount,
  namesakeCount,
  filesByWord,
  listedPlace,
  scope,
  onlyReferenced,
  patternPresent,
  testsHoldingText,
  testsOfDocument,
  describedTest,
  addedToFile,
  exitCode,
  snippet,
  shownBlock,
  shownDefinition,
  shownLiteral,
  shownNames,
  shownPairs,
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
  command,
  commandOption,
  commandValue,
  commit,
  issueCommit,
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
  changeCount,
  sizeOfChange,
  test,
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
  sumElsewhere,
  workedBeside,
  outcomeRate,
  remainingOf,
  shareOfTotal,
  meanOfScores,
  citation,
  citedFigure,
  figurePerDocument,
  citedWords,
  saidByTitle,
  claimedWords,
  retoldStatuses,
  usage,
  importSaid,
  neverCalled,
  callIn,
  status,
  statement,
];
