import { addDays } from '../../calendar/day.ts';
import { responsible } from '../../curators/responsible.ts';
import { type HelpSignal, helpSignals } from '../../meetings/help-signals.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { type Occasion, occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { list, text } from '../wording.ts';

const FRESH_FOR_DAYS = 14;

/** Tells only the pair's curator, and at once, that somebody in a pair asks for help or feels bad in the pair. */
export const helpSignal: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    helpSignals(programmeState).map(
      ({ responseId, on, who, pairCode, reasons }: HelpSignal): Occasion =>
        occasion({
          kind: 'helpSignal',
          to: responsible(programmeState.programme).ofPair(pairCode).to,
          about: responseId,
          schedule: once(on),
          until: addDays(on, FRESH_FOR_DAYS),
          urgency: urgency.help,
          timing: 'atOnce',
          compose: () => ({
            subject: `Нужна Ваша помощь: пара ${pairCode}`,
            blocks: [
              text(`Пара ${pairCode}, ${who}:`),
              list(reasons),
              text('Поговорите, пожалуйста, в течение трёх рабочих дней. Партнёру об этом не сообщается.'),
              { kind: 'tab', label: 'Открыть пары и группы', table: 'pairs' },
            ],
          }),
        }),
    ),
};
