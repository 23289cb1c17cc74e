/** Work that is done once for all who ask; a failure is not kept. */
export interface Once<T> {
  get(): Promise<T>;
  /** The next `get` does the work again. */
  forget(): void;
}

export function once<T>(work: () => Promise<T>): Once<T> {
  let shared: Promise<T> | undefined;
  const forget = (): void => {
    shared = undefined;
  };
  return {
    get: () => {
      shared ??= work().catch((error: unknown) => {
        forget();
        throw error;
      });
      return shared;
    },
    forget,
  };
}
