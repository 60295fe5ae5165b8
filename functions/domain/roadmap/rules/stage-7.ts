import { type PublicationKind, publicationKinds } from '../../../../sheets-schema/tables/publications.ts';
import { qualityItems, swotItems } from '../../../../sheets-schema/tables/quality.ts';
import { latestDay } from '../../calendar/day.ts';
import type { Role } from '../../intake/intake.ts';
import { stillWithUs } from '../../monitoring/took-part.ts';
import type { FormName } from '../../programme.ts';
import { documentPiece } from '../documents.ts';
import { all, type Piece, piece } from '../evidence.ts';
import { dayOf, type Rule } from '../rule.ts';
import { firstSentOf } from '../sent-notices.ts';

const NOBODY = 'Хотя бы одна пара, которая встречалась';

type FormOfRole = Readonly<Record<Role, FormName>>;

const satisfactionForms = { mentee: 'satisfactionMentee', mentor: 'satisfactionMentor' } as const satisfies FormOfRole;
const t0Forms = { mentee: 'assessmentMenteeT0', mentor: 'assessmentMentorT0' } as const satisfies FormOfRole;
const t1Forms = { mentee: 'assessmentMenteeT1', mentor: 'assessmentMentorT1' } as const satisfies FormOfRole;

/** 7.1: everybody who took part said how satisfied he is, or the curator closed the collection. */
export const satisfaction: Rule = (facts) => {
  const evidence = all(
    stillWithUs(facts).map(({ code, role }) => {
      const answer = facts.intake.answers.latest(satisfactionForms[role], code);
      return piece(answer !== undefined, `${code}: анкета удовлетворённости`, dayOf(answer));
    }),
    { proof: 'Ответы: удовлетворённость', first: NOBODY },
  );
  const closedOn = facts.programme.settings.satisfactionClosedOn;
  if (evidence.holds || evidence.n === 0 || closedOn === undefined || closedOn > facts.context.today) return evidence;
  return { ...evidence, holds: true, doneOn: closedOn };
};

/** 7.2: the ceremony has a date, and everybody who took part and every guest was invited. */
export const ceremonyInvitations: Rule = (facts) => {
  const { events, guests } = facts.programme.tables;
  const dated = events.some(({ kind, date }) => kind === 'ceremony' && date !== undefined);
  const firstSent = firstSentOf(facts);
  const codes = [...new Set(stillWithUs(facts).map(({ code }) => code))].sort();
  const participants = codes.map((code) => {
    const on = firstSent(code, ['ceremonyInvitation']);
    return piece(on !== undefined, `${code}: приглашение`, on);
  });
  const invited = guests
    .filter(({ name, email }) => name || email)
    .map(({ guestId, invitedOn, invitedByHand }) => {
      const on = [invitedOn, invitedByHand]
        .filter((day) => day !== undefined && day <= facts.context.today)
        .toSorted()[0];
      return piece(on !== undefined, `Гость № ${guestId ?? 'без номера'}: приглашение`, on);
    });
  return {
    ...all(participants, {
      also: [piece(dated, 'Дата торжественного мероприятия'), ...invited],
      proof: 'Рассылка',
      first: NOBODY,
    }),
    started: dated,
  };
};

/** 7.3: the ceremony was held, with a link, and the order on awards is registered. */
export const ceremony: Rule = (facts) => {
  const rows = facts.programme.tables.events.filter(({ kind }) => kind === 'ceremony');
  const event = rows.find(({ held, date, link }) => held && link && date !== undefined && date <= facts.context.today);
  return {
    ...all(
      [
        piece(event !== undefined, 'Торжественное мероприятие: дата, отметка «Состоялось» и ссылка', event?.date),
        documentPiece(facts, 'awardList'),
      ],
      { proof: event?.link ?? 'События' },
    ),
    started: rows.some(({ held }) => held === true),
  };
};

/** 7.4: the four fields of the SWOT sheet are written, and all nine items are scored. */
export const quality: Rule = ({ programme }) => {
  const row = (key: string) => programme.tables.quality.find(({ itemId }) => itemId === key);
  return all(
    [
      ...Object.entries(swotItems).map(([key, label]) =>
        piece(Boolean(row(key)?.text), `SWOT: ${label.toLowerCase()}`),
      ),
      ...Object.keys(qualityItems).map((key, index) =>
        piece(row(key)?.score !== undefined, `Балл по пункту ${index + 1}`),
      ),
    ],
    { proof: 'Мониторинг качества' },
  );
};

/** 7.5: everybody who took part and has a first assessment has a second one. */
export const influence: Rule = (facts) => {
  const { answers } = facts.intake;
  return all(
    stillWithUs(facts)
      .filter(({ code, role }) => answers.latest(t0Forms[role], code) !== undefined)
      .map(({ code, role }) => {
        const answer = answers.latest(t1Forms[role], code);
        return piece(answer !== undefined, `${code}: итоговая оценка`, dayOf(answer));
      }),
    { proof: 'Оценка участников', first: 'Хотя бы один участник пары со стартовой оценкой' },
  );
};

/** 7.6: every mentor reported, and the reports of the curator and of the programme are registered. */
export const reports: Rule = (facts) => {
  const mentors = stillWithUs(facts).filter(({ role }) => role === 'mentor');
  return all(
    mentors.map(({ code }) => {
      const answer = facts.intake.answers.latest('mentorReport', code);
      return piece(answer !== undefined, `${code}: отчёт наставника`, dayOf(answer));
    }),
    {
      also: [documentPiece(facts, 'curatorReport'), documentPiece(facts, 'finalReport')],
      proof: 'Документы',
      first: NOBODY,
    },
  );
};

/** 7.7: each kind of result has a page, and everybody named there allowed it. */
export const publication: Rule = ({ programme, intake, context: { today } }) => {
  const rows = programme.tables.publications.filter(({ url, date }) => url && (date === undefined || date <= today));
  const pages = (Object.keys(publicationKinds) as PublicationKind[]).map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    return piece(row !== undefined, `Адрес страницы: ${publicationKinds[kind]}`, row?.date);
  });
  const named = [...new Set(rows.flatMap(({ named: codes }) => codes ?? []))].sort();
  const permits: Piece[] = named
    .filter((code) => !intake.consents.valid(code, 'publication', today))
    .map((code) => piece(false, `${code}: нет согласия на распространение – снимите упоминание`));
  return all(pages, { also: permits, proof: rows[0]?.url ?? 'Публикации' });
};

/** 7.8: every participation is closed in the bases: all its pairs are over, so dates, results and marks stand there. */
export const outcomes: Rule = (facts) =>
  all(
    stillWithUs(facts).map(({ code, role, pairs }) => {
      const open = pairs.filter(({ endedOn }) => endedOn === undefined).map(({ pairCode }) => pairCode);
      const name = role === 'mentee' ? 'наставляемый' : 'наставник';
      return piece(
        open.length === 0,
        `${code} (${name}): завершение пары ${open.join(', ')}`,
        latestDay(pairs.map(({ endedOn }) => endedOn)),
      );
    }),
    { proof: 'База наставляемых, База наставников', first: NOBODY },
  );
