import { addDays } from '../../functions/domain/calendar/day.ts';
import { SEED_START } from '../../sheets-schema/roadmap.ts';
import { BrowsedForms } from '../../simulation/browsed-forms.ts';
import { Chronicle } from '../../simulation/chronicle.ts';
import type { Life, Paper } from '../../simulation/life.ts';
import { addressesOf, Mailbox } from '../../simulation/mailbox.ts';
import { personaOf } from '../../simulation/persona.ts';
import { SEED_MONTHS } from '../../simulation/programme-run.ts';
import { roster, type Teacher } from '../../simulation/roster.ts';
import { daysFrom, isWeekday, momentOf, schoolDays } from '../../simulation/school-day.ts';
import { CURATOR_EMAIL } from '../../simulation/school-facts.ts';
import { TeacherLife } from '../../simulation/teacher-life.ts';
import type { Workspace } from '../../workspace/workspace.ts';

const SEED = 3;

/** The teachers of the school, who read their mail, answer forms and sign papers while days pass. */
export class Colleagues {
  readonly teachers: readonly Teacher[];
  private readonly workspace: Workspace;
  private readonly life: Life;
  private readonly lives: readonly TeacherLife[];
  private readonly mailbox: Mailbox;
  private today: string;

  private constructor(workspace: Workspace, life: Life, lives: readonly TeacherLife[], today: string) {
    this.workspace = workspace;
    this.life = life;
    this.lives = lives;
    this.teachers = life.teachers;
    this.mailbox = new Mailbox(workspace, CURATOR_EMAIL);
    this.today = today;
  }

  static async meet(workspace: Workspace, count: number, today: string): Promise<Colleagues> {
    const teachers = roster(SEED, count);
    const year = Number(today.slice(0, 4));
    const life: Life = {
      seed: SEED,
      year,
      startMonth: SEED_START,
      months: SEED_MONTHS,
      calm: true,
      days: schoolDays(year),
      teachers,
      personas: new Map(teachers.map((teacher) => [teacher.no, personaOf(SEED, teacher, teachers, true)])),
      habits: new Map(),
      omissions: new Set(),
      chronicle: new Chronicle(),
      unrecordedPapers: [],
      coded: false,
      facts: {},
      electronic: false,
      codes: new Map(),
      pairs: new Map(),
      departures: [],
    };
    const forms = await BrowsedForms.open(workspace, CURATOR_EMAIL);
    const lives = teachers.map((teacher) => new TeacherLife(teacher, undefined, life, forms));
    return new Colleagues(workspace, life, lives, today);
  }

  /** Removes and returns the signed papers that the curator has received. */
  takePapers(): readonly Paper[] {
    return this.life.unrecordedPapers.splice(0);
  }

  /** Lets days pass. Each day letters go out, and the teachers do what they planned. */
  async livePast(days: number): Promise<void> {
    const { workspace } = this;
    const until = addDays(this.today, days);
    for (const today of daysFrom(addDays(this.today, 1), until)) {
      workspace.clock.set(momentOf(today, '08:30'));
      await workspace.runTimer();
      for (const { name, code } of await this.codes()) this.life.codes.set(name, code);
      const byAddress = new Map(this.lives.map((each) => [each.teacher.email.toLowerCase(), each]));
      for (const message of await this.mailbox.fresh()) {
        for (const address of addressesOf(message)) byAddress.get(address)?.read(message, today);
      }
      if (!isWeekday(today)) continue;
      let minute = 0;
      const tick = () => {
        minute += 1;
        workspace.clock.set(new Date(momentOf(today, '10:00').getTime() + minute * 30_000));
      };
      for (const each of this.lives) await each.act(today, tick);
      workspace.clock.set(momentOf(today, '16:00'));
      await workspace.runTimer();
    }
    this.today = until;
  }

  private async codes(): Promise<readonly { readonly name: string; readonly code: string }[]> {
    const { plan } = await this.workspace.sync();
    return plan.programmeState.programme.tables.people.flatMap(({ name, code }) =>
      name && code ? [{ name, code }] : [],
    );
  }
}
