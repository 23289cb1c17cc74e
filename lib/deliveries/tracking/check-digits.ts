// Check digits of tracking references. Each takes the digits with the check digit as the last of them.

const digitsOf = (text: string): readonly number[] => text.split('').map(Number);

/** Weighted sum of all digits but the last, weights repeated from the left. */
function weigh(digits: readonly number[], weights: readonly number[]): number {
  return digits
    .slice(0, -1)
    .reduce((total, digit, index) => total + digit * (weights[index % weights.length] ?? 0), 0);
}

const last = (digits: readonly number[]): number => digits.at(-1) ?? 0;

/** Universal Postal Union, standard S10: eight digits and their check digit. */
export function isS10(text: string): boolean {
  const digits = digitsOf(text);
  const check = 11 - (weigh(digits, [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return last(digits) === (check === 10 ? 0 : check === 11 ? 5 : check);
}

/** UPS: what follows `1Z`; letters count as their place in the alphabet plus two, modulo ten. */
export function isUps(text: string): boolean {
  const digits = text
    .split('')
    .map((sign) => (/\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10));
  return last(digits) === (10 - (weigh(digits, [1, 2]) % 10)) % 10;
}

/** USPS and GS1: modulo ten, weights 3 and 1 from the right. */
export function isGs1(text: string): boolean {
  const digits = digitsOf(text);
  const weights = digits.length % 2 === 0 ? [3, 1] : [1, 3];
  return last(digits) === (10 - (weigh(digits, weights) % 10)) % 10;
}

/** FedEx Express, twelve digits: weights 3, 1, 7, modulo eleven. */
export function isFedExExpress(text: string): boolean {
  const digits = digitsOf(text);
  return last(digits) === (weigh(digits, [3, 1, 7]) % 11) % 10;
}

/** DHL Express waybills: the number before the last digit, modulo seven. */
export function isDhlExpress(text: string): boolean {
  return Number(text.slice(0, -1)) % 7 === Number(text.slice(-1));
}
