/** Words by which trackers mark what is no defect: `enhancement`, `type: feature`, `kind/feature-request`, `C-question`. */
const NO_DEFECT =
  /^(?:[\w ]{0,20}[:/>-]\s{0,3})?(?:new[ -])?(?:features?(?:[ -]?requests?)?|enhancements?|improvements?|questions?|discussions?|proposals?|support|rfc|idea)$/i;
const DEFECT = /(?:^|[^a-z])(?:bug|defect|regression|crash|broken)s?(?:$|[^a-z])/i;

/**
 * The label that says an issue is a feature request or a question; null when none does, or when another says that it is a bug.
 */
export function noDefectLabel(labels: readonly string[]): string | null {
  if (labels.some((label) => DEFECT.test(label))) return null;
  // Pictures before the word are for people.
  return labels.find((label) => NO_DEFECT.test(label.replace(/[^\p{L}\p{N} :/>_-]/gu, '').trim())) ?? null;
}
