import { formsOfRole } from '../../../../sheets-schema/forms/index.ts';
import { addDays, earliestDay, latestDay } from '../../calendar/day.ts';
import { consentBlank } from '../../consents/consent-blank.ts';
import { consentText } from '../../consents/consent-text.ts';
import { groupBy } from '../../group-by.ts';
import { isCollectionOver } from '../../monitoring/survey-closing.ts';
import { askedOn, finalSurveyAbout } from '../../monitoring/survey-opening.ts';
import { consentForm } from '../consent-form.ts';
import type { Block } from '../letter.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { replyBy } from '../reply-by.ts';
import { reminding, text } from '../wording.ts';

/** Asks undecided people again whether we may name them. Without an answer we name nobody. */
const PUBLICATION = {
  onPaper:
    'И ещё одно, по желанию: можно ли назвать Вас в публичном отчёте и на сайте школы? Если да, отметьте в бланке во вложении, что именно разрешаете, подпишите и передайте куратору. Без бланка Ваше имя нигде не появится.',
  electronic:
    'И ещё одно, по желанию: можно ли назвать Вас в публичном отчёте и на сайте школы? Отметьте по ссылке, что именно разрешаете. Без ответа Ваше имя нигде не появится.',
} as const;

interface Survey {
  readonly form: Block;
  readonly from: string;
  readonly until: string;
  /** The survey's name in the keys of the outbox. */
  readonly about: string;
}

/** Questionnaires of the same name share a letter. The names differ only if the school moved 7.1 or 7.5 to other months. */
const byLetter = (surveys: readonly Survey[]) => [...groupBy(surveys, ({ about }) => about).values()];

/** Asks everybody at the end what they think of the programme (7.1). People with a first assessment also assess themselves again (7.5). */
export const finalSurvey: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) => {
    const { intake, programme, context, timetable } = programmeState;
    const [opinions, assessments] = [timetable('7.1'), timetable('7.5')];
    const closedOn = programme.settings.satisfactionClosedOn;
    const lastDay = earliestDay([opinions.to, closedOn && addDays(closedOn, -1)]) ?? opinions.to;
    return programmeState.tookPart.stillWithUs.flatMap(({ code, role, pairs }) => {
      const { satisfaction, t0, t1 } = formsOfRole[role];
      const finalOn = latestDay(pairs.map((pair) => pair.finalOn));
      const surveys: Survey[] = [];
      if (!opinions.off && !isCollectionOver(programmeState) && !intake.answers.latest(satisfaction, code)) {
        const form = { kind: 'form', label: 'Как Вам программа', form: satisfaction, code } as const;
        surveys.push({
          form,
          from: askedOn(opinions, finalOn),
          until: lastDay,
          about: finalSurveyAbout(role, '7.1', timetable),
        });
      }
      if (!assessments.off && intake.answers.latest(t0, code) && !intake.answers.latest(t1, code)) {
        const form = { kind: 'form', label: 'Как Вы оцениваете себя сейчас', form: t1, code } as const;
        const about = finalSurveyAbout(role, '7.5', timetable);
        surveys.push({ form, from: askedOn(assessments, finalOn), until: assessments.to, about });
      }
      const undecided = intake.consents.decision(code, 'publication', context.today) === undefined;
      const publication = undecided ? consentForm(programmeState, 'consentPublication', code, PUBLICATION) : [];
      return byLetter(surveys).flatMap((asked) => {
        const [survey] = asked;
        if (!survey) return [];
        const { about, from, until } = survey;
        const subject = asked.length > 1 ? 'Итоговые анкеты (7 минут)' : 'Итоговая анкета (4 минуты)';
        const request =
          asked.length > 1
            ? 'Ответьте, пожалуйста, на две короткие анкеты'
            : 'Ответьте, пожалуйста, ещё на одну короткую анкету';
        return [
          occasion({
            kind: 'finalSurvey',
            to: code,
            about,
            schedule: { kind: 'repeat', from, every: 5, most: 3 },
            until,
            urgency: urgency.request,
            timing: 'ordinary',
            asks: 'Итоговые анкеты',
            compose: ({ nth }, { day }) => ({
              subject: reminding(nth, subject),
              blocks: [
                text(
                  `Программа подходит к концу. ${request} до ${replyBy(day, 5, programmeState, addDays(until, -1))}. Наставник и наставляемый ответов друг друга не видят.`,
                ),
                ...asked.map(({ form }) => form),
                ...publication,
              ],
              attachments: undecided ? [consentBlank(consentText('publication', programme, context))] : [],
            }),
          }),
        ];
      });
    });
  },
};
