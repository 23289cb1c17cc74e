export { hidingAmazon, hidingOdoo } from './hiding-ports.ts';
export { createPeople, withoutPersonalData, type People } from './people.ts';
export { personShape } from './person-shape.ts';
