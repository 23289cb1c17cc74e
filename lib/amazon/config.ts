import type { Agent } from 'node:https';
import { systemClock, type Clock } from '../support/clock.ts';
import { ConnectorError } from '../support/errors.ts';
import { readMaxResponseBytes } from '../support/max-response-bytes.ts';
import { silentLogger, type Logger } from '../support/logger.ts';
import type { RetryAttempt, RetryPolicy } from '../support/retry.ts';
import { createSecrets, type Secrets } from '../support/secrets.ts';
import type { AmazonRegion } from './marketplaces.ts';
import { readEndpoint } from './transport/endpoint.ts';
import type { AmazonOperation } from './operations/index.ts';

/** A request that failed and is sent again after `delayMs`, or later when its quota is used up. */
export interface AmazonRetry extends RetryAttempt {
  /** The operation of the API; the request for an access token; or the transfer of a document to or from Amazon's storage. */
  readonly operation: AmazonOperation | 'getAccessToken' | 'uploadDocument' | 'downloadDocument';
}

/** Everything that {@link sellingPartnerApi} needs to know. Secrets go to Amazon only: never into logs or errors. */
export interface SellingPartnerConfig {
  /** `na` (Americas), `eu` (Europe, Middle East, India) or `fe` (Japan, Australia, Singapore). */
  readonly region: AmazonRegion;
  /** Login-with-Amazon refresh token (`Atzr|…`) of the seller who authorised the application. */
  readonly refreshToken: string;
  /** Login-with-Amazon client id of the application (`amzn1.application-oa2-client.…`). */
  readonly clientId: string;
  /** Login-with-Amazon client secret (`amzn1.oa2-cs.…`). Amazon lets it expire after 180 days. */
  readonly clientSecret: string;
  /** Calls Amazon's sandbox, which answers a few fixed examples. Default: `false`. */
  readonly sandbox?: boolean;
  /**
   * Base URL that gets all requests, those for tokens included, instead of Amazon's hosts: for the embedded Amazon
   * and for gateways. No path; the `Host` header of API requests stays Amazon's. Default: Amazon's hosts.
   */
  readonly endpoint?: string;
  /** Milliseconds for one request, from its start to the last byte of its answer. Default: 30,000. */
  readonly timeoutMs?: number;
  /**
   * Bytes of one answer, as they arrive and once they are unfolded; documents such as reports count as answers. A larger
   * one is given up as `AMAZON_UNREADABLE`. It is held in memory, whole, several times over. Default: 104,857,600
   * (100 MiB).
   */
  readonly maxResponseBytes?: number;
  /**
   * Milliseconds that a call waits for its turn under Amazon's usage plan before it fails with `AMAZON_THROTTLED`.
   * Default: 300,000. A search whose quota is used up has its turn after three minutes (179 s).
   */
  readonly maxWaitMs?: number;
  /**
   * Default: 5 tries within 600,000 ms, delays of at most 1,000 ms at first and 30,000 ms later. A try may also have
   * to wait for quota, up to `maxWaitMs`.
   */
  readonly retry?: Partial<RetryPolicy>;
  /**
   * Agent for all requests, such as one of `https-proxy-agent`. Not together with `endpoint`.
   * Default: one connection per request. Either way, a request that is aborted is cut off at once.
   */
  readonly httpsAgent?: Agent;
  /**
   * `User-Agent` header in the form that Amazon asks for, `App/Version (Language=…; Platform=…)`, at most 500
   * characters. Default: this library's name.
   */
  readonly userAgent?: string;
  /** Told before a request is sent again. What it throws is logged and otherwise ignored. */
  readonly onRetry?: (retry: AmazonRetry) => void;
  /** Default: the system's clock. */
  readonly clock?: Clock;
  /** A number in [0, 1), for the spread of delays. Default: `Math.random`. */
  readonly random?: () => number;
  /** Default: silence. */
  readonly logger?: Logger;
}

/** {@link SellingPartnerConfig}, checked and with its defaults. */
export interface Settings extends Omit<
  Required<SellingPartnerConfig>,
  'endpoint' | 'httpsAgent' | 'onRetry' | 'retry'
> {
  readonly endpoint: URL | undefined;
  readonly httpsAgent: Agent | undefined;
  readonly onRetry: (retry: AmazonRetry) => void;
  readonly retry: RetryPolicy;
  /** What must be in no error: the credentials, and every access token that was received. */
  readonly secrets: Secrets;
}

const defaultRetry: RetryPolicy = {
  maxAttempts: 5,
  maxElapsedMs: 600_000,
  baseDelayMs: 1_000,
  maxDelayMs: 30_000,
};

/** @throws `CONFIGURATION_INVALID` naming the field. */
export function readConfig(config: SellingPartnerConfig): Settings {
  checkTexts(config);
  const logger = config.logger ?? silentLogger;
  const secrets = createSecrets([config.refreshToken, config.clientSecret]);
  return {
    region: config.region,
    refreshToken: config.refreshToken,
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    sandbox: config.sandbox ?? false,
    endpoint: readEndpoint(config.endpoint),
    timeoutMs: config.timeoutMs ?? 30_000,
    maxResponseBytes: readMaxResponseBytes(config.maxResponseBytes, 'sellingPartnerApi'),
    maxWaitMs: config.maxWaitMs ?? 300_000,
    retry: { ...defaultRetry, ...config.retry },
    httpsAgent: config.httpsAgent,
    userAgent: config.userAgent ?? defaultUserAgent,
    onRetry: reportRetry(config.onRetry, logger, secrets),
    secrets,
    clock: config.clock ?? systemClock,
    random: config.random ?? Math.random,
    logger,
  };
}

// A test holds this against package.json, which the published code cannot import in both module systems.
const version = '0.1.0';
const defaultUserAgent = `odoo-amazon-connector/${version} (Language=Node.js/${process.version}; Platform=${process.platform})`;

function checkTexts(config: SellingPartnerConfig): void {
  // Callers in plain JavaScript are told what is missing before Amazon refuses it in other words.
  for (const name of ['refreshToken', 'clientId', 'clientSecret'] as const) {
    if (typeof config[name] !== 'string' || config[name].trim() === '') throw invalid(`${name} is missing.`);
  }
  if (!['na', 'eu', 'fe'].includes(config.region)) throw invalid('region is none of na, eu and fe.');
  if ((config.userAgent?.length ?? 0) > 500) throw invalid('userAgent has more than 500 characters.');
  if (config.endpoint !== undefined && config.httpsAgent) {
    throw invalid('endpoint and httpsAgent exclude each other: both say where connections go.');
  }
}

function reportRetry(
  listener: SellingPartnerConfig['onRetry'],
  logger: Logger,
  secrets: Secrets,
): Settings['onRetry'] {
  return (failed) => {
    const retry = { ...failed, error: secrets.maskError(failed.error) };
    const { operation, attempt, delayMs, error } = retry;
    logger.warn({ operation, attempt, delayMs, code: error.code }, 'a request to Amazon is sent again');
    try {
      listener?.(retry);
    } catch (thrown) {
      logger.error({ operation, error: secrets.mask(String(thrown)) }, 'onRetry threw');
    }
  };
}

function invalid(sentence: string): ConnectorError {
  return new ConnectorError('CONFIGURATION_INVALID', `sellingPartnerApi: ${sentence}`);
}
