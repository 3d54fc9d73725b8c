/** Test reports that workflow runs made, unpacked into a folder of their own. */
export interface MadeReports {
  readonly folder: string;
  /** Full hash of the commit they were made for. */
  readonly commit: string;
  /** They were made for the very files of the audited revision. */
  readonly isSame: boolean;
}
