/** How to undo what the running transaction has done so far: no copy of the store, whatever its size. */
export interface Journal {
  /** Adds the undoing of a change that was just made. */
  record(undo: () => void): void;
  /** Runs `work`; when it throws, everything that it did is undone and the error goes on. Nests. */
  savepoint<T>(work: () => T): T;
  /** Makes what was done final. */
  commit(): void;
}

export function createJournal(): Journal {
  const undos: (() => void)[] = [];
  return {
    record: (undo) => {
      undos.push(undo);
    },
    savepoint: (work) => {
      const mark = undos.length;
      try {
        return work();
      } catch (error) {
        while (undos.length > mark) undos.pop()?.();
        throw error;
      }
    },
    commit: () => {
      undos.length = 0;
    },
  };
}
