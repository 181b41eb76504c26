// The words of handing the calendar on.
export const calendar = {
  calendar: {
    save: 'บันทึกปฏิทิน (.ics)',
    saved: (path: string) => `บันทึกปฏิทินแล้วที่ ${path}`,
  },
};
