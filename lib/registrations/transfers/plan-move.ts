import { ConnectorError } from '../../support/errors.ts';
import { asInput } from '../as-input.ts';
import { planRegistration } from '../plan.ts';
import { checkArchived, checkMembership, checkRest, marketplaceIds, withoutMarketplaces } from './checks.ts';
import type { TransferFacts } from './facts.ts';
import type { TransferEnds, TransferPlan } from './transfer.ts';

/**
 * Decides what moving a marketplace writes.
 *
 * @throws `REGISTRATION_INVALID` with every complaint in one message.
 */
export function planMove(code: string, { from, to }: TransferEnds, facts: TransferFacts): TransferPlan {
  const ids = marketplaceIds([code]);
  const isThere = to.marketplaces.some(({ id }) => ids.has(id));
  const mayTakeIt = from.id !== to.id && from.sellerId === to.sellerId && !to.archived;
  if (isThere && mayTakeIt) return { status: 'unchanged', from, to };
  const left = from.marketplaces.filter(({ id }) => !ids.has(id));
  const complaints = [
    ...checkArchived(from),
    ...checkArchived(to),
    ...checkSameSeller({ from, to }),
    ...checkMembership(ids, from, facts),
    ...checkRest(from, left, 'merge the two with registrations.merge() instead.'),
  ];
  const input = { ...asInput(to), marketplaces: [...to.marketplaces.map(({ id }) => id), code] };
  planRegistration(input, withoutMarketplaces(facts, from, ids), to, complaints);
  return {
    status: 'planned',
    settings: input,
    companyId: to.companyId,
    transfer: {
      from,
      marketplaces: from.marketplaces.filter(({ id }) => ids.has(id)),
      to: { registration: to },
      taxRules: from.companyId === to.companyId ? 'move' : 'drop',
      merging: false,
    },
  };
}

/**
 * Decides what merging one registration into another one writes.
 *
 * @throws `REGISTRATION_INVALID` with every complaint in one message.
 */
export function planMerge({ from, to }: TransferEnds, facts: TransferFacts): TransferPlan {
  if (from.archived && isTakenOver({ from, to })) return { status: 'unchanged', from, to };
  const ids = new Set(from.marketplaces.map(({ id }) => id));
  const complaints = [
    ...checkArchived(from),
    ...checkArchived(to),
    ...checkSameSeller({ from, to }),
    ...(from.companyId === to.companyId
      ? []
      : [
          `Registrations ${from.id} and ${to.id} belong to different companies, and sale orders stay in theirs: move single marketplaces with registrations.moveMarketplace() instead.`,
        ]),
  ];
  const input = { ...asInput(to), marketplaces: [...to.marketplaces.map(({ id }) => id), ...ids] };
  planRegistration(input, withoutMarketplaces(facts, from, ids), to, complaints);
  const { marketplaces } = from;
  return {
    status: 'planned',
    settings: input,
    companyId: to.companyId,
    transfer: { from, marketplaces, to: { registration: to }, taxRules: 'move', merging: true },
  };
}

/** Whether a merge into that registration was begun: what is archived keeps the list of its marketplaces. */
const isTakenOver = ({ from, to }: TransferEnds): boolean =>
  from.sellerId === to.sellerId &&
  from.companyId === to.companyId &&
  from.marketplaces.every(({ id }) => to.marketplaces.some((marketplace) => marketplace.id === id));

function checkSameSeller({ from, to }: TransferEnds): readonly string[] {
  if (from.id === to.id) return ['Name two different registrations.'];
  if (from.sellerId === to.sellerId) return [];
  return [
    `Registrations ${from.id} and ${to.id} belong to different sellers (${from.sellerId} and ${to.sellerId}).`,
  ];
}

/** @throws `REGISTRATION_INVALID` */
export function checkMergeInput(ids: readonly number[]): void {
  if (ids.length >= 2 && new Set(ids).size === ids.length) return;
  throw new ConnectorError(
    'REGISTRATION_INVALID',
    'registrations.merge() needs two different registrations at least: the first one takes over the others.',
  );
}
