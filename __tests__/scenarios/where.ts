import { expect } from '@jest/globals';

/**
 * A test of what not every version of Odoo has: where `isHere` says no it is left out, and says so with the reason. On
 * Odoo 19 nothing is left out.
 */
export const where =
  (isHere: () => Promise<boolean>, reason: string, test: () => Promise<void>) => async (): Promise<void> => {
    if (await isHere()) return test();
    process.stderr.write(`Left out: "${expect.getState().currentTestName ?? ''}": ${reason}.\n`);
  };
