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
  /** Stops the wait for the answer: `ABORTED`. A write that is under way may still be done. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for this call; default: the transport's own. */
  readonly timeoutMs?: number;
}

/** What every call of one piece of work carries. */
export interface CallScope {
  /** Every call runs in this company alone. */
  readonly companyId: number;
  /** Stops the call that is under way: `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
}

/** A server's version as it states it, such as `{ serie: '19.0', major: 19 }`; `major` is undefined when unreadable. */
export interface OdooVersion {
  /** Series, such as `19.0` or `18.3`; the whole text that Odoo states when it cannot be read. */
  readonly serie: string;
  /** Such as 19; undefined when the version cannot be read. */
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
  /** Calls a method of a model, such as `sale.order`, and gives what Odoo answers. */
  call(model: string, method: string, call?: OdooCall): Promise<unknown>;
  /** Asks for the server's version. */
  version(options?: { readonly signal?: AbortSignal | undefined }): Promise<OdooVersion>;
}

/** A search domain in Odoo's prefix notation, such as `[['state', '=', 'sale']]`. */
export type Domain = readonly (string | readonly [string, string, unknown])[];
