import type { CallScope, Domain, LoadRecord, LoadValue, OdooPort } from '../odoo/index.ts';
import type { ProblemKind } from './problem-kind.ts';

/**
 * What one capability adds to Odoo, declared in its own `schema.ts`. `composeSchema` puts the parts together; install()
 * and uninstall() work on the whole.
 */
export interface SchemaPart {
  /** Models of our own, and fields on models of Odoo or of other parts. */
  readonly models: readonly ModelDefinition[];
  /** What the bot must be allowed to do: a run names every right that is missing before it writes anything. */
  readonly botRights?: readonly BotRight[];
  /** Fields that an app or a version of Odoo may lack, as model and field: a run learns with its first read which are there. */
  readonly optionalFields?: readonly (readonly [model: string, field: string])[];
  /** Server actions that the bot runs, as records of `ir.actions.server`: written anew with every version of the package. */
  readonly actions?: readonly LoadRecord[];
  /** Records that a user may change afterwards: created when missing, never written again. */
  readonly defaults?: (companies: readonly InstallCompany[]) => readonly DefaultRecords[];
  /** Fields of a new registration that point to default records, for a company id. */
  readonly registrationDefaults?: (companyId: number) => Readonly<Record<string, LoadValue>>;
  /** What the capability parks when it cannot be synchronised. */
  readonly problemKinds?: readonly ProblemKind[];
  /** Fields of the registration that say how far a capability has come. */
  readonly progress?: Progress;
  /** Records that belong to a registration. */
  readonly belongings?: readonly Belonging[];
  /** Brings over what an older version of this package has left in a database. */
  readonly upgrades?: readonly Upgrade[];
}

/** How far a capability has come with a registration. A marketplace that moves to another one takes it along. */
export interface Progress {
  /** Datetimes up to which Amazon was asked. */
  readonly cursors?: readonly `x_${string}`[];
  /** Datetimes from which on Amazon has to be asked once more, because something failed. */
  readonly failures?: readonly `x_${string}`[];
  /** Texts by which a run that was cut off goes on: they hold for the marketplaces that it asked for. */
  readonly checkpoints?: readonly `x_${string}`[];
}

/** Records that belong to a registration. All of them follow it when it is merged into another one. */
export interface Belonging {
  readonly model: string;
  /** The field that names the registration. Default: `x_registration_id`. */
  readonly field?: `x_${string}`;
  /** Set where there may be more of them than one transaction should write: they follow in batches. Default: `false`. */
  readonly isLarge?: boolean;
  /** Which of them are not finished: they keep the registration from being archived. Absent: none. */
  readonly open?: {
    /** Follows their number in a sentence, such as `feeds at Amazon`. */
    readonly words: string;
    readonly domain: Domain;
  };
  /** Which of them go along with marketplaces, given by the ids of their records in Odoo. Absent: none. */
  readonly withMarketplaces?: (marketplaceRecordIds: readonly number[]) => Domain;
}

export type BotRight = readonly [model: string, operation: 'read' | 'write' | 'create' | 'unlink'];

/**
 * Runs as administrator, after the new fields are there, whenever another version of the package was installed before.
 * It may run more than once, so it must find by itself what is left to do.
 */
export type Upgrade = (odoo: OdooPort, options: UpgradeOptions) => Promise<void>;

export interface UpgradeOptions extends Pick<CallScope, 'signal'> {
  /** Sees the records of all companies, archived ones too. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** Odoo modules that are used where they are installed. */
export const optionalModules = ['stock_delivery'] as const;
export type OptionalModule = (typeof optionalModules)[number];

export interface ModelDefinition {
  readonly model: string;
  /** Set on the models that install() creates; absent on Odoo's own, and where a part extends another part's model. */
  readonly label?: string;
  /** The external id of the `ir.model` record of one of Odoo's own models. */
  readonly externalId?: string;
  /** The Odoo module that brings the model, where a database may do without it. */
  readonly module?: OptionalModule;
  /** The path from a record to its company, such as `x_registration_id.x_company_id`; absent: all companies see it. */
  readonly companyPath?: string;
  /** Whether the bot may create, write and delete records of a model of our own. Default: `true`. */
  readonly botWrites?: boolean;
  /** Set where nobody may change a record of the model, only make and delete it. Default: `false`. */
  readonly isImmutable?: boolean;
  /** Set where the model or its fields hold data: uninstall() counts it, and refuses while there is any. */
  readonly data?: DataDefinition;
  readonly fields: readonly FieldDefinition[];
}

/** Which records hold data that uninstall() would lose. */
export interface DataDefinition {
  /** Records with a value in this field are counted. */
  readonly field: string;
  /** With `%d` for their number, such as `%d registrations`. */
  readonly sentence: string;
}

/** A field that install() adds, in the words of `ir.model.fields`. */
export interface FieldDefinition {
  readonly name: `x_${string}`;
  readonly label: string;
  readonly type: FieldType;
  readonly help?: string;
  readonly index?: boolean;
  /** The model that a relation points to. */
  readonly relation?: string;
  /** one2many: the many2one field of `relation` that points back. */
  readonly inverse?: string;
  /** one2many: which of those records it shows, in Python's notation. */
  readonly domain?: string;
  readonly onDelete?: 'set null' | 'restrict' | 'cascade';
  readonly required?: boolean;
  /** selection: value and label. */
  readonly choices?: readonly (readonly [string, string])[];
  /** Shows another record's field, such as `sale_id.x_amazon_order_ref`; not stored. */
  readonly related?: string;
  /** Python that Odoo runs whenever the field is read; not stored unless `depends` is there. */
  readonly compute?: string;
  /**
   * Paths of fields, parted by commas: the field is stored, and computed anew where one of these is written. What is
   * written into it itself stays. Records that are there when it is installed are not computed.
   */
  readonly depends?: string;
  /** External id of the group that may read it. Default: whoever may read the record. */
  readonly group?: string;
  /** The Odoo module without which the field is left out. */
  readonly module?: OptionalModule;
}

type FieldType =
  | 'char'
  | 'text'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'selection'
  | 'many2one'
  | 'many2many'
  | 'one2many';

/** A company with what the default records of a company hang on. */
export interface InstallCompany {
  readonly id: number;
  readonly warehouseId: number | undefined;
  /** Where that warehouse keeps its stock; undefined without warehouse. */
  readonly stockLocationId: number | undefined;
}

/** Default records of one model. */
export interface DefaultRecords {
  readonly model: string;
  readonly records: readonly LoadRecord[];
}
