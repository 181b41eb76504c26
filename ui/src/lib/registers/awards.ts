import { declared } from './declared';

export const awards = declared('award_schemes', { list: ['name', 'standard', 'rewards', 'announced_on'] });
