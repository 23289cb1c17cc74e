import type { LoadRecord } from '../../odoo/index.ts';
import type { RegisteredMarketplace, Registration, RegistrationInput } from '../registration.ts';

/** Marketplaces that go to another registration of the same seller, in one transaction. */
export interface Transfer {
  readonly from: Registration;
  readonly marketplaces: readonly RegisteredMarketplace[];
  readonly to: TransferTarget;
  /** `move`: the taxes of these marketplaces go along; `drop`: they are deleted, since the other company has others. */
  readonly taxRules: 'move' | 'drop';
  /** Everything goes along that belongs to `from`, and it is archived. */
  readonly merging: boolean;
}

/** A registration that is there, or what makes the record of a new one, with its claims. */
export type TransferTarget =
  | { readonly registration: Registration; readonly record?: never }
  | { readonly record: (attempt: string) => LoadRecord; readonly registration?: never };

/** The registrations that marketplaces go from and to. */
export interface TransferEnds {
  readonly from: Registration;
  readonly to: Registration;
}

/** What a verb decides on. */
export type TransferPlan =
  /** It is so already. */
  | { readonly status: 'unchanged'; readonly from: Registration; readonly to: Registration }
  | {
      readonly status: 'planned';
      readonly transfer: Transfer;
      /** What the registration is registered with afterwards. */
      readonly settings: RegistrationInput;
      /** Its company. */
      readonly companyId: number;
    };

/** How a registration stands in Odoo, beside what it is for runs. */
export interface RegistrationState {
  /** Id of the action behind `writeUnlessChanged`. */
  readonly guardedActionId: number;
  /** Odoo's datetimes of its cursors and failures, by field. */
  readonly times: Readonly<Record<string, string | undefined>>;
}
