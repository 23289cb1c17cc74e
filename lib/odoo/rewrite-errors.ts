import type { OdooPort } from './port.ts';

/** `port`, whose errors go through `rewrite` before anybody sees them. */
export function rewriteErrors(port: OdooPort, rewrite: (error: unknown) => unknown): OdooPort {
  const rewritten = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw rewrite(error);
    }
  };
  return {
    call: (model, method, call) => rewritten(port.call(model, method, call)),
    version: (options) => rewritten(port.version(options)),
  };
}
