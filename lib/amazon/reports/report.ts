/** A report to ask Amazon for: Reports API 2021-06-30. */
export interface ReportRequest {
  /** Such as `GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA`. */
  readonly reportType: string;
  /** Marketplace ids, 1 to 25. Many report types cover the whole region whatever these say. */
  readonly marketplaceIds: readonly string[];
  /** Start of the time that the report is about: ISO 8601, UTC, not in the future. Default: Amazon's, which is now. */
  readonly from?: string;
  /** End of the time that the report is about: ISO 8601, UTC, not in the future. Default: Amazon's, which is now. */
  readonly to?: string;
}

/** How far Amazon has come with a report. */
export interface AmazonReport {
  /** Amazon's id, unique for the seller. */
  readonly reportId: string;
  /** Such as `GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA`. */
  readonly reportType: string;
  /** Empty where Amazon names none. */
  readonly marketplaceIds: readonly string[];
  /**
   * `IN_QUEUE`, `IN_PROGRESS`, `DONE`, `FATAL`, or `CANCELLED`: Amazon cancels a report by itself when there is nothing
   * to report.
   */
  readonly processingStatus: string;
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  /** Start of the time that it is about: ISO 8601, UTC. */
  readonly dataStartTime: string | undefined;
  /** End of the time that it is about: ISO 8601, UTC. */
  readonly dataEndTime: string | undefined;
  /** Undefined until the report is `DONE`. A `FATAL` one may have a document too, which says what went wrong. */
  readonly reportDocumentId: string | undefined;
}

/** Which reports to list. */
export interface ReportQuery {
  /** 1 to 10. */
  readonly reportTypes: readonly string[];
  /** ISO 8601, UTC; at most 90 days ago, which is the default. */
  readonly createdSince?: string;
  /** ISO 8601, UTC. Default: now. */
  readonly createdUntil?: string;
  /** Only reports of at least one of these, 1 to 10. Default: all. */
  readonly marketplaceIds?: readonly string[];
  /** Such as `DONE`. Default: all. */
  readonly processingStatuses?: readonly string[];
}
