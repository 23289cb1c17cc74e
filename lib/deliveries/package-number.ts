/** The most packages of a picking: their numbers are made of its id and two digits. */
export const mostPackages = 99;

/** Under which number Amazon hears of a package of a picking: told again, it is the same package. */
export const packageNumber = (pickingId: number, index: number): string =>
  String(pickingId * (mostPackages + 1) + index + 1);

/** The picking that a package with this number is of, where the number is one of ours. */
export const pickingOfPackage = (number: string): number => Math.floor(Number(number) / (mostPackages + 1));
