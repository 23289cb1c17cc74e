/** Whether one letter added, left out, exchanged, or swapped with its neighbour makes `a` into `b`. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  const [restOfA, restOfB] = [a.slice(start), b.slice(start)];
  if (a.length > b.length) return restOfA.slice(1) === restOfB;
  if (a.length < b.length) return restOfB.slice(1) === restOfA;
  if (restOfA.slice(1) === restOfB.slice(1)) return true;
  const isSwapped = restOfA.startsWith(restOfB.charAt(1)) && restOfB.startsWith(restOfA.charAt(1));
  return isSwapped && restOfA.slice(2) === restOfB.slice(2);
}
