// Every register that has a list of its own. One line each.
export { agencies } from './agencies';
export { awards } from './awards';
export { people } from './people';
export { trainings } from './trainings';
export type { Register } from './register';
