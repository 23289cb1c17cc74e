import type { BotRight } from '../schema/index.ts';

/** What a run over deliveries does in Odoo beside what every run does. */
export const deliveryRights: readonly BotRight[] = [['stock.picking', 'write']];
