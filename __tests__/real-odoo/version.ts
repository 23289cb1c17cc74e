import { describe, it } from '@jest/globals';
import { majorVariable } from './major-variable.ts';

/** Major version of the real Odoo of this run. */
export const realMajor = Number(process.env[majorVariable] ?? 19);

const isLeftOut = (first: number): boolean => realMajor < first;

/** What a reporter looks for, to say and count why a test was left out. */
export const leftOutMark = 'left out before Odoo';

const titled = (title: string, first: number, why: string): string =>
  isLeftOut(first) ? `${title} (${leftOutMark} ${first}: ${why})` : title;

/** `it` from a version on; before, the test is left out, and the run tells why. */
export const itFrom = (first: number, why: string) => (title: string, test: () => Promise<void>) => {
  (isLeftOut(first) ? it.skip : it)(titled(title, first, why), test);
};

/** `describe` from a version on; before, its tests are left out, and the run tells why. */
export const describeFrom = (first: number, why: string) => (title: string, tests: () => void) => {
  (isLeftOut(first) ? describe.skip : describe)(titled(title, first, why), tests);
};

/** `describe` for what runs over one transport: JSON-2 came with Odoo 19. */
export const describeOver = (transport: string) =>
  describeFrom(transport === 'JSON-2' ? 19 : 0, 'there is no JSON-2');

/** `it` for what runs over one transport. */
export const itOver = (transport: string) => itFrom(transport === 'JSON-2' ? 19 : 0, 'there is no JSON-2');
