import { latestDay } from '../../calendar/day.ts';
import { programmeYear } from '../../calendar/programme-year.ts';
import { consentBlank } from '../../consents/consent-blank.ts';
import { consentText } from '../../consents/consent-text.ts';
import { stillWithUs } from '../../monitoring/took-part.ts';
import { consentForm } from '../consent-form.ts';
import type { Block } from '../letter.ts';
import { type Kind, occasion, urgency } from '../occasion.ts';
import { replyBy } from '../reply-by.ts';
import { reminding, text } from '../wording.ts';

const sheets = {
  mentee: { satisfaction: 'satisfactionMentee', first: 'assessmentMenteeT0', last: 'assessmentMenteeT1' },
  mentor: { satisfaction: 'satisfactionMentor', first: 'assessmentMentorT0', last: 'assessmentMentorT1' },
} as const;

/** Asked once more of those who have not said whether they may be named: without it nobody is. */
const PUBLICATION = {
  onPaper:
    'И ещё одно, по желанию: можно ли назвать Вас в публичном отчёте и на сайте школы? Если да, отметьте в бланке во вложении, что именно разрешаете, подпишите и передайте куратору. Без бланка Ваше имя нигде не появится.',
  electronic:
    'И ещё одно, по желанию: можно ли назвать Вас в публичном отчёте и на сайте школы? Отметьте по ссылке, что именно разрешаете. Без ответа Ваше имя нигде не появится.',
} as const;

/** In December: how was it, and, of those who assessed themselves at the start, how do they see themselves now? */
export const finalSurvey: Kind = (standing) => {
  const { intake, programme, context } = standing;
  const year = programmeYear(programme.settings, context.today);
  const latest = `${year}-12-10`;
  return stillWithUs(standing).flatMap(({ code, role, pairs }) => {
    const { satisfaction, first, last } = sheets[role];
    const closed = programme.settings.satisfactionClosedOn !== undefined;
    const forms: Block[] = [];
    if (!closed && !intake.answers.latest(satisfaction, code)) {
      forms.push({ kind: 'form', label: 'Как Вам программа', form: satisfaction, code });
    }
    if (intake.answers.latest(first, code) && !intake.answers.latest(last, code)) {
      forms.push({ kind: 'form', label: 'Как Вы оцениваете себя сейчас', form: last, code });
    }
    if (forms.length === 0) return [];
    const finalOn = latestDay(pairs.map((pair) => pair.finalOn));
    const early = finalOn !== undefined && finalOn >= `${year}-12-01` && finalOn < latest;
    const from = early ? finalOn : latest;
    const subject = forms.length > 1 ? 'Итоговые анкеты (7 минут)' : 'Итоговая анкета (4 минуты)';
    const undecided = intake.consents.decision(code, 'publication', context.today) === undefined;
    const publication = undecided ? consentForm(standing, 'consentPublication', code, PUBLICATION) : [];
    return [
      occasion({
        kind: 'finalSurvey',
        to: code,
        about: role,
        schedule: { kind: 'repeat', from, every: 5, most: 3 },
        until: `${year}-12-31`,
        urgency: urgency.request,
        timing: 'ordinary',
        asks: 'Итоговые анкеты',
        compose: ({ nth }, { day }) => ({
          subject: reminding(nth, subject),
          blocks: [
            text(
              `Программа подходит к концу. ${forms.length > 1 ? 'Ответьте, пожалуйста, на две короткие анкеты' : 'Ответьте, пожалуйста, ещё на одну короткую анкету'} до ${replyBy(day, 5, `${year}-12-30`)}. Наставник и наставляемый ответов друг друга не видят.`,
            ),
            ...forms,
            ...publication,
          ],
          attachments: undecided ? [consentBlank(consentText('publication', programme, context))] : [],
        }),
      }),
    ];
  });
};
