import { count as n } from '../format';
import type { trainings as thai } from './th';

export const trainings: typeof thai = {
  trainings: {
    addAttendance: 'Add attendees',
    attended: (people) => `${n(people)} attended`,
    passedCount: (people) => `${n(people)} passed`,
    dates: 'Dates',
    choosePeople: 'Choose who attended',
    chosen: (people) => `${n(people)} chosen`,
    chooseAll: 'Choose all shown',
    addChosen: (people) => `Add ${n(people)}`,
    noAttendanceHint: 'Add attendees from the roster',
    allAdded: 'Everybody is already listed',
    onlinePlace: 'Online',
  },
};
