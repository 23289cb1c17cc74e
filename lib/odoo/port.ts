/** Options of one call. All arguments of the method are named, so that every transport can carry them. */
export interface OdooCall {
  /** The records the method runs on; leave out for methods of the model itself (`search_read`, `create`, `load`…). */
  readonly ids?: readonly number[];
  /** The method's arguments by name, such as `{ domain: […], fields: […] }`. `undefined` values are left out. */
  readonly args?: Readonly<Record<string, unknown>>;
  /** Added to the context that the port was built with. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Runs the call in this company alone (`allowed_company_ids`). */
  readonly companyId?: number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for this call; default: the transport's own. */
  readonly timeoutMs?: number;
}

/** What every call of one piece of work carries. */
export interface CallScope {
  /** Every call runs in this company alone. */
  readonly companyId: number;
  readonly signal?: AbortSignal | undefined;
}

/** A server's version as it states it, such as `{ serie: '19.0', major: 19 }`; `major` is undefined when unreadable. */
export interface OdooVersion {
  readonly serie: string;
  readonly major: number | undefined;
}

/**
 * What the connector needs of an Odoo database: public methods, called by name.
 *
 * Results are what Odoo answers, as plain JSON: records as objects, an empty field as `false`, `None` as `null`,
 * datetimes as `YYYY-MM-DD HH:MM:SS` in UTC. `create` takes `{ vals_list: [...] }` and always gives a list of ids.
 *
 * @throws ConnectorError with an `ODOO_…` code, `ABORTED`, or `OUTCOME_UNKNOWN` when the answer to a write was lost.
 */
export interface OdooPort {
  call(model: string, method: string, call?: OdooCall): Promise<unknown>;
  version(options?: { readonly signal?: AbortSignal | undefined }): Promise<OdooVersion>;
}

/** A search domain in Odoo's prefix notation, such as `[['state', '=', 'sale']]`. */
export type Domain = readonly (string | readonly [string, string, unknown])[];
