import type { EventListener } from './events.ts';
import type { Logger } from './logger.ts';

/** A listener that writes every event to the log: warnings as such, retries as info, the rest for debugging. */
export function logEvents(logger: Logger): EventListener {
  return (event) => {
    switch (event.type) {
      case 'warning': {
        const { type, code, message } = event;
        logger.warn({ event: type, code }, message);
        break;
      }
      case 'request:retry': {
        const { type, operation, attempt, delayMs, error } = event;
        logger.info({ event: type, operation, attempt, delayMs, code: error.code }, error.message);
        break;
      }
      default: {
        const { type, ...fields } = event;
        logger.debug({ event: type, ...fields }, type);
      }
    }
  };
}
