import type { OdooPort } from '../port.ts';

interface Learnt {
  /** So many records went through where more did not. */
  readonly size: number;
  /** How often they went through since. */
  readonly times: number;
}

// For each port, by model; nothing is known of the others.
const learnt = new WeakMap<OdooPort, Map<string, Learnt>>();

// Trying more too early costs the time after which a proxy gives up.
const timesBeforeGrowth = 5;

/** How many records to load at once: at most `most`, and what Odoo and the proxy in front of it have been taking. */
export const batchSize = (port: OdooPort, model: string, most: number): number =>
  Math.min(most, learnt.get(port)?.get(model)?.size ?? most);

/** Notes that `size` records at once were too many: half of them are tried next. */
export function shrinkBatches(port: OdooPort, model: string, size: number): void {
  const sizes = learnt.get(port) ?? new Map<string, Learnt>();
  learnt.set(port, sizes.set(model, { size: Math.ceil(size / 2), times: 0 }));
}

/** Notes that `size` records at once went through: after some of those, twice as many are tried. */
export function growBatches(port: OdooPort, model: string, size: number): void {
  const sizes = learnt.get(port);
  const known = sizes?.get(model);
  if (known === undefined || size < known.size) return;
  const times = known.times + 1;
  const next = times < timesBeforeGrowth ? { size: known.size, times } : { size: known.size * 2, times: 0 };
  sizes?.set(model, next);
}
