import { z } from 'zod';
import type { PieceOdoo } from './python-pieces.ts';

/** A table for `load`, as our Python gets it in the context. */
export const loadStep = z.object({
  model: z.string(),
  fields: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
});

const loadAnswer = z.object({
  ids: z.union([z.array(z.number()), z.literal(false)]),
  messages: z.array(z.object({ message: z.string() })),
});

/** Loads a table; what `load` refuses ends the action. */
export function loadStepInto(odoo: PieceOdoo, step: z.infer<typeof loadStep>): void {
  const { model, fields, rows } = step;
  const { ids, messages } = loadAnswer.parse(odoo.call(model, 'load', { args: { fields, data: rows } }));
  const reasons = messages.slice(0, 3).map(({ message }) => message);
  if (ids === false) odoo.refuse(`${model}: ${reasons.join(' ')}`);
}
