/** A template or partial: what it is called, where it lies, what is written in it. */
export interface TemplateSource {
  /** The name that `{{> name}}` uses. */
  readonly name: string;
  /** How error messages call the file. */
  readonly file: string;
  readonly text: string;
}

/** What a set of templates writes. */
export type DocumentKind = 'markdown' | 'html';

/** A main template with the partials that it may use. */
export interface TemplateSet {
  readonly kind: DocumentKind;
  readonly main: TemplateSource;
  readonly partials: ReadonlyMap<string, TemplateSource>;
}
