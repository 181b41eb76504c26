export const awards = {
  awards: {
    addNomination: 'เสนอชื่อ',
    noNominationsHint: 'เสนอชื่อบุคลากรจากบัญชีรายชื่อ',
  },
};
