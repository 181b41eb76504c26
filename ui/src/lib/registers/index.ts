// Every register that a screen lists. One line each.
export { agencies } from './agencies';
export { attendances } from './attendances';
export { awards } from './awards';
export { complaints } from './complaints';
export { forms, signatories } from './forms';
export { gifts } from './gifts';
export { nominations } from './nominations';
export { people } from './people';
export { actions, plans, progress, strategies } from './plan';
export { trainings } from './trainings';
export type { Register } from './register';
