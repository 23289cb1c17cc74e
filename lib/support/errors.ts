import { redact, redactText } from './redact.ts';

/** Every code that a {@link ConnectorError} can carry. Codes are stable; sentences are not. */
export type ErrorCode =
  // Odoo's end
  | 'ODOO_UNREACHABLE'
  | 'ODOO_TIMEOUT'
  | 'ODOO_NOT_ODOO'
  | 'ODOO_REQUEST_TOO_LARGE'
  | 'ODOO_UNAUTHORIZED'
  | 'ODOO_DATABASE_UNKNOWN'
  | 'ODOO_ACCESS_DENIED'
  | 'ODOO_VALIDATION'
  | 'ODOO_MISSING_RECORD'
  | 'ODOO_UNKNOWN_NAME'
  | 'ODOO_CONCURRENCY'
  | 'ODOO_SERVER_ERROR'
  | 'ODOO_UNEXPECTED_ANSWER'
  // Amazon's end
  | 'AMAZON_UNREACHABLE'
  | 'AMAZON_UNAUTHORIZED'
  | 'AMAZON_FORBIDDEN'
  | 'AMAZON_NOT_FOUND'
  | 'AMAZON_INVALID_REQUEST'
  | 'AMAZON_THROTTLED'
  | 'AMAZON_SERVER_ERROR'
  | 'AMAZON_UNREADABLE'
  | 'AMAZON_PAGE_TOKEN_EXPIRED'
  | 'REPORT_UNREADABLE'
  | 'REPORT_FAILED'
  // installing and registering
  | 'NOT_INSTALLED'
  | 'INSTALL_OUTDATED'
  | 'INSTALL_REFUSED'
  | 'UNINSTALL_REFUSED'
  | 'RIGHTS_MISSING'
  | 'REGISTRATION_INVALID'
  | 'REGISTRATION_UNKNOWN'
  | 'REGISTRATION_DIFFERS'
  // single orders
  | 'ORDER_UNREADABLE'
  | 'AMOUNTS_MISSING'
  | 'AMOUNTS_INCONSISTENT'
  | 'CURRENCY_UNAVAILABLE'
  | 'PRODUCT_UNAVAILABLE'
  | 'TOTAL_DIFFERS'
  | 'ORDER_EDITED'
  | 'ALREADY_SHIPPED'
  | 'ALREADY_INVOICED'
  | 'CANCELLATION_REFUSED'
  | 'TAX_DIFFERS'
  // single shipments
  | 'CARRIER_DOUBTFUL'
  | 'TRACKING_DOUBTFUL'
  | 'TRANSPARENCY_CODES_MISSING'
  | 'SHIPMENT_REFUSED'
  | 'SHIPMENT_EXCEEDS_OPEN'
  | 'SHIPMENT_UNKNOWN'
  | 'SHIPMENT_NOT_RECORDED'
  | 'CANCELLED_AT_AMAZON'
  | 'PICKING_UNKNOWN'
  // single stock moves
  | 'LOT_MISSING'
  | 'MOVE_REFUSED'
  | 'MOVE_INCOMPLETE'
  | 'RETURN_EXCEEDS_DELIVERED'
  // invoices and payments
  | 'INVOICE_REFUSED'
  | 'INVOICE_UNKNOWN'
  | 'INVOICE_NOT_POSTED'
  | 'PAYMENT_EXCEEDS_RESIDUAL'
  | 'CURRENCY_DIFFERS'
  | 'JOURNAL_UNFIT'
  | 'LOCKED_PERIOD'
  | 'PAYMENT_UNFIT'
  | 'BATCH_UNKNOWN'
  | 'BATCH_DIFFERS'
  | 'BANK_LINE_UNFIT'
  | 'PAYOUT_EXCEEDS_BATCH'
  | 'REFUND_UNMATCHED'
  | 'REFUND_EXCEEDS_INVOICED'
  | 'REFUND_DIFFERS'
  // general
  | 'OUTCOME_UNKNOWN'
  | 'CONFIGURATION_INVALID'
  | 'ABORTED';

/** What an error is about: ids and names only, never amounts of personal data. */
export type ErrorContext = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | undefined>
>;

/** What an error knows beside its code and sentence. */
export interface ErrorDetails {
  /** What the error is about. Default: nothing. */
  readonly context?: ErrorContext;
  /**
   * Whether sending the same call again is safe and may help, without anybody changing anything. Default: `false`.
   * Never of `OUTCOME_UNKNOWN`: what it became is read first.
   */
  readonly retryable?: boolean;
  /** HTTP status of the answer, where there was one. */
  readonly status?: number;
  /** Amazon's `x-amzn-RequestId`, to quote to Amazon's support. */
  readonly requestId?: string;
  /** Milliseconds that the server asked to wait before the next try. */
  readonly retryAfterMs?: number;
  /** What caused it; name, code and message of it are kept, redacted. */
  readonly cause?: unknown;
}

const brand = Symbol.for('odoo-amazon-connector.error');

/**
 * The one error class of this library. Tell errors apart by `code`; `retryable` says whether waiting helps.
 *
 * The message says what happened, to which record, and what to do. Messages, context and cause are redacted here,
 * in the constructor, so that no secret and no personal data reaches a log by way of an error.
 */
export class ConnectorError extends Error {
  /** `ConnectorError`. */
  override readonly name: string = 'ConnectorError';
  /** What kind of error it is. Stable: tell errors apart by it. */
  readonly code: ErrorCode;
  /** Whether sending the same call again is safe and may help. */
  readonly retryable: boolean;
  /** What the error is about, such as `orderId`, `saleOrderId`, `pickingId`, `model`, or `ids`. */
  readonly context: ErrorContext;
  /** HTTP status of the answer; undefined where there was none. */
  readonly status: number | undefined;
  /** Amazon's `x-amzn-RequestId`, to quote to Amazon's support. */
  readonly requestId: string | undefined;
  /** Milliseconds that the server asked to wait before the next try. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(
      redactText(message),
      details.cause === undefined ? undefined : { cause: describeCause(details.cause) },
    );
    this.code = code;
    this.retryable = details.retryable ?? false;
    this.context = redact(details.context ?? {});
    this.status = details.status;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Plain data for logs and JSON. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, code, message, retryable, context, status, requestId } = this;
    return { name, code, message, retryable, context, status, requestId };
  }
}

/**
 * Whether `value` is a {@link ConnectorError}, also one of the other build.
 * `instanceof` is false between the CommonJS and the ES module copy of a package; this is not.
 */
export function isConnectorError(value: unknown): value is ConnectorError {
  return typeof value === 'object' && value !== null && brand in value;
}

/** `error` as a {@link ConnectorError}: itself, or wrapped under `code`. */
export function toConnectorError(
  error: unknown,
  code: ErrorCode,
  message: string,
  details: ErrorDetails = {},
): ConnectorError {
  return isConnectorError(error) ? error : new ConnectorError(code, message, { ...details, cause: error });
}

// HTTP clients hang whole requests, credentials included, on their errors: only name, code and message go on.
function describeCause(cause: unknown): unknown {
  if (isConnectorError(cause)) return cause;
  if (typeof cause !== 'object' || cause === null || !('message' in cause)) return redactText(String(cause));
  // Told by its shape: an Error of another realm (a worker, a test runner's sandbox) is no instance of this one's Error.
  const name = 'name' in cause ? String(cause.name) : 'Error';
  const code = 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
  return `${name}: ${redactText(String(cause.message))}${code}`;
}
