import { addDays } from '../functions/domain/calendar/day.ts';
import { agenda } from './agenda.ts';
import { type AnswerSheet, answerSheet, type FormName, type OptionsOf } from './answer-sheet.ts';
import * as answers from './answers.ts';
import type { BrowsedForms, OpenedLink } from './browsed-forms.ts';
import type { KnownPair, Life } from './life.ts';
import type { Message } from './mailbox.ts';
import { distorted, LATE_BY, type Misbehaviour } from './misbehaviour.ts';
import { personaOf } from './persona.ts';
import { personalLinks } from './personal-link.ts';
import { dayIn } from './programme-run.ts';
import { type Teacher, wantsToMentor } from './roster.ts';
import { seeded } from './seeded.ts';

/** Something that a teacher plans to do on a day. */
type PlannedAction =
  | { readonly on: string; readonly what: 'answer'; readonly link: OpenedLink }
  | { readonly on: string; readonly what: 'sign'; readonly type: 'processing' | 'mentoringWork' };

/** A request for feedback within this many days of the last is a reminder. A later request begins a new round. */
const SAME_ROUND_DAYS = 25;

/** Forms that are consents. */
const ELECTRONIC: Partial<Record<FormName, 'processing' | 'publication'>> = {
  consentProcessing: 'processing',
  consentPublication: 'publication',
};

const FADED = '12-01';
const PUBLICATION_DAY = '11-16';

/** A teacher's work with mail, pairs and papers to sign. */
export class TeacherLife {
  readonly teacher: Teacher;
  private readonly life: Life;
  private readonly forms: BrowsedForms;
  private readonly misbehaviour: Misbehaviour | undefined;
  private readonly persona;
  private readonly plannedActions: PlannedAction[] = [];
  /** Links to the meeting report form, kept from earlier letters. */
  private readonly kept = new Map<string, OpenedLink>();
  private readonly lastAnswered = new Map<string, string>();
  private readonly signed = new Set<string>();
  private gone = false;

  constructor(teacher: Teacher, misbehaviour: Misbehaviour | undefined, life: Life, forms: BrowsedForms) {
    this.teacher = teacher;
    this.misbehaviour = misbehaviour;
    this.life = life;
    this.forms = forms;
    this.persona = personaOf(life.seed, teacher, life.teachers, life.calm);
  }

  /** Whether they decide on consents in the electronic form, if the school has one. Others sign the paper. */
  private get prefersForms(): boolean {
    return this.life.electronic && this.teacher.no % 2 === 0;
  }

  private answersFor(form: FormName): boolean {
    if (form === 'consentProcessing') return this.prefersForms && !this.signed.has('processing');
    if (form === 'consentPublication') {
      return this.prefersForms && this.persona.publishes && !this.signed.has('publication');
    }
    return true;
  }

  get code(): string | undefined {
    return this.life.codes.get(this.teacher.name);
  }

  /** Leaves the programme for good: reads no letters and opens no forms from now on. */
  leave(): void {
    this.gone = true;
  }

  /** Reads a letter and plans to answer each request in it once. */
  read(message: Message, today: string): void {
    if (this.gone) return;
    const opened = personalLinks(message.text).flatMap((found) => this.forms.recognise(found) ?? []);
    const { code } = this;
    const forms = opened.map(({ form }) => form);
    if (code) this.life.chronicle.letters.push({ code, on: today, text: message.text, forms });
    if (this.misbehaviour === 'silent') return;
    const tired = this.misbehaviour === 'late' && message.subject.startsWith('Напоминание');
    const electronic = this.prefersForms && opened.some(({ form }) => form === 'consentProcessing');
    if (!this.signed.has('processing') && !electronic) this.meanToSign('processing', today);
    if (wantsToMentor(this.teacher) && /351\.8/.test(message.text)) {
      this.meanToSign('mentoringWork', today);
    }
    for (const link of opened) {
      if (link.form === 'meetingReport') this.kept.set(link.filled.pairCode ?? '', link);
      else if (link.form === 'reminders' ? tired : this.answersFor(link.form)) this.meanToAnswer(link, today);
    }
  }

  /** The actions of a day. `tick` advances the clock before each form is sent. */
  async act(today: string, tick: () => void): Promise<void> {
    if (this.gone || (this.misbehaviour === 'fadesOut' && today >= dayIn(this.life, FADED))) return;
    const due = this.plannedActions.filter(({ on }) => on <= today);
    for (const action of due) {
      this.plannedActions.splice(this.plannedActions.indexOf(action), 1);
      if (action.what === 'sign') this.sign(action.type, today);
      else await this.answer(action.link, today, tick);
    }
    if (
      this.persona.publishes &&
      !this.prefersForms &&
      this.signed.has('processing') &&
      today >= dayIn(this.life, PUBLICATION_DAY)
    )
      this.allowPublication(today);
    for (const pair of this.life.pairs.values()) {
      if (pair.mentor === this.code) await this.meet(pair, today, tick);
    }
  }

  private delay(): number {
    return this.persona.delay + (this.misbehaviour === 'late' ? LATE_BY : 0);
  }

  private meanToSign(type: 'processing' | 'mentoringWork', today: string): void {
    if (this.signed.has(type)) return;
    this.signed.add(type);
    this.plannedActions.push({
      on: addDays(today, type === 'processing' ? this.delay() : Math.min(this.delay(), 2)),
      what: 'sign',
      type,
    });
  }

  private sign(type: 'processing' | 'mentoringWork', today: string): void {
    const decision = this.teacher.wish === 'refuses' ? 'refused' : 'given';
    this.life.unrecordedPapers.push({ name: this.teacher.name, type, decision, signedOn: today });
  }

  private allowPublication(today: string): void {
    if (this.signed.has('publication') || this.teacher.wish === 'refuses') return;
    this.signed.add('publication');
    const scope = ['name', 'position', 'quote', 'case'] as const;
    this.life.unrecordedPapers.push({
      name: this.teacher.name,
      type: 'publication',
      decision: 'given',
      signedOn: today,
      scope,
    });
  }

  private meanToAnswer(link: OpenedLink, today: string): void {
    const { asRole, pairCode, version } = link.filled;
    if (link.form === 'pairProgramme' && version === undefined && !this.writesProgramme(pairCode)) return;
    const topic = [link.form, asRole, pairCode, version].join('|');
    const last = this.lastAnswered.get(topic);
    const repeats = link.form === 'feedback' && last !== undefined && addDays(last, SAME_ROUND_DAYS) < today;
    if (last !== undefined && !repeats) return;
    this.lastAnswered.set(topic, today);
    const hurry = ['preference', 'feedback', 'satisfactionMentee', 'satisfactionMentor', 'mentorReport'].includes(
      link.form,
    );
    this.plannedActions.push({
      on: addDays(today, hurry ? Math.min(this.delay(), 4) : this.delay()),
      what: 'answer',
      link,
    });
  }

  private async answer(link: OpenedLink, today: string, tick: () => void): Promise<void> {
    const again = this.misbehaviour === 'twice' || (link.form === 'preference' && this.changesTheirMind());
    for (const time of again ? [1, 2] : [1]) {
      const compose = (options: OptionsOf) => {
        const chance = seeded(this.life.seed, this.teacher.no, link.form, today, time);
        const sheet = this.compose(link, { teacher: this.teacher, persona: this.persona, chance }, options, time);
        return distorted(link.form, sheet, this.misbehaviour);
      };
      const taken = await this.post(link, compose, today, tick);
      if (taken) this.noteConsent(link.form, today);
      if (taken && link.filled.version) this.noteAgreement(link.filled, today);
    }
  }

  /** Whether this person writes the programme of a pair. In each pair the mentee or the mentor writes it; some pairs leave it to the curator. */
  private writesProgramme(pairCode = ''): boolean {
    const writer = seeded(this.life.seed, 'programme', pairCode).pick(['mentee', 'mentee', 'mentor', 'nobody']);
    const isMentor = this.life.pairs.get(pairCode)?.mentor === this.code;
    return writer === (isMentor ? 'mentor' : 'mentee');
  }

  /** Records that a person who confirms the programme of a pair agrees with its author. */
  private noteAgreement({ pairCode = '', version = '' }: OpenedLink['filled'], on: string): void {
    const { code = '', life } = this;
    const author = version.split(' ')[0] ?? '';
    const mentee = life.pairs.get(pairCode)?.mentor === code ? author : code;
    life.chronicle.events.push({ what: 'agreedPlan', pairCode, code: mentee, on });
  }

  /** An electronic consent needs no curator: the answer itself is the decision. */
  private noteConsent(form: FormName, on: string): void {
    const { code } = this;
    const type = ELECTRONIC[form];
    if (!type || !code) return;
    this.signed.add(type);
    const decision = type === 'processing' && this.teacher.wish === 'refuses' ? 'refused' : 'given';
    this.life.chronicle.papers.push({ code, type, decision, on });
  }

  private compose(link: OpenedLink, speaker: answers.Speaker, options: OptionsOf, time: number): AnswerSheet {
    switch (link.form) {
      case 'adminRequest':
      case 'meetingReport':
        throw new Error(`Nobody answers ${link.form} from a request in a letter.`);
      case 'reminders':
        return answerSheet('reminders', { wish: 'off' });
      case 'consentProcessing':
        return answerSheet('consentProcessing', answers.consentProcessing(this.teacher.wish === 'refuses'));
      case 'consentPublication':
        return answerSheet('consentPublication', answers.consentPublication());
      case 'pairProgramme': {
        if (link.filled.version) return answerSheet('pairProgramme', { step: 'confirm' }, options);
        const own = this.teacher.no % 2 === 0 && this.life.pairs.get(link.filled.pairCode ?? '')?.mentor !== this.code;
        const about = own && this.code ? [this.code] : undefined;
        return answerSheet('pairProgramme', answers.pairProgramme(speaker, this.life, about), options);
      }
      case 'preference': {
        const asRole = this.roleOf(link);
        const liked = this.liked(offeredIn(options, answers.choiceFields[asRole][0]));
        const [first, second, ...others] = liked;
        // People who change their mind swap their first two choices.
        const ranked = time === 2 && first && second ? [second, first, ...others] : liked;
        const unwanted = ranked.length > MOST_CHOICES ? ranked.at(-1) : undefined;
        return answerSheet('preference', answers.preference(speaker, asRole, ranked, unwanted), options);
      }
      default:
        // biome-ignore lint/performance/noDynamicNamespaceImportAccess: each form has one function with the form's name
        return answerSheet(link.form, answers[link.form](speaker), options);
    }
  }

  private changesTheirMind(): boolean {
    return seeded(this.life.seed, 'second thoughts', this.teacher.no).happens(0.3);
  }

  /**
   * Colleagues in this person's order of preference. Shared work areas make both people prefer each other; a random taste affects only one of them.
   */
  private liked(codes: readonly string[]): string[] {
    const { life, persona } = this;
    const liking = (code: string): number => {
      const other = life.teachers.find(({ name }) => life.codes.get(name) === code);
      const theirs = other && life.personas.get(other.no);
      if (!theirs) return 0;
      const shared = [...persona.needs, ...persona.offers].filter((area) =>
        [...theirs.needs, ...theirs.offers].includes(area),
      );
      return shared.length + seeded(life.seed, 'taste', this.teacher.no, code).int(0, 3);
    };
    return codes.filter((code) => code !== this.code).sort((a, b) => liking(b) - liking(a) || (a < b ? -1 : 1));
  }

  private roleOf({ filled }: OpenedLink): 'mentor' | 'mentee' {
    if (filled.asRole) return filled.asRole === 'наставник' ? 'mentor' : 'mentee';
    return wantsToMentor(this.teacher) ? 'mentor' : 'mentee';
  }

  private async meet(pair: KnownPair, today: string, tick: () => void): Promise<void> {
    const { meetings } = this.life.chronicle;
    const link = this.kept.get(pair.pairCode) ?? this.kept.get('') ?? [...this.kept.values()][0];
    if (!link) return;
    const held = meetings.filter(({ pairCode }) => pairCode === pair.pairCode).length;
    const cycle = agenda(pair, this.life);
    for (const [index, { kind, on }] of cycle.slice(held).entries()) {
      if (on > today) return;
      const chance = seeded(this.life.seed, pair.pairCode, kind, on);
      const meeting = { pairCode: pair.pairCode, kind, heldOn: on };
      const said = answers.meetingReport(
        { teacher: this.teacher, persona: this.persona, chance },
        { ...meeting, present: pair.mentees, nextOn: cycle[held + index + 1]?.on },
      );
      const compose = (options: OptionsOf) => answerSheet('meetingReport', said, options);
      const taken = await this.post(link, compose, today, tick);
      if (taken) meetings.push(meeting);
    }
  }

  private async post(
    link: OpenedLink,
    compose: (options: OptionsOf) => AnswerSheet,
    today: string,
    tick: () => void,
  ): Promise<boolean> {
    const form: FormName = link.form;
    const prefilled = Object.entries(link.filled).map(([field, text]) => [field, [text]] as const);
    const own =
      form === 'meetingReport' ? prefilled.filter(([field]) => field === 'code' || field === 'formKey') : prefilled;
    tick();
    const filled = Object.fromEntries(own);
    const { taken, entered } = await this.forms.fill(link, (options) => ({ ...compose(options), ...filled }));
    const about = link.filled.asRole ?? link.filled.pairCode;
    const preferred = form === 'preference' ? { preferred: codesIn(entered, this.roleOf(link)) } : {};
    const answer = { form, code: link.filled.code ?? '', about, on: today, taken, forged: false };
    this.life.chronicle.answers.push({ ...answer, ...preferred });
    return taken;
  }
}

/** A form has three choices of a colleague. */
const MOST_CHOICES = 3;

const codeOf = (text: string): string[] => /^К-\d+/.exec(text)?.slice(0, 1) ?? [];

const offeredIn = (options: OptionsOf, field: string): string[] => options(field).flatMap(codeOf);

const codesIn = (entered: AnswerSheet, role: 'mentee' | 'mentor'): string[] =>
  answers.choiceFields[role].flatMap((field) => entered[field] ?? []).flatMap(codeOf);
