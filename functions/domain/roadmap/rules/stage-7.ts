import { roles } from '../../../../sheets-schema/choices/role.ts';
import { formsOfRole } from '../../../../sheets-schema/forms/index.ts';
import { type PublicationKind, publicationKinds } from '../../../../sheets-schema/tables/publications.ts';
import { qualityItems, swotItems } from '../../../../sheets-schema/tables/quality.ts';
import { earliestDay } from '../../calendar/day.ts';
import type { Facts } from '../../facts-of.ts';
import { isCollectionOver } from '../../monitoring/survey-closing.ts';
import type { Participant } from '../../monitoring/took-part.ts';
import { hasProof, isUrl } from '../../paper/names-paper.ts';
import type { Entry } from '../../programme.ts';
import { guestInvitedOn } from '../../registers/guests.ts';
import { outcomeOf } from '../../registers/outcomes.ts';
import { byKey } from '../../rows/decided.ts';
import { documentPiece } from '../documents.ts';
import { eventPlace, eventsOf } from '../events.ts';
import { all, type Piece, piece } from '../evidence.ts';
import { type ActivityKind, answered, dayOf, type Rule } from '../rule.ts';

const NOBODY = 'Хотя бы одна пара, которая встречалась';

const REMINDERS = 3;

/** Whether a person got three letters, or cannot get any. */
function askedEnough({ code, role }: Participant, { context, intake, lettersTo }: Facts): boolean {
  const writable = context.identity.reachable(code) && !intake.people.get(code)?.row.remindersOff;
  return !writable || lettersTo(code, ['finalSurvey'], role).length >= REMINDERS;
}

/** 7.1: every participant rated their satisfaction, or the curator closed the survey after three reminders. */
const satisfaction: Rule = (facts) => {
  const replies = facts.tookPart.stillWithUs.map((one) => ({
    one,
    answer: answered(facts, formsOfRole[one.role].satisfaction, one.code),
  }));
  const evidence = all(
    'answers.satisfactionMentee',
    replies.map(({ one: { code, role }, answer }) =>
      piece(answer !== undefined, `${code} (${roles[role]}): анкета удовлетворённости`, answer?.on),
    ),
    { first: NOBODY },
  );
  const closedOn = facts.programme.settings.satisfactionClosedOn;
  if (evidence.holds || evidence.n === 0 || closedOn === undefined || !isCollectionOver(facts)) return evidence;
  const early = replies.filter(({ one, answer }) => !answer && !askedEnough(one, facts));
  if (early.length === 0) {
    const silent = `Сбор закрыт, не ответили: ${evidence.n - evidence.k}`;
    return { ...evidence, holds: true, doneOn: closedOn, missing: [], remarks: [silent] };
  }
  const names = early.map(({ one: { code, role } }) => `${code} (${roles[role]})`).join(', ');
  return {
    ...evidence,
    missing: [...evidence.missing, `Сбор закрыт раньше третьего напоминания: ${names}. Уберите дату закрытия.`],
  };
};

function invited(guest: Entry<'guests'>, facts: Facts): Piece {
  const on = guestInvitedOn(guest, facts);
  return piece(on !== undefined, `Гость № ${guest.guestId ?? 'без номера'}: приглашение`, on, { at: guest.at });
}

/** 7.2: the ceremony has a date, and all participants and guests have an invitation. */
const ceremonyInvitations: Rule = (facts) => {
  const { guests } = facts.programme.tables;
  const dated = eventsOf(facts, 'ceremony').find(({ date }) => date !== undefined);
  const codes = [...new Set(facts.tookPart.stillWithUs.map(({ code }) => code))].sort();
  const letters = codes.map((code) => ({ code, first: facts.lettersTo(code, ['ceremonyInvitation'])[0] }));
  const participants = letters.map(({ code, first }) =>
    piece(first !== undefined, `${code}: приглашение`, first?.on, { at: first?.at }),
  );
  const others = guests.filter(({ name, email }) => name || email).map((guest) => invited(guest, facts));
  const last = earliestDay([...participants, ...others].map(({ on }) => on));
  return {
    ...all('outbox', participants, {
      also: [piece(dated !== undefined, 'Дата торжественного мероприятия', last), ...others],
      first: NOBODY,
    }),
    started: dated !== undefined,
  };
};

/** 7.3: the school held the ceremony and entered its link, and the award order is registered. */
const ceremony: Rule = (facts) => {
  const rows = eventsOf(facts, 'ceremony');
  const { today } = facts.context;
  const event = rows.find((row) => row.held && hasProof(row) && row.date !== undefined && row.date <= today);
  const missing = 'Торжественное мероприятие: дата, отметка «Состоялось» и ссылка или название документа';
  const { on, present, missing: order } = documentPiece(facts, 'awardList');
  return {
    ...all('events', [piece(event !== undefined, missing, event?.date, eventPlace(event)), piece(present, order, on)]),
    started: rows.some(({ date }) => date !== undefined),
  };
};

/** 7.4: the four SWOT fields have a text, and all nine items have a score. */
const quality: Rule = ({ programme }) => {
  const rows = byKey(programme.tables.quality, ({ itemId }) => itemId);
  const row = (key: string) => rows.get(key);
  const at = (key: string) => ({ at: row(key)?.at });
  return all('quality', [
    ...Object.entries(swotItems).map(([key, label]) =>
      piece(Boolean(row(key)?.text), `SWOT: ${label.toLowerCase()}`, undefined, at(key)),
    ),
    ...Object.keys(qualityItems).map((key, index) =>
      piece(row(key)?.score !== undefined, `Балл по пункту ${index + 1}`, undefined, at(key)),
    ),
  ]);
};

/** 7.5: every participant with a first assessment has a final one. A remark lists the others. */
const influence: Rule = (facts) => {
  const people = facts.tookPart.stillWithUs;
  const known = people.filter(({ code, role }) => answered(facts, formsOfRole[role].t0, code) !== undefined);
  const without = people.filter((one) => !known.includes(one)).map(({ code, role }) => `${code} (${roles[role]})`);
  const evidence = all(
    'assessments',
    known.map(({ code, role }) => {
      const answer = answered(facts, formsOfRole[role].t1, code);
      return piece(answer !== undefined, `${code} (${roles[role]}): итоговая оценка`, answer?.on);
    }),
    { first: 'Хотя бы один участник пары со стартовой оценкой' },
  );
  return without.length > 0 ? { ...evidence, remarks: [`Нет T0: ${without.join(', ')}`] } : evidence;
};

/** 7.6: every mentor reported on each of their pairs that was not dissolved, and both school reports are registered. */
export const reports: Rule = (facts) => {
  const reported = facts.bases.reports;
  const pieces = facts.tookPart.stillWithUs
    .filter(({ role }) => role === 'mentor')
    .flatMap(({ code, pairs }) => pairs.filter(({ status }) => status !== 'dissolved').map((pair) => ({ code, pair })))
    .map(({ code, pair: { pairCode } }) => {
      const report = reported.get(pairCode)?.find(({ fields }) => fields.code === code);
      return piece(report !== undefined, `${code}: отчёт наставника (${pairCode})`, dayOf(report));
    });
  return all('documents', [...pieces, documentPiece(facts, 'curatorReport'), documentPiece(facts, 'finalReport')], {
    also: pieces.length > 0 ? [] : [piece(false, NOBODY)],
  });
};

/** 7.7: each kind of publication has a page, and everybody whom a page names agreed to this. */
const publication: Rule = ({ programme, intake, context: { today } }) => {
  const rows = programme.tables.publications.filter(
    ({ url, date }) => url !== undefined && isUrl(url) && (date === undefined || date <= today),
  );
  const pages = (Object.keys(publicationKinds) as PublicationKind[]).map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    return piece(row !== undefined, `Адрес страницы: ${publicationKinds[kind]}`, row?.date, { at: row?.at });
  });
  const named = [...new Set(rows.flatMap(({ named: codes }) => codes ?? []))].sort();
  const unpermitted = named.flatMap((code): Piece[] => {
    if (!intake.consents.valid(code, 'publication', today)) {
      return [piece(false, `${code}: нет согласия на распространение – снимите упоминание`)];
    }
    const scope = intake.consents.row(code, 'publication', today)?.scope ?? [];
    return scope.includes('name')
      ? []
      : [piece(false, `${code}: согласие не разрешает называть ФИО – снимите упоминание`)];
  });
  return all('publications', pages, { also: unpermitted });
};

/** 7.8: the bases have an end date and results for every participant and a pass mark for every mentee. Each goal of a plan has a result. */
const outcomes: Rule = (facts) => {
  return all(
    'mentees',
    facts.tookPart.stillWithUs.map(({ code, role }) => {
      const participation = facts.bases.byParticipation.get(`${role}|${code}`);
      const outcome = participation && outcomeOf(participation, facts.bases);
      const open = [
        ...(outcome?.completedOn ? [] : ['дата завершения']),
        ...(outcome?.results ? [] : ['результаты']),
        ...(outcome?.completedOn && outcome.unmarked.length > 0
          ? [`итог целей плана (цель ${outcome.unmarked.join(', ')} на листе «ИПР»)`]
          : []),
        ...(role === 'mentor' || outcome?.passed ? [] : ['отметка о прохождении']),
      ];
      return piece(open.length === 0, `${code} (${roles[role]}): ${open.join(', ')}`, outcome?.completedOn);
    }),
    { first: NOBODY },
  );
};

export const stage7 = {
  '7.1': { rule: satisfaction, workPlace: 'unanswered' },
  '7.2': { rule: ceremonyInvitations, workPlace: 'events' },
  '7.3': { rule: ceremony, workPlace: 'events' },
  '7.4': { rule: quality, workPlace: 'quality' },
  '7.5': { rule: influence, workPlace: 'unanswered' },
  '7.6': { rule: reports, workPlace: 'documents' },
  '7.7': { rule: publication, workPlace: 'publications' },
  '7.8': { rule: outcomes, workPlace: 'mentees' },
} as const satisfies Readonly<Record<string, ActivityKind>>;
