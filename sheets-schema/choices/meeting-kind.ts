/** A pair's meetings, in the order of the cycle. */
export const meetingKinds = {
  first: 'первая',
  trial: 'пробная',
  planning: 'планирование',
  regular: 'регулярная',
  final: 'заключительная',
} as const;

export type MeetingKind = keyof typeof meetingKinds;
