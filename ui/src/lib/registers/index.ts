// Every register that has a list of its own. One line each.
export { agencies } from './agencies';
export { awards } from './awards';
export { complaints } from './complaints';
export { gifts } from './gifts';
export { people } from './people';
export { trainings } from './trainings';
export type { Register } from './register';
