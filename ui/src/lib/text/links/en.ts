import { count as n } from '../format';
import type { links as thai } from './th';

export const links: typeof thai = {
  links: {
    title: 'Related records',
    add: 'Link a record',
    added: 'Linked',
    none: 'Not linked with any other record yet',
    remove: (name) => `Unlink ${name}`,
    removed: 'Unlinked; it can be undone',
    incoming: { evidence: 'Is shown by', serves: 'Is served by', came_of: 'Led to' },
    resting: (links, files) => `Links (${n(links)}) and attached files (${n(files)}) go with it`,
  },
};
