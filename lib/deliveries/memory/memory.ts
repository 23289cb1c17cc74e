import { z } from 'zod';
import {
  fields,
  fromOdooDatetime,
  toOdooDatetime,
  type LoadValue,
  type ReadRecord,
} from '../../odoo/index.ts';
import { parseJson } from '../../support/parse-json.ts';
import { formatTold, parseTold, type Told } from './told.ts';

/** What a picking remembers of an Amazon order, in fields that install() made. */
export interface SyncMemory {
  readonly state: string | undefined;
  readonly error: string | undefined;
  readonly told: Told | undefined;
  /** ISO 8601, UTC. */
  readonly toldAt: string | undefined;
  readonly lookedAt: string | undefined;
}

/** What a picking remembers of each Amazon order of which it moved something, by Amazon's order id. */
export interface PickingMemory {
  /** As it stands in `x_amazon_told`: whoever writes it next has seen this. */
  readonly told: string;
  readonly orders: ReadonlyMap<string, SyncMemory>;
}

export const memoryShape = {
  x_amazon_sync_state: fields.selection,
  x_amazon_sync_error: fields.text,
  x_amazon_told: fields.char,
  x_amazon_told_at: fields.datetime,
  x_amazon_looked_at: fields.datetime,
};

const partSchema = z.object({
  state: z.string().optional(),
  error: z.string().optional(),
  told: z.string().optional(),
  toldAt: z.string().optional(),
  lookedAt: z.string().optional(),
});
const partsSchema = z.record(z.string(), partSchema);

const nothing: SyncMemory = {
  state: undefined,
  error: undefined,
  told: undefined,
  toldAt: undefined,
  lookedAt: undefined,
};

/** A picking of one order keeps its memory in columns; one of several keeps it in `x_amazon_told`, order by order. */
export function readMemory(
  record: ReadRecord<typeof memoryShape>,
  orderIds: readonly string[],
): PickingMemory {
  const { x_amazon_sync_state: state, x_amazon_told: told = '' } = record;
  const parts = partsSchema.safeParse(parseJson(told)).data;
  const whole = {
    state,
    error: record.x_amazon_sync_error,
    told: parseTold(told),
    toldAt: fromOdooDatetime(record.x_amazon_told_at),
    lookedAt: fromOdooDatetime(record.x_amazon_looked_at),
  };
  const memoryOf = (orderId: string): SyncMemory => {
    if (!parts) return whole;
    const part = parts[orderId];
    // Odoo lets the picking wait again when somebody has changed it, and knows nothing of its parts.
    return { ...nothing, ...part, told: parseTold(part?.told), ...(state === 'pending' && { state }) };
  };
  return { told, orders: new Map(orderIds.map((orderId) => [orderId, memoryOf(orderId)])) };
}

/** The fields of a picking that keep its memory. */
export function memoryValues(orders: PickingMemory['orders']): Readonly<Record<string, LoadValue>> {
  const memories = [...orders.values()];
  const last = (times: readonly (string | undefined)[]): LoadValue => {
    const latest = times
      .flatMap((time) => time ?? [])
      .sort()
      .at(-1);
    return latest === undefined ? null : toOdooDatetime(latest);
  };
  const errors = [...orders].flatMap(([orderId, { error }]) =>
    error === undefined ? [] : [memories.length === 1 ? error : `${orderId}: ${error}`],
  );
  return {
    x_amazon_sync_state: worstOf(memories),
    x_amazon_sync_error: errors.length === 0 ? null : errors.join('\n'),
    x_amazon_told: formatMemory(orders) || null,
    x_amazon_told_at: last(memories.map(({ toldAt }) => toldAt)),
    x_amazon_looked_at: last(memories.map(({ lookedAt }) => lookedAt)),
  };
}

/** What stands in `x_amazon_told`. */
export function formatMemory(orders: PickingMemory['orders']): string {
  const [only, ...others] = orders.values();
  if (others.length === 0) return formatTold(only?.told);
  const parts = [...orders].map(([orderId, memory]): [string, z.infer<typeof partSchema>] => [
    orderId,
    { ...memory, told: memory.told && formatTold(memory.told) },
  ]);
  return JSON.stringify(Object.fromEntries(parts));
}

/** The state that people see: that of the order that needs them most. */
function worstOf(memories: readonly SyncMemory[]): string | null {
  const states = memories.map(({ state = 'pending' }) => state);
  const [only, ...others] = memories;
  if (others.length === 0) return only?.state ?? null;
  return ['error', 'pending', 'done'].find((state) => states.includes(state)) ?? 'none';
}
