import type { Secrets } from '../../support/secrets.ts';
import type { OdooPort } from '../port.ts';

/** `port`, whose errors hold none of the secrets. */
export function maskedPort(port: OdooPort, secrets: Secrets): OdooPort {
  const masked = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw secrets.maskError(error);
    }
  };
  return {
    call: (model, method, call) => masked(port.call(model, method, call)),
    version: (options) => masked(port.version(options)),
  };
}
