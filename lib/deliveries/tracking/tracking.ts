import { isDhlExpress, isFedExExpress, isGs1, isS10, isUps } from './check-digits.ts';

/** What a look at a tracking reference comes to. */
export interface TrackingVerdict {
  /** Without blanks, in capitals: as it goes to Amazon. */
  readonly reference: string;
  /**
   * `MISSING`: nothing is left. `SHAPE`: references of this carrier look otherwise. `CHECK_DIGIT`: the shape is right, a
   * digit is wrong. Undefined: it fits, or nothing is known of the carrier's references.
   */
  readonly doubt?: 'MISSING' | 'SHAPE' | 'CHECK_DIGIT';
}

interface Shape {
  readonly pattern: RegExp;
  /** Of the part in brackets. */
  readonly check?: (digits: string) => boolean;
}

const s10 = (countries: string): Shape => ({
  pattern: new RegExp(`^[A-Z]{2}(\\d{9})(?:${countries})$`),
  check: isS10,
});

const ups: readonly Shape[] = [
  { pattern: /^1Z([A-Z\d]{15}\d)$/, check: isUps },
  // Mail, freight and older services.
  { pattern: /^[AHJKTV]\d{10}$/ },
];
const usps: readonly Shape[] = [
  { pattern: /^(?:420\d{5}(?:\d{4})?)?(9[1-5]\d{20})$/, check: isGs1 },
  { pattern: /^(\d{20})$/, check: isGs1 },
  s10('US'),
];
const fedEx: readonly Shape[] = [
  { pattern: /^(\d{12})$/, check: isFedExExpress },
  { pattern: /^(\d{15})$/, check: isGs1 },
  { pattern: /^\d{20}$/ },
  { pattern: /^96\d{20}$/ },
  { pattern: /^\d{34}$/ },
];
const dhlExpress: readonly Shape[] = [
  { pattern: /^(\d{10})$/, check: isDhlExpress },
  { pattern: /^\d{11}$/ },
  { pattern: /^J[A-Z]{2,3}\d{9,10}$/ },
];
const dhl: readonly Shape[] = [
  ...dhlExpress,
  { pattern: /^(?:GM|LX|RX|[A-Z]{2})\d{10,39}$/ },
  { pattern: /^\d{12,20}$/ },
  s10('DE'),
];
const dpd: readonly Shape[] = [{ pattern: /^\d{14}[A-Z\d]?$/ }];
const gls: readonly Shape[] = [{ pattern: /^\d{11,12}$/ }, { pattern: /^[A-Z\d]{8}$/ }];
const laPoste: readonly Shape[] = [{ pattern: /^\d[A-Z\d]\d{11}$/ }, s10('FR')];
const correos: readonly Shape[] = [{ pattern: /^[A-Z\d]{23}$/ }, s10('ES')];
const amazon: readonly Shape[] = [{ pattern: /^TB[A-D]\d{12}$/ }, { pattern: /^[ACF]\d{10}$/ }];

// By carrier code in lower case. Carriers that are not here are not looked at.
const shapesOf: ReadonlyMap<string, readonly Shape[]> = new Map([
  ['ups', ups],
  ['usps', usps],
  ['fedex', fedEx],
  ['dhl', dhl],
  ['dhl express', dhlExpress],
  ['royal mail', [s10('GB')]],
  ['royal_mail', [s10('GB')]],
  ['dpd', dpd],
  ['gls', gls],
  ['la poste', laPoste],
  ['colissimo', laPoste],
  ['correos', correos],
  ['deutsche post', [s10('DE'), { pattern: /^\d{12,20}$/ }]],
  ['amazon shipping', amazon],
]);

// Scanners and web pages leave some that nobody sees; in a feed one of them would have Amazon refuse all of it.
const unseen = /[\s\p{Cc}\p{Cf}]+/gu;

/** A tracking number as it goes to Amazon, and as it is compared. */
export const normalNumber = (trackingNumber = ''): string =>
  trackingNumber.replaceAll(unseen, '').toUpperCase();

/**
 * Whether a tracking reference can be one of this carrier, given by Amazon's code for it.
 *
 * A doubt is a doubt: carriers add series, and Amazon's own examples fail strict checks (`1Z999AA1234567890`,
 * `RR123456789GB`). Whether it is a warning or a refusal is the caller's to say.
 *
 * @example
 * validateTracking('1z 5r8 939 03 5756 7127', 'UPS'); // { reference: '1Z5R89390357567127' }
 * validateTracking('RR123456789GB', 'Royal Mail').doubt; // 'CHECK_DIGIT'
 */
export function validateTracking(reference: string, carrierCode: string): TrackingVerdict {
  const normal = normalNumber(reference);
  if (normal === '') return { reference: normal, doubt: 'MISSING' };
  const shapes = shapesOf.get(carrierCode.toLowerCase());
  if (!shapes) return { reference: normal };
  const fitting = shapes.flatMap(({ pattern, check }) => {
    const match = pattern.exec(normal);
    return match ? [check === undefined || check(match[1] ?? '')] : [];
  });
  if (fitting.length === 0) return { reference: normal, doubt: 'SHAPE' };
  return fitting.includes(true) ? { reference: normal } : { reference: normal, doubt: 'CHECK_DIGIT' };
}
