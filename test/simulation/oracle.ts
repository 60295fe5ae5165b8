import type { FormName } from '../../simulation/answer-sheet.ts';
import type { Chronicle } from '../../simulation/chronicle.ts';
import type { Life } from '../../simulation/life.ts';
import { wantsMentor, wantsToMentor } from '../../simulation/roster.ts';

/**
 * A careful observer's verdicts on the 37 activities on 31 December. A verdict depends only on the chronicle and on the
 * roadmap's own words, not on the workbook or on the programme's rules. It lists what the activity lacks, each by a
 * code or a word that the workbook should name. For a done activity, the list is empty.
 */
export type Verdicts = ReadonlyMap<string, readonly string[]>;

type Role = 'mentee' | 'mentor';

interface Team {
  readonly pairCode: string;
  readonly mentor: string;
  /** The mentees who stayed to the end. */
  readonly mentees: readonly string[];
  readonly orderedOn: string | undefined;
  /** The last day of a pair that ended early. */
  readonly brokeOn: string | undefined;
  readonly metOn: readonly { readonly kind: string; readonly on: string }[];
}

class Witness {
  readonly year: number;
  readonly life: Life;
  readonly chronicle: Chronicle;
  readonly codes: readonly string[];
  readonly withdrawn: ReadonlyMap<string, string>;
  readonly consenting: ReadonlySet<string>;
  readonly teams: readonly Team[];
  readonly lacking = new Map<string, string[]>();

  constructor(life: Life) {
    this.life = life;
    this.year = life.year;
    this.chronicle = life.chronicle;
    this.codes = [...life.codes.values()].sort();
    const decisions = life.chronicle.decisions('processing');
    const papers = life.chronicle.papers.filter(
      ({ type, decision }) => type === 'processing' && decision === 'withdrawn',
    );
    this.withdrawn = new Map(papers.map(({ code, on }) => [code, on]));
    this.consenting = new Set([...decisions].flatMap(([code, decision]) => (decision === 'given' ? [code] : [])));
    this.teams = this.chronicle.did('confirmed').map((pair) => this.team(pair));
  }

  private team({ pairCode, mentor, mentees }: { pairCode: string; mentor: string; mentees: readonly string[] }): Team {
    const left = mentees.flatMap((code) => this.withdrawn.get(code) ?? []);
    const allLeft = left.length === mentees.length ? left.sort().at(-1) : undefined;
    const released = this.chronicle.did('released').find((event) => event.mentor === mentor)?.from;
    const ends = [allLeft, this.withdrawn.get(mentor), released].filter((day) => day !== undefined).sort();
    const metOn = this.chronicle.meetings
      .filter((meeting) => meeting.pairCode === pairCode)
      .map(({ kind, heldOn }) => ({ kind, on: heldOn }));
    return {
      pairCode,
      mentor,
      mentees: mentees.filter((code) => !this.withdrawn.has(code)),
      orderedOn: this.chronicle.did('ordered').find((event) => event.pairCode === pairCode)?.on,
      brokeOn: metOn.some(({ kind }) => kind === 'final') ? undefined : ends[0],
      metOn,
    };
  }

  day(dayOfYear: string): string {
    return `${this.year}-${dayOfYear}`;
  }

  /** A person's own accepted answers. `about` is a role or a pair. */
  answers(form: FormName, code: string, about?: string) {
    return this.chronicle.answers.filter(
      (one) =>
        one.form === form &&
        one.taken &&
        !one.forged &&
        one.code === code &&
        (about === undefined || one.about === about),
    );
  }

  said(form: FormName, code: string, about?: string): boolean {
    return this.consenting.has(code) && this.answers(form, code, about).length > 0;
  }

  /** The members of a base at the year's end, with the day of their acceptance. */
  members(role: Role): readonly { readonly code: string; readonly since: string }[] {
    const from = role === 'mentor' ? ['offer'] : ['own', 'admin'];
    const released = new Set(this.chronicle.did('released').map(({ mentor }) => mentor));
    const since = new Map<string, string>();
    for (const { code, as, on } of this.chronicle.did('accepted')) {
      const gone = role === 'mentor' && released.has(code);
      if (from.includes(as) && this.consenting.has(code) && !gone && !since.has(code)) since.set(code, on);
    }
    return [...since].map(([code, on]) => ({ code, since: on }));
  }

  /** Pairs that worked at any time between two days and did not part before the second day. */
  working(from: string, until: string): readonly Team[] {
    const lasting = this.ordered().filter(({ brokeOn }) => brokeOn === undefined || brokeOn >= this.day(until));
    const inTime = lasting.filter(({ orderedOn = '' }) => orderedOn <= this.day(until));
    const stillThere = inTime.filter(({ brokeOn }) => brokeOn === undefined || brokeOn >= this.day(from));
    return stillThere.length > 0 ? stillThere : lasting;
  }

  ordered(): readonly Team[] {
    return this.teams.filter(({ orderedOn }) => orderedOn !== undefined);
  }

  whole(): readonly Team[] {
    return this.ordered().filter(({ brokeOn }) => brokeOn === undefined);
  }

  /** Everybody who is still in the programme and met at least once in a pair. Each role has its own entry. */
  tookPart(): readonly { readonly code: string; readonly role: Role; readonly teams: readonly Team[] }[] {
    const released = new Set(this.chronicle.did('released').map(({ mentor }) => mentor));
    const found = new Map<string, { code: string; role: Role; teams: Team[] }>();
    for (const team of this.ordered().filter(({ metOn }) => metOn.length > 0)) {
      const people = [
        { code: team.mentor, role: 'mentor' as const },
        ...team.mentees.map((code) => ({ code, role: 'mentee' as const })),
      ];
      for (const { code, role } of people) {
        if (this.withdrawn.has(code) || (role === 'mentor' && released.has(code))) continue;
        const known = found.get(`${role}|${code}`) ?? { code, role, teams: [] };
        found.set(`${role}|${code}`, { ...known, teams: [...known.teams, team] });
      }
    }
    return [...found.values()];
  }

  lettersTo(code: string, says: (text: string) => boolean) {
    return this.chronicle.letters.filter((letter) => letter.code === code && says(letter.text));
  }

  /** Records what an activity lacks. `some` is false if nobody could do the activity. */
  verdict(id: string, lacks: readonly (string | false | undefined)[], some = true): void {
    const words = lacks.filter((word): word is string => typeof word === 'string' && word !== '');
    this.lacking.set(id, some || words.length > 0 ? words : ['']);
  }
}

const roleWord = { mentee: 'наставляемый', mentor: 'наставник' } as const;

function stageOne(witness: Witness): void {
  const { chronicle, codes, consenting } = witness;
  const noted = (kind: string) => chronicle.did('noted').find((event) => event.kind === kind);
  const registered = (document: string) => chronicle.did('registered').some((event) => event.document === document);
  const settings = chronicle.did('filledSettings').length > 0;
  const read = new Set(chronicle.did('studied').map(({ level }) => level));
  const materials = new Set(chronicle.did('addedMaterial').map(({ kind }) => kind));
  const decided = chronicle.decisions('processing');

  witness.verdict('1.1', [!noted('seminar')?.proof && 'ссылка']);
  witness.verdict('1.2', [
    !read.has('federal') && 'федеральный',
    !read.has('regional') && 'региональный',
    !read.has('municipal') && 'муниципальный',
  ]);
  witness.verdict('1.3', [!settings && 'Цель']);
  witness.verdict('1.4', [!settings && 'Куратор', !registered('orderCurator') && 'Приказ о назначении куратора']);
  witness.verdict('1.5', [!registered('orderPilot') && 'апробации', !registered('regulation') && 'Положение']);
  witness.verdict('1.6', [
    !materials.has('memoMentee') && 'памятка наставляемому',
    !materials.has('memoMentor') && 'памятка наставнику',
    !materials.has('meetingScript') && 'сценарии',
    !materials.has('workbook') && 'рабочая тетрадь',
  ]);
  const written = codes.filter((code) => chronicle.letters.some((letter) => letter.code === code));
  const told = noted('informing')?.proof === true;
  witness.verdict('1.7', told ? [] : codes.filter((code) => !written.includes(code)), codes.length > 0);
  witness.verdict(
    '1.8',
    codes.filter((code) => !decided.has(code) || (consenting.has(code) && !witness.said('intake', code))),
    codes.length > 0,
  );
}

function stagesTwoToFour(witness: Witness): void {
  const { chronicle, life } = witness;
  const named = (wants: typeof wantsMentor) =>
    life.teachers
      .filter(wants)
      .flatMap(({ name }) => life.codes.get(name) ?? [])
      .filter((code) => witness.said('intake', code));
  const menteesToBe = named(wantsMentor);
  const mentorsToBe = named(wantsToMentor);
  const headAsked = chronicle.answers.some(
    ({ form, about, taken }) =>
      form === 'adminRequest' && taken && about !== undefined && witness.consenting.has(about),
  );
  const accepted = (code: string, as: string) =>
    chronicle.did('accepted').some((event) => event.code === code && event.as === as);
  const asked = witness.codes.filter((code) => witness.said('menteeRequest', code));
  const offered = witness.codes.filter((code) => witness.said('mentorOffer', code));
  const mentees = witness.members('mentee').map(({ code }) => code);
  const mentors = witness.members('mentor').map(({ code }) => code);
  const interviewed = new Set(chronicle.did('interviewed').map(({ code }) => code));
  const certified = new Set(chronicle.did('certified').map(({ code }) => code));

  const silence = !headAsked && chronicle.did('noAdminRequests').length === 0;
  witness.verdict(
    '2.1',
    [...menteesToBe.filter((code) => !witness.said('menteeRequest', code)), silence && 'администрации'],
    menteesToBe.length > 0,
  );
  witness.verdict(
    '2.2',
    asked.filter((code) => !accepted(code, 'own')),
    mentees.length > 0,
  );
  witness.verdict(
    '2.3',
    mentees.filter((code) => !accepted(code, 'own') && !accepted(code, 'admin')),
    mentees.length > 0,
  );
  witness.verdict(
    '3.1',
    mentees.filter((code) => !witness.said('assessmentMenteeT0', code)),
    mentees.length > 0,
  );
  witness.verdict(
    '3.2',
    mentorsToBe.filter((code) => !witness.said('mentorOffer', code)),
    mentorsToBe.length > 0,
  );
  witness.verdict(
    '3.3',
    offered.filter((code) => !accepted(code, 'offer')),
    mentors.length > 0,
  );
  witness.verdict(
    '3.4',
    mentors.filter((code) => !witness.said('assessmentMentorT0', code)),
    mentors.length > 0,
  );
  witness.verdict(
    '3.5',
    mentors.filter((code) => !interviewed.has(code)),
    mentors.length > 0,
  );
  witness.verdict('4.1', [
    chronicle.did('choseCourse').length === 0 && 'Выбранная программа',
    life.omissions.has('courseWithoutHours') && 'часы',
  ]);
  const admitted = mentors.filter((code) => interviewed.has(code));
  witness.verdict(
    '4.2',
    admitted.filter((code) => !certified.has(code)),
    admitted.length > 0,
  );
}

function stageFive(witness: Witness): void {
  const { chronicle } = witness;
  const meeting = chronicle.did('noted').find(({ kind }) => kind === 'groupMeeting');
  const members = (['mentee', 'mentor'] as const).flatMap((role) =>
    witness.members(role).map((one) => ({ ...one, role })),
  );
  const present = new Set(meeting?.present);
  const there = members.filter(({ code }) => present.has(code));
  // Nobody could invite a person whom the curator accepted on the day of the meeting or later.
  const expected = members.filter(({ since }) => meeting !== undefined && since < meeting.heldOn);
  witness.verdict('5.1', [
    ...expected.filter(({ code }) => !present.has(code)).map(({ code }) => code),
    !there.some(({ role }) => role === 'mentor') && 'наставник',
    !there.some(({ role }) => role === 'mentee') && 'наставляемый',
  ]);
  witness.verdict(
    '5.2',
    there
      .filter(
        ({ code, role }) =>
          !witness.answers('preference', code, roleWord[role]).some(({ on }) => on >= (meeting?.heldOn ?? '')),
      )
      .map(({ code }) => code),
    there.length > 0,
  );
  const confirmed = witness.teams.filter(({ brokeOn }) => brokeOn === undefined);
  const placed = new Set([
    ...confirmed.flatMap(({ mentees }) => mentees),
    ...chronicle.did('leftWithoutPair').map(({ code }) => code),
  ]);
  const mentees = witness.members('mentee').map(({ code }) => code);
  witness.verdict(
    '5.3',
    mentees.filter((code) => !placed.has(code)),
    mentees.length > 0,
  );
  const signed = chronicle.decisions('mentoringWork');
  const told = (team: Team, code: string) =>
    witness.lettersTo(
      code,
      (text) => text.includes(`пара ${team.pairCode}:`) || text.includes(`группа ${team.pairCode}:`),
    ).length > 0;
  const unfinished = confirmed.filter(
    (team) =>
      team.orderedOn === undefined ||
      signed.get(team.mentor) !== 'given' ||
      [team.mentor, ...team.mentees].some((code) => !told(team, code)),
  );
  witness.verdict(
    '5.4',
    unfinished.map(({ pairCode }) => pairCode),
    confirmed.length > 0,
  );
}

const FORTNIGHTS = [
  ['10-01', '10-14'],
  ['10-15', '10-28'],
  ['10-29', '11-11'],
  ['11-12', '11-30'],
] as const;

function stageSix(witness: Witness): void {
  const { chronicle } = witness;
  const without = (teams: readonly Team[], kind: string) =>
    teams.filter(({ metOn }) => !metOn.some((one) => one.kind === kind)).map(({ pairCode }) => pairCode);
  const september = witness.working('09-01', '09-30');
  witness.verdict('6.1', without(september, 'first'), september.length > 0);
  witness.verdict('6.2', without(september, 'trial'), september.length > 0);

  const october = witness.working('10-01', '10-31');
  const planned = (pairCode: string, code: string) =>
    chronicle.did('agreedPlan').some((event) => event.pairCode === pairCode && event.code === code);
  const unplanned = october.filter(({ pairCode, mentees }) => mentees.some((code) => !planned(pairCode, code)));
  const open = new Set([...without(october, 'planning'), ...unplanned.map(({ pairCode }) => pairCode)]);
  witness.verdict('6.3', [...open], october.length > 0);

  const owed = witness
    .ordered()
    .flatMap((team) =>
      FORTNIGHTS.map(([from, to]) => ({ team, from: witness.day(from), to: witness.day(to) })).filter(
        ({ from, to }) => (team.orderedOn ?? '') <= from && (team.brokeOn === undefined || team.brokeOn >= to),
      ),
    );
  const missed = owed.filter(({ team, from, to }) => !team.metOn.some(({ on }) => on >= from && on <= to));
  witness.verdict(
    '6.4',
    missed.map(({ team }) => team.pairCode),
    owed.length > 0,
  );

  const rounds = [witness.day('10-10'), witness.day('11-16')] as const;
  const autumn = witness.working('09-01', '11-30').filter(({ orderedOn = '' }) => orderedOn <= rounds[1]);
  const people = autumn.flatMap(({ mentor, mentees }) => [
    { code: mentor, role: 'mentor' as const },
    ...mentees.map((code) => ({ code, role: 'mentee' as const })),
  ]);
  const asked = chronicle.letters.filter(
    ({ code, forms }) => forms.includes('feedback') && people.some((one) => one.code === code),
  );
  witness.verdict(
    '6.5',
    [
      ...people
        .filter(
          ({ code, role }) => !witness.answers('feedback', code, roleWord[role]).some(({ on }) => on >= rounds[0]),
        )
        .map(({ code }) => code),
      !asked.some(({ on }) => on >= rounds[0] && on < rounds[1]) && 'Волна 1',
      !asked.some(({ on }) => on >= rounds[1]) && 'Волна 2',
    ],
    people.length > 0,
  );

  const toTheEnd = witness.whole();
  witness.verdict('6.6', without(toTheEnd, 'final'), toTheEnd.length > 0);
  const gathering = chronicle.did('noted').find(({ kind }) => kind === 'groupFinal');
  const came = new Set(gathering?.present);
  const awaited = toTheEnd.flatMap(({ mentor, mentees }) => [mentor, ...mentees]);
  witness.verdict('6.7', came.size === 0 ? ['Список присутствовавших'] : awaited.filter((code) => !came.has(code)));
}

const satisfactionForm = { mentee: 'satisfactionMentee', mentor: 'satisfactionMentor' } as const;
const t0Form = { mentee: 'assessmentMenteeT0', mentor: 'assessmentMentorT0' } as const;
const t1Form = { mentee: 'assessmentMenteeT1', mentor: 'assessmentMentorT1' } as const;

function stageSeven(witness: Witness): void {
  const { chronicle } = witness;
  const people = witness.tookPart();
  const some = people.length > 0;
  const registered = (document: string) => chronicle.did('registered').some((event) => event.document === document);

  const silent = people.filter(({ code, role }) => !witness.said(satisfactionForm[role], code));
  const closed = chronicle.did('closedCollection').length > 0;
  const asked = ({ code, role }: (typeof people)[number]) =>
    chronicle.letters.filter((letter) => letter.code === code && letter.forms.includes(satisfactionForm[role])).length;
  const waiting = closed && silent.every((one) => asked(one) >= 3) ? [] : silent;
  witness.verdict(
    '7.1',
    waiting.map(({ code }) => code),
    some,
  );

  const invitedGuests = new Set(chronicle.did('invitedGuest').map(({ name }) => name));
  const guests = chronicle.did('listedGuest').filter(({ name }) => !invitedGuests.has(name));
  const uninvited = people.filter(
    ({ code }) => witness.lettersTo(code, (text) => text.includes('торжественное подведение итогов')).length === 0,
  );
  witness.verdict('7.2', [...uninvited.map(({ code }) => code), guests.length > 0 && 'Гость'], some);
  const ceremony = chronicle.did('noted').find(({ kind }) => kind === 'ceremony');
  witness.verdict('7.3', [
    !ceremony?.proof && 'Торжественное мероприятие',
    !registered('awardList') && 'Приказ о поощрении',
  ]);
  const wrote = new Set(chronicle.did('wroteSwot').map(({ item }) => item));
  witness.verdict('7.4', [
    ...['Сильные стороны', 'Слабые стороны', 'Возможности', 'Угрозы']
      .filter((item) => !wrote.has(item))
      .map((item) => item.toLowerCase()),
    new Set(chronicle.did('scored').map(({ item }) => item)).size < 9 && 'Балл',
  ]);
  const measured = people.filter(({ code, role }) => witness.said(t0Form[role], code));
  const unmeasured = measured.filter(({ code, role }) => !witness.said(t1Form[role], code));
  witness.verdict(
    '7.5',
    unmeasured.map(({ code }) => code),
    measured.length > 0,
  );
  const owing = people
    .filter(({ role }) => role === 'mentor')
    .flatMap(({ code, teams }) =>
      teams.filter(({ brokeOn }) => brokeOn === undefined).map(({ pairCode }) => ({ code, pairCode })),
    )
    .filter(({ code, pairCode }) => !witness.said('mentorReport', code, pairCode));
  witness.verdict(
    '7.6',
    [
      ...owing.map(({ code }) => code),
      !registered('curatorReport') && 'Отчёт куратора',
      !registered('finalReport') && 'Итоговый отчёт',
    ],
    some,
  );
  const pages = new Set(chronicle.did('published').map(({ kind }) => kind));
  const named = [...new Set(chronicle.did('published').flatMap((page) => page.named))];
  const allowed = chronicle.decisions('publication');
  witness.verdict('7.7', [
    pages.size < 3 && 'Адрес страницы',
    ...named.filter((code) => allowed.get(code) !== 'given'),
  ]);
  // On the last day of the year every pair has ended, with or without a final meeting.
  witness.verdict('7.8', [], some);
}

/** The verdicts on a year that ran to its last day. */
export function verdictsOn(life: Life): Verdicts {
  const witness = new Witness(life);
  stageOne(witness);
  stagesTwoToFour(witness);
  stageFive(witness);
  stageSix(witness);
  stageSeven(witness);
  return witness.lacking;
}
