import type { OdooError } from '../errors.ts';
import type { Method } from '../methods/method.ts';
import type { Field } from '../store/field.ts';
import type { Model, ModelDefinition } from '../store/model.ts';
import type { Row } from '../store/row.ts';

/** Versions of Odoo that the embedded one can be. */
export type EmbeddedOdooVersion = 17 | 18 | 19 | 20;

/** How a version differs from Odoo 19, which is what `models/` and `methods/` describe. Each has a file of its own. */
export interface Differences {
  readonly major: EmbeddedOdooVersion;
  readonly models?: {
    /** Name in Odoo 19 → name here. */
    readonly renamed?: Readonly<Record<string, string>>;
    readonly dropped?: readonly string[];
    readonly added?: readonly ModelDefinition[];
  };
  /** By model, as Odoo 19 names it. */
  readonly fields?: Readonly<Record<string, FieldDifferences>>;
  readonly methods?: {
    readonly dropped?: readonly string[];
    /** In place of the methods with the same names. */
    readonly replaced?: readonly Method[];
  };
  readonly traits?: Partial<Traits>;
}

export interface FieldDifferences {
  /** Name in Odoo 19 → name here. */
  readonly renamed?: Readonly<Record<string, string>>;
  readonly dropped?: readonly string[];
  readonly added?: Readonly<Record<string, Field>>;
  /** What is said otherwise of a field, by its name in Odoo 19. */
  readonly changed?: Readonly<Record<string, Partial<Field>>>;
}

/** What differs between versions beside names. */
export interface Traits {
  /** Name that `write` gives its values on a model: what a call by name must use. */
  readonly valuesArgument: (model: string) => 'vals' | 'values';
  /** What a field that the model lacks is called, by where it was named. */
  readonly unknownField: (
    place: 'write' | 'create' | 'read' | 'order',
    model: Model,
    name: string,
  ) => OdooError;
  readonly unknownColumn: (model: Model, name: string) => OdooError;
  /** A condition on a field that the model lacks; `leaf` is the condition as Python prints it. */
  readonly unknownInDomain: (model: Model, name: string, leaf: string) => OdooError;
  readonly missingValue: (model: Model, name: string, field: Field) => OdooError;
  /** Whether conditions with `==`, `any!` or a text after `in` are refused. */
  readonly refusesNewLeaves: boolean;
  /** Whether conditions take moments with a time zone, such as `2026-01-01T00:00:00Z`. */
  readonly readsZonedMoments: boolean;
  /** Whether `write_date` has microseconds that no read shows, so that a record is later than its own `write_date`. */
  readonly countsMicroseconds: boolean;
  /** Whether a model made by `load` gets the field `x_name`, as one made by `create` does. */
  readonly namesLoadedModels: boolean;
  /** When a price counts as set by hand, so that it stays when the quantity alone is written. */
  readonly priceIsHeld: (price: number, technical: number) => boolean;
  /** Whether cancelling a confirmed order opens a window instead, unless the context says `disable_cancel_warning`. */
  readonly asksBeforeCancelling: boolean;
  /** Whether validating one done picking again is refused. */
  readonly refusesDonePickings: boolean;
  /** Whether the done moves of a picking follow its `date_done`. */
  readonly datesDoneMoves: boolean;
  /** What tells the sale order of a picking that somebody makes: the order lines of its moves, or a procurement group. */
  readonly pickingOrder: 'order lines' | 'procurement group';
  /** Whether `sale_id` of a new picking counts; otherwise it is lost. */
  readonly keepsNewSaleId: boolean;
  readonly rights: RightsTable;
  /** Ids of the two users that a new database lacks. */
  readonly userIds: { readonly bot: number; readonly plain: number };
  readonly http: HttpTraits;
}

/** Where a version keeps who may do what. */
export interface RightsTable {
  readonly model: 'ir.model.access' | 'ir.access';
  readonly permits: (row: Row, operation: RightsOperation) => boolean;
  /** Whether a row without a group permits everybody. */
  readonly withoutGroupPermits: boolean;
  readonly valuesOf: (allowed: readonly RightsOperation[]) => Readonly<Record<string, boolean | string>>;
}

export type RightsOperation = 'read' | 'write' | 'create' | 'unlink';

export interface HttpTraits {
  /** `error.code` of JSON-RPC. */
  readonly errorCode: 0 | 200;
  readonly wrongContentType: 400 | 415;
  /** Whether `/web/version` and `/json/version` answer. */
  readonly statesVersion: boolean;
  /** What `/json/2/…` does. */
  readonly json2: 'served' | 'not found' | 'redirected to the login page';
}

/** A version ready to run. */
export interface Version {
  readonly major: EmbeddedOdooVersion;
  /** Such as `18.0`. */
  readonly serie: string;
  readonly traits: Traits;
  readonly definitions: readonly ModelDefinition[];
  /** What a field of Odoo 19 is called here; a name that is the same everywhere comes back as it is. */
  readonly fieldName: (model: string, name: string) => string;
  /** What a model of Odoo 19 is called here. */
  readonly modelName: (name: string) => string;
  /** The method with this name where it is another than that of Odoo 19; `'dropped'` where there is none. */
  readonly ownMethod: (name: string) => Method | 'dropped' | undefined;
}
