// Source: Amazon's description of transparencyCodes: 29 characters beginning with AZ or ZA, a serialised GTIN of 38, or 7
// to 20 characters as a serial number. Amazon's own example has 20 digits, so that the last one is not read narrowly.
const shapes = [/^(?:AZ|ZA).{27}$/i, /^\S{38}$/, /^[A-Z\d-]{7,20}$/i];

/** Whether a serial number can be a code of Amazon's Transparency program. */
export const isTransparencyCode = (serialNumber: string): boolean =>
  shapes.some((shape) => shape.test(serialNumber.trim()));
