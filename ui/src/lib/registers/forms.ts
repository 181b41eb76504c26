// How agencies' documents look, and who signs them.
import { declared } from './declared';

export const forms = declared('print_forms', { nameOf: (row) => row.names.agency_id ?? '' });

export const signatories = declared('signatories');
