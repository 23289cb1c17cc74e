/** What pino, and most loggers, offer: fields first, then the sentence. */
export interface Logger {
  /** For each outcome, and each event of a run. */
  debug(fields: object, message: string): void;
  /** For the end of a run and for repeated calls. */
  info(fields: object, message: string): void;
  /** For warnings and for records that failed. */
  warn(fields: object, message: string): void;
  /** For runs that ended with an error. */
  error(fields: object, message: string): void;
}

const ignore = (): void => undefined;

/** A logger that ignores everything: the default. */
export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
