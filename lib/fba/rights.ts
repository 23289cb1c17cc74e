import type { BotRight } from '../schema/index.ts';

/** What a run over stock moves does in Odoo beside what every run does. */
export const moveRights: readonly BotRight[] = [
  ['stock.picking', 'create'],
  ['stock.move', 'create'],
];
