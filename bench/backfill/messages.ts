/** Where the embedded ends listen, and as whom the importer works there. */
export interface Ends {
  readonly odoo: {
    readonly url: string;
    readonly database: string;
    readonly username: string;
    readonly apiKey: string;
  };
  readonly amazon: {
    readonly endpoint: string;
    readonly credentials: {
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
    };
  };
  readonly registrationId: number;
}

/** What the ends were asked for so far, and what Odoo holds. */
export interface EndsCounts {
  readonly amazonCalls: number;
  readonly odooCalls: number;
  readonly saleOrders: number;
}

/** What an importer tells when it is done. */
export interface ImportReport {
  readonly ms: number;
  /** Outcomes by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The most that the process ever held, bytes. */
  readonly peakRss: number;
  /** The most that lived on the heap after a garbage collection, bytes. */
  readonly peakHeap: number;
}

/** What a child tells its parent. */
export type FromChild =
  | { readonly type: 'ends'; readonly ends: Ends }
  | { readonly type: 'counts'; readonly counts: EndsCounts }
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'imported'; readonly report: ImportReport };

/** What a parent asks of the ends. */
export interface ToEnds {
  readonly type: 'counts';
}
