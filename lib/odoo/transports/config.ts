import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';

/** Where an Odoo database is, and how to reach it. */
export interface OdooConnectionConfig {
  /**
   * Base address, such as `https://erp.example.com`; a path (`https://example.com/erp`) is kept. Without query, fragment
   * and user.
   */
  readonly url: string;
  /** Name of the database. Sent with every call, so that a server with many databases need not look for it. */
  readonly database: string;
  /** Milliseconds until a call counts as lost. Default: 120 000, the time that Odoo's own workers get. */
  readonly timeoutMs?: number;
  /**
   * Bytes of one answer, as they arrive and once they are unfolded. A larger one is given up: `ODOO_UNEXPECTED_ANSWER` for
   * a read, `OUTCOME_UNKNOWN` for a write. Default: 104,857,600 (100 MiB).
   */
  readonly maxResponseBytes?: number;
  /** Further HTTP headers, for a gateway in front of Odoo. */
  readonly headers?: Readonly<Record<string, string>>;
  /** HTTP proxy. Default: none; the environment is not read. */
  readonly proxy?: OdooProxy;
  /** For `http:` addresses, such as one that caps the number of sockets. */
  readonly httpAgent?: HttpAgent;
  /** For `https:` addresses, such as one with the certificate authority of the company. */
  readonly httpsAgent?: HttpsAgent;
  /** Context of every call, such as `{ lang: 'es_ES' }`. Default: none, so Odoo's texts are English. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Default: `odoo-amazon-connector`. */
  readonly userAgent?: string;
}

/** An HTTP proxy on the way to Odoo. */
export interface OdooProxy {
  /** Default: `http`. */
  readonly protocol?: 'http' | 'https';
  /** Host name or IP address, without protocol and port. */
  readonly host: string;
  /** TCP port, such as 3128. */
  readonly port: number;
  /** Login for the proxy (basic authentication). Default: none. */
  readonly auth?: {
    /** User of the proxy, not of Odoo. */
    readonly username: string;
    /** Password of that user. */
    readonly password: string;
  };
}

/** A user of Odoo. An API key is better than a password: it can be revoked alone. */
export type OdooLogin = {
  /** The user's login. */
  readonly username: string;
} & (
  | {
      /** API key of the user. */
      readonly apiKey: string;
      /** Left out: the API key stands in for it. */
      readonly password?: never;
    }
  | {
      /** Password of the user. */
      readonly password: string;
      /** Left out: the password is used. */
      readonly apiKey?: never;
    }
);

/** Connection and credentials for `jsonRpcOdoo`. */
export type JsonRpcOdooConfig = OdooConnectionConfig & OdooLogin;

/** Connection and credentials for `odooAwaitOdoo`. odoo-await cannot reach a path below the host. */
export type OdooAwaitConfig = Pick<OdooConnectionConfig, 'url' | 'database' | 'timeoutMs' | 'context'> &
  OdooLogin;

/** Connection and credentials for `json2Odoo`. */
export interface Json2OdooConfig extends OdooConnectionConfig {
  /** The user's API key; it also tells who the user is. JSON-2 takes no password. */
  readonly apiKey: string;
}

/** Milliseconds until a call counts as lost, where nothing else is set. */
export const defaultTimeoutMs = 120_000;
