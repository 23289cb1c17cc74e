import { describe, expect, it } from '@jest/globals';
import { earlierSteps } from '../../lib/deliveries/pickings/earlier-steps.ts';

const at = (minute: number): string => `2026-11-02 10:${String(minute).padStart(2, '0')}:00`;

interface StepDraft {
  readonly minute: number;
  readonly leadsTo: readonly number[];
  readonly number?: string;
  readonly before?: readonly StepDraft[];
}

/** A move of a step, done in this minute, that the moves of these ids come after. */
const step = ({ minute, leadsTo, number, before = [] }: StepDraft): MoveOfStep => ({
  date: at(minute),
  move_dest_ids: leadsTo,
  picking_id: { id: minute, carrier_tracking_ref: number, carrier_id: undefined },
  move_orig_ids: before.map(step),
});
type MoveOfStep = Parameters<typeof earlierSteps>[0][number]['move_orig_ids'][number] & {
  readonly move_orig_ids: readonly MoveOfStep[];
};

/** Numbers that the steps of a delivery name, of move 100 unless it says otherwise. */
const numbersOf = (
  steps: readonly StepDraft[],
  minute: number,
  others: readonly { readonly id: number; readonly date: string }[] = [],
  id = 100,
): readonly string[] =>
  earlierSteps([{ id, date: at(minute), move_orig_ids: steps.map(step) }], others).flatMap(
    ({ trackingReference }) => trackingReference ?? [],
  );

describe('the steps before a delivery', () => {
  it('are all that lead to it alone, whenever they were done', () => {
    const picked = { minute: 1, leadsTo: [50], number: 'PICKED' };
    const packed = { minute: 2, leadsTo: [100], number: 'PACKED', before: [picked] };
    expect(numbersOf([packed], 3)).toEqual(['PACKED', 'PICKED']);
    // Another parcel of the order left in between, by steps of its own.
    expect(numbersOf([packed], 30, [{ id: 101, date: at(20) }])).toEqual(['PACKED', 'PICKED']);
    expect(numbersOf([{ ...packed, minute: 9 }], 3)).toEqual(['PACKED', 'PICKED']);
  });

  describe('that it has in common with another parcel', () => {
    const both = [100, 200];
    // As Odoo 17 hangs them together: each step on each delivery.
    const steps = [
      { minute: 2, leadsTo: both, before: [{ minute: 1, leadsTo: both, number: 'FIRST' }] },
      { minute: 12, leadsTo: both, before: [{ minute: 11, leadsTo: both, number: 'SECOND' }] },
    ];
    const first = { id: 100, date: at(3) };
    const rest = { id: 200, date: at(13) };

    it('are those between the parcel before it and itself', () => {
      expect(numbersOf(steps, 3, [rest])).toEqual(['FIRST']);
      expect(numbersOf(steps, 13, [first], rest.id)).toEqual(['SECOND']);
    });

    it('are all of them where there are none between', () => {
      const once = steps.slice(0, 1);
      expect(numbersOf(once, 3, [rest])).toEqual(['FIRST']);
      expect(numbersOf(once, 13, [first], rest.id)).toEqual(['FIRST']);
    });

    it('are both where two parcels were picked before one of them left: nobody can tell', () => {
      expect(numbersOf(steps, 14, [{ id: 200, date: at(15) }])).toEqual(['FIRST', 'SECOND']);
    });
  });
});
