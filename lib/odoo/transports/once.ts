/** Work that is done once for all who ask; a failure is not kept. */
export interface Once<T> {
  get(): Promise<T>;
  /** The next `get` does the work again. */
  forget(): void;
}

export function once<T>(work: () => Promise<T>): Once<T> {
  let shared: Promise<T> | undefined;
  const start = (): Promise<T> => {
    const started = work().catch((error: unknown) => {
      if (shared === started) shared = undefined;
      throw error;
    });
    return started;
  };
  return {
    get: () => (shared ??= start()),
    forget: () => {
      shared = undefined;
    },
  };
}
