import { type DesiredTable, desired } from '../desired.ts';
import { shownOrCode } from '../intake/shown-person.ts';
import type { HeldMeetings } from '../meetings/held-meetings.ts';
import { isAboutOne } from '../pairs/pair.ts';
import type { PairedDay } from '../pairs/paired-day.ts';

/** «Журнал встреч»: every meeting that counts, by pair and day. It shows nothing that only the curator may see. */
export function meetingsView({
  pairs,
  meetings,
  reportRemarks,
  intake,
  context,
}: Pick<PairedDay, 'pairs' | 'intake' | 'context'> & Pick<HeldMeetings, 'meetings' | 'reportRemarks'>): DesiredTable {
  const known = new Map(pairs.map((pair) => [pair.pairCode, pair]));
  const shown = shownOrCode(intake, context);
  return desired(
    'meetings',
    meetings.map((meeting) => {
      const { pairCode, kind, heldOn, report } = meeting;
      const { minutes, mode, present, curatorPresent, topicArea, goal, done, agreed, nextOn } = report.fields;
      const pair = known.get(pairCode);
      const isSilent = pair !== undefined && isAboutOne(pair, (code) => intake.withdrawn.has(code));
      return {
        values: {
          pairCode,
          pair: pair && [pair.mentor, ...pair.mentees].map(shown).join(' – '),
          kind,
          heldOn,
          minutes,
          mode,
          present: present?.join(', '),
          curatorPresent: kind === 'first' ? curatorPresent : undefined,
          topicArea: isSilent ? undefined : topicArea && intake.areaLabel(topicArea),
          goal: isSilent ? undefined : goal,
          done: isSilent ? undefined : done,
          agreed: isSilent ? undefined : agreed,
          nextOn,
          state: reportRemarks.get(report.responseId) ?? 'Засчитана',
          submittedAt: report.submittedAt,
        },
      };
    }),
  );
}
