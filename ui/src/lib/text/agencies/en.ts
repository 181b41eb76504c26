import type { agencies as thai } from './th';

export const agencies: typeof thai = {
  agencies: {
    emblem: {
      title: 'Emblem',
      hint: 'Printed on report covers and certificates: PNG or SVG, up to 512 KB',
      none: 'No emblem yet',
      unsafe: 'The emblem kept here cannot be shown or printed safely; choose another picture, or remove it',
      inherited: (name) => `Goes by the emblem of ${name}`,
      choose: 'Choose a picture',
      remove: 'Remove',
      alt: (name) => `Emblem of ${name}`,
      saved: 'The emblem is saved',
    },
    ministry: 'Ministry',
  },
};
