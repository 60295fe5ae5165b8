/** The rules by which the program proposes people for a nomination. The rules with «most» compare people; the others ask for one fact. */
export const awardRules = {
  onSchedule: 'состоялись все встречи по графику',
  mostMeetings: 'больше всего встреч',
  mostGoals: 'больше всего достигнутых целей',
  anyGoal: 'достигнута хотя бы одна цель',
  caseOffered: 'согласие описать практику как кейс',
} as const;

export type AwardRule = keyof typeof awardRules;
