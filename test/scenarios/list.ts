import { build as aroundASubmodule } from './around-a-submodule/build.js';
import { expected as aroundASubmoduleExpected } from './around-a-submodule/expected.js';
import { build as bareRepository } from './bare-repository/build.js';
import { expected as bareRepositoryExpected } from './bare-repository/expected.js';
import { build as cherryPicked } from './cherry-picked/build.js';
import { expected as cherryPickedExpected } from './cherry-picked/expected.js';
import { build as claimedAndRefuted } from './claimed-and-refuted/build.js';
import { expected as claimedAndRefutedExpected } from './claimed-and-refuted/expected.js';
import { build as claimedOnly } from './claimed-only/build.js';
import { expected as claimedOnlyExpected } from './claimed-only/expected.js';
import { build as closedWithoutFix } from './closed-without-fix/build.js';
import { expected as closedWithoutFixExpected } from './closed-without-fix/expected.js';
import { build as copiesOnly } from './copies-only/build.js';
import { expected as copiesOnlyExpected } from './copies-only/expected.js';
import { build as detachedHead } from './detached-head/build.js';
import { expected as detachedHeadExpected } from './detached-head/expected.js';
import { build as documentationOnly } from './documentation-only/build.js';
import { expected as documentationOnlyExpected } from './documentation-only/expected.js';
import { build as featureRequest } from './feature-request/build.js';
import { expected as featureRequestExpected } from './feature-request/expected.js';
import { build as fixedOnAnotherBranch } from './fixed-on-another-branch/build.js';
import { expected as fixedOnAnotherBranchExpected } from './fixed-on-another-branch/expected.js';
import { build as issueTestsFail } from './issue-tests-fail/build.js';
import { expected as issueTestsFailExpected } from './issue-tests-fail/expected.js';
import { build as leftoverMoved } from './leftover-moved/build.js';
import { expected as leftoverMovedExpected } from './leftover-moved/expected.js';
import { build as linkedWorktree } from './linked-worktree/build.js';
import { expected as linkedWorktreeExpected } from './linked-worktree/expected.js';
import { build as messagesNotUtf8 } from './messages-not-utf8/build.js';
import { expected as messagesNotUtf8Expected } from './messages-not-utf8/expected.js';
import { build as nothingKnown } from './nothing-known/build.js';
import { expected as nothingKnownExpected } from './nothing-known/expected.js';
import { build as oddFileNames } from './odd-file-names/build.js';
import { expected as oddFileNamesExpected } from './odd-file-names/expected.js';
import { build as partMissing } from './part-missing/build.js';
import { expected as partMissingExpected } from './part-missing/expected.js';
import { build as partialClone } from './partial-clone/build.js';
import { expected as partialCloneExpected } from './partial-clone/expected.js';
import { build as partialCloneWithoutContents } from './partial-clone-without-contents/build.js';
import { expected as partialCloneWithoutContentsExpected } from './partial-clone-without-contents/expected.js';
import { build as partiallyResolved } from './partially-resolved/build.js';
import { expected as partiallyResolvedExpected } from './partially-resolved/expected.js';
import { build as pickedWithoutAWord } from './picked-without-a-word/build.js';
import { expected as pickedWithoutAWordExpected } from './picked-without-a-word/expected.js';
import { build as regressed } from './regressed/build.js';
import { expected as regressedExpected } from './regressed/expected.js';
import { build as regressedAndFixedAgain } from './regressed-and-fixed-again/build.js';
import { expected as regressedAndFixedAgainExpected } from './regressed-and-fixed-again/expected.js';
import { build as regressedOnAMergedBranch } from './regressed-on-a-merged-branch/build.js';
import { expected as regressedOnAMergedBranchExpected } from './regressed-on-a-merged-branch/expected.js';
import { build as reopened } from './reopened/build.js';
import { expected as reopenedExpected } from './reopened/expected.js';
import { build as replacedCommits } from './replaced-commits/build.js';
import { expected as replacedCommitsExpected } from './replaced-commits/expected.js';
import { build as resolved } from './resolved/build.js';
import { expected as resolvedExpected } from './resolved/expected.js';
import { build as resolvedNotMeasured } from './resolved-not-measured/build.js';
import { expected as resolvedNotMeasuredExpected } from './resolved-not-measured/expected.js';
import { build as resolvedWithoutReport } from './resolved-without-report/build.js';
import { expected as resolvedWithoutReportExpected } from './resolved-without-report/expected.js';
import { build as reverted } from './reverted/build.js';
import { expected as revertedExpected } from './reverted/expected.js';
import { build as revertedAndCounted } from './reverted-and-counted/build.js';
import { expected as revertedAndCountedExpected } from './reverted-and-counted/expected.js';
import { build as revertedAndLandedAgain } from './reverted-and-landed-again/build.js';
import { expected as revertedAndLandedAgainExpected } from './reverted-and-landed-again/expected.js';
import { build as revertedAndReapplied } from './reverted-and-reapplied/build.js';
import { expected as revertedAndReappliedExpected } from './reverted-and-reapplied/expected.js';
import type { Expected, Scenario } from './scenario.js';
import { build as sha256Repository } from './sha256-repository/build.js';
import { expected as sha256RepositoryExpected } from './sha256-repository/expected.js';
import { build as sha256Reverted } from './sha256-reverted/build.js';
import { expected as sha256RevertedExpected } from './sha256-reverted/expected.js';
import { build as shallowClone } from './shallow-clone/build.js';
import { expected as shallowCloneExpected } from './shallow-clone/expected.js';
import { build as shallowCloneCutAtTheMention } from './shallow-clone-cut-at-the-mention/build.js';
import { expected as shallowCloneCutAtTheMentionExpected } from './shallow-clone-cut-at-the-mention/expected.js';
import { build as shallowCloneWithFix } from './shallow-clone-with-fix/build.js';
import { expected as shallowCloneWithFixExpected } from './shallow-clone-with-fix/expected.js';
import { build as staleReport } from './stale-report/build.js';
import { expected as staleReportExpected } from './stale-report/expected.js';
import { build as started } from './started/build.js';
import { expected as startedExpected } from './started/expected.js';
import { build as submodule } from './submodule/build.js';
import { expected as submoduleExpected } from './submodule/expected.js';
import { build as testOnlyFollowUp } from './test-only-follow-up/build.js';
import { expected as testOnlyFollowUpExpected } from './test-only-follow-up/expected.js';
import { build as unresolved } from './unresolved/build.js';
import { expected as unresolvedExpected } from './unresolved/expected.js';
import { build as unresolvedOpen } from './unresolved-open/build.js';
import { expected as unresolvedOpenExpected } from './unresolved-open/expected.js';

/** Every scenario; a folder that is missing here fails a test. */
export const SCENARIOS: readonly (readonly [
  name: string,
  build: () => Promise<Scenario>,
  expected: Expected,
])[] = [
  ['around-a-submodule', aroundASubmodule, aroundASubmoduleExpected],
  ['bare-repository', bareRepository, bareRepositoryExpected],
  ['cherry-picked', cherryPicked, cherryPickedExpected],
  ['claimed-and-refuted', claimedAndRefuted, claimedAndRefutedExpected],
  ['claimed-only', claimedOnly, claimedOnlyExpected],
  ['closed-without-fix', closedWithoutFix, closedWithoutFixExpected],
  ['copies-only', copiesOnly, copiesOnlyExpected],
  ['detached-head', detachedHead, detachedHeadExpected],
  ['documentation-only', documentationOnly, documentationOnlyExpected],
  ['feature-request', featureRequest, featureRequestExpected],
  ['fixed-on-another-branch', fixedOnAnotherBranch, fixedOnAnotherBranchExpected],
  ['issue-tests-fail', issueTestsFail, issueTestsFailExpected],
  ['leftover-moved', leftoverMoved, leftoverMovedExpected],
  ['linked-worktree', linkedWorktree, linkedWorktreeExpected],
  ['messages-not-utf8', messagesNotUtf8, messagesNotUtf8Expected],
  ['nothing-known', nothingKnown, nothingKnownExpected],
  ['odd-file-names', oddFileNames, oddFileNamesExpected],
  ['part-missing', partMissing, partMissingExpected],
  ['partial-clone', partialClone, partialCloneExpected],
  ['partial-clone-without-contents', partialCloneWithoutContents, partialCloneWithoutContentsExpected],
  ['partially-resolved', partiallyResolved, partiallyResolvedExpected],
  ['picked-without-a-word', pickedWithoutAWord, pickedWithoutAWordExpected],
  ['regressed', regressed, regressedExpected],
  ['regressed-and-fixed-again', regressedAndFixedAgain, regressedAndFixedAgainExpected],
  ['regressed-on-a-merged-branch', regressedOnAMergedBranch, regressedOnAMergedBranchExpected],
  ['reopened', reopened, reopenedExpected],
  ['replaced-commits', replacedCommits, replacedCommitsExpected],
  ['resolved', resolved, resolvedExpected],
  ['resolved-not-measured', resolvedNotMeasured, resolvedNotMeasuredExpected],
  ['resolved-without-report', resolvedWithoutReport, resolvedWithoutReportExpected],
  ['reverted', reverted, revertedExpected],
  ['reverted-and-counted', revertedAndCounted, revertedAndCountedExpected],
  ['reverted-and-landed-again', revertedAndLandedAgain, revertedAndLandedAgainExpected],
  ['reverted-and-reapplied', revertedAndReapplied, revertedAndReappliedExpected],
  ['sha256-repository', sha256Repository, sha256RepositoryExpected],
  ['sha256-reverted', sha256Reverted, sha256RevertedExpected],
  ['shallow-clone', shallowClone, shallowCloneExpected],
  ['shallow-clone-cut-at-the-mention', shallowCloneCutAtTheMention, shallowCloneCutAtTheMentionExpected],
  ['shallow-clone-with-fix', shallowCloneWithFix, shallowCloneWithFixExpected],
  ['stale-report', staleReport, staleReportExpected],
  ['started', started, startedExpected],
  ['submodule', submodule, submoduleExpected],
  ['test-only-follow-up', testOnlyFollowUp, testOnlyFollowUpExpected],
  ['unresolved', unresolved, unresolvedExpected],
  ['unresolved-open', unresolvedOpen, unresolvedOpenExpected],
];
