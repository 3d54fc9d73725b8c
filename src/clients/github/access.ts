import type { Secret } from './secret.js';

/** How requests prove who asks. `source` says in words where it was found, never what it is. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: Secret; readonly source: string }
  | {
      readonly kind: 'app';
      readonly appId: string;
      readonly installationId: number;
      readonly privateKey: Secret;
      readonly source: string;
    };

/** How GitHub is reached. */
export interface GitHubAccess {
  /** Address of the programming interface, without a slash at its end: `https://api.github.com`, `https://ghe.example/api/v3`. */
  readonly apiUrl: string;
  /** The host that people read issues on: `github.com`; null when the address does not tell. */
  readonly webHost: string | null;
  /** Null: nobody in particular asks, which works for public repositories, sixty times an hour. */
  readonly credentials: Credentials | null;
  readonly network: NetworkSettings;
}

/** What lies between here and there. Empty texts: no proxy. */
export interface NetworkSettings {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
  /** Certificates of authorities, in PEM, that are trusted beside the usual ones. */
  readonly authorities: readonly string[];
}
