import type { RegistrationChange } from './change.ts';
import type { Registration, RegistrationInput, RegistrationRef } from './registration.ts';
import type {
  RegistrationArchiveOptions,
  RegistrationMerge,
  RegistrationSplitInput,
  RegistrationTransfer,
  RegistrationTransferOptions,
} from './transfers/index.ts';

/** Options of `register`, `ensure`, `get` and `update`. */
export interface RegistrationCallOptions {
  /** Ends the call with `ABORTED`. What Odoo has received may be done all the same. */
  readonly signal?: AbortSignal;
}

/** Options of `registrations.list`. */
export interface RegistrationListOptions extends RegistrationCallOptions {
  /** Lists archived registrations too. Default: `false`. */
  readonly archived?: boolean;
}

/** The verbs of `connector.registrations`. */
export interface Registrations {
  /**
   * Stores a new registration in Odoo, and gives it. The database lets a marketplace of a seller go to one registration
   * only, also when several processes register at the same moment.
   *
   * @throws `REGISTRATION_INVALID` with every complaint at once (unknown marketplace, one that already belongs to
   * another registration of the seller, a currency without pricelist, a warehouse of another company…),
   * `NOT_INSTALLED`, or an `ODOO_…` code.
   */
  register(input: RegistrationInput, options?: RegistrationCallOptions): Promise<Registration>;
  /**
   * Gives the registration that has these marketplaces of the seller, and registers it where there is none. The same
   * input twice makes one registration, and the second call writes nothing: a service can call it whenever it starts.
   *
   * What the input leaves out is not compared. `ordersSince` counts for a new registration only.
   *
   * @throws `REGISTRATION_DIFFERS` when a registration has one of the marketplaces and is not what is asked for. The
   * error's `context` has the registration's id, and in the same order `fields`, `stored` and `wanted`.
   * Also what `register` throws.
   * @example
   * const spain = await connector.registrations.ensure({ name: 'Amazon ES', sellerId, marketplaces: ['ES'] });
   */
  ensure(input: RegistrationInput, options?: RegistrationCallOptions): Promise<Registration>;
  /** All registrations that the user may see, oldest first; archived ones where asked for. */
  list(options?: RegistrationListOptions): Promise<readonly Registration[]>;
  /** The registration with this id, archived or not. Throws `REGISTRATION_UNKNOWN`. */
  get(id: number, options?: RegistrationCallOptions): Promise<Registration>;
  /**
   * The registration after the change; what the change leaves out stays.
   *
   * Another `companyId` is for a registration without sale orders: those stay in their company, so one that has some is
   * split instead.
   *
   * @throws as `register` does.
   */
  update(id: number, change: RegistrationChange, options?: RegistrationCallOptions): Promise<Registration>;
  /**
   * Takes marketplaces out of a registration and makes another one of the same seller with them, in one transaction: at no
   * moment has a marketplace two registrations, or none. What `input` leaves out is as in the first one, apart from what
   * belongs to a company where the new one is in another company.
   *
   * Orders that are in Odoo stay with the registration that imported them and are followed by it, though Amazon's changes
   * then come with `orders.sync` of the new one. New orders are the new one's: it asks Amazon from where the first one
   * stands, so that none is missed, and what is read twice is found in Odoo. Offers and parked orders go along. A run of
   * the first registration that is under way takes it up within a minute.
   *
   * The same split twice writes nothing the second time.
   *
   * @throws `REGISTRATION_INVALID` with every complaint at once (a marketplace that the registration does not have or that
   * another one has, none left in the first one, a location or team of another company…), `CONFIGURATION_INVALID`,
   * `REGISTRATION_UNKNOWN`, `INSTALL_OUTDATED`, or an `ODOO_…` code. Nothing is changed then.
   * @example
   * const { to: germany } = await connector.registrations.split(europe, { marketplaces: ['DE'], name: 'Amazon DE', locationId, salesTeamId });
   */
  split(
    registration: Pick<RegistrationRef, 'id'>,
    input: RegistrationSplitInput,
    options?: RegistrationTransferOptions & { readonly dryRun?: false },
  ): Promise<RegistrationTransfer>;
  /** As above; in a dry run `to` is undefined, unless the split is there already. */
  split(
    registration: Pick<RegistrationRef, 'id'>,
    input: RegistrationSplitInput,
    options: RegistrationTransferOptions,
  ): Promise<RegistrationTransfer<Registration | undefined>>;
  /**
   * Moves a marketplace (country code or id) from one registration of a seller to another one, as `split` does. The other
   * one asks Amazon once more from where either of the two stands.
   *
   * @throws as `split` does; `REGISTRATION_INVALID` also for registrations of different sellers, and for the last
   * marketplace.
   * @example
   * await connector.registrations.moveMarketplace('FR', { from: europe, to: germany });
   */
  moveMarketplace(
    marketplace: string,
    ends: { readonly from: Pick<RegistrationRef, 'id'>; readonly to: Pick<RegistrationRef, 'id'> },
    options?: RegistrationTransferOptions,
  ): Promise<RegistrationTransfer>;
  /**
   * Merges registrations of one seller and company into the first of them: it gets their marketplaces, sale orders,
   * offers, problems and open feeds, and they are archived. Cut off, the same call finishes it; so does
   * another call where a run of a merged one was under way, which may have imported orders for up to a minute more.
   *
   * @throws as `split` does.
   * @example
   * await connector.registrations.merge([europe, germany]);
   */
  merge(
    registrations: readonly Pick<RegistrationRef, 'id'>[],
    options?: RegistrationTransferOptions,
  ): Promise<RegistrationMerge>;
  /**
   * Archives a registration, and gives it: it takes no orders any more, and other registrations can have its marketplaces.
   * Its orders and what is known of them stay.
   *
   * @throws `REGISTRATION_INVALID` while orders wait to be shipped, problems or feeds are open, unless forced; else as
   * `split` does.
   * @example
   * await connector.registrations.archive(spain, { force: true });
   */
  archive(
    registration: Pick<RegistrationRef, 'id'>,
    options?: RegistrationArchiveOptions,
  ): Promise<Registration>;
}
