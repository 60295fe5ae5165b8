import type { Raw } from '../../../sheets-schema/cell.ts';
import { formerFigures } from '../../../sheets-schema/former-figures.ts';
import type { FormerOffer } from '../../../sheets-schema/former-offer.ts';
import { monthlyHours } from '../../../sheets-schema/forms/mentor-offer.ts';
import { type SettingKey, settings as settingsSchema } from '../../../sheets-schema/settings.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import { firstDayOfMonth } from '../calendar/day.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import { isSubstitution } from '../curators/curators.ts';
import { yearFigures } from '../monitoring/year-figures.ts';
import { hasStarted, type Pair } from '../pairs/pair.ts';
import type { Entry, TableName } from '../programme.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

/**
 * Rows for a tab of the next programme. If the new tab already has a row with the same cells in the columns `identity`, we write into that row.
 * Otherwise we add a row.
 */
export interface CarriedTable {
  readonly table: TableName;
  readonly identity: readonly string[];
  /**
   * Which cells of the installation the rows overwrite.
   * - `cells`: the cells of a row with the same identity;
   * - `rows`: also, rows with any other identity become empty, because the school has deleted or renamed them.
   * By default, only empty cells are filled.
   */
  readonly replaces?: 'cells' | 'rows';
  readonly rows: readonly Readonly<Record<string, Raw>>[];
}

const PROCESSING = schema.consents.columns.type.type.write('processing');

/** What the next programme takes from this one. */
export interface NextProgramme {
  readonly settings: Partial<Readonly<Record<SettingKey, Raw>>>;
  readonly tables: readonly CarriedTable[];
}

/** Settings that are valid for one year only, and settings that describe the old workbook's place. */
const NOT_CARRIED: ReadonlySet<SettingKey> = new Set<SettingKey>([
  'programYear',
  'privacyMode',
  'dataPlace',
  'consentUntil',
  'documentsFolder',
  'regulationAdopted',
  'youngSpecialistsTotal',
  'feedbackRound1',
  'feedbackRound2',
  'windowStart',
  'satisfactionClosedOn',
  'changesSeen',
  'lastYearFigures',
  'noAdminRequests',
  'mailPaused',
]);

/** The settings that the school set itself, with the next year. */
function nextSettings(state: ProgrammeState): NextProgramme['settings'] {
  const { programme, context } = state;
  const { tables, settings } = programme;
  const keys = new Set(Object.keys(settingsSchema));
  const carried = tables.settings.flatMap(({ key, value }): [string, Raw][] => {
    const isCarried = key !== undefined && keys.has(key) && !NOT_CARRIED.has(key as SettingKey);
    return isCarried && value !== undefined && value !== '' ? [[key, value]] : [];
  });
  const figures = yearFigures(state);
  return {
    ...Object.fromEntries(carried),
    ...(figures.length > 0 ? { lastYearFigures: formerFigures.write(figures) } : {}),
    programYear: programmeYear(settings, context.today) + 1,
  };
}

/** The cells of a row as people type them. */
function rawCells<N extends TableName>(
  name: N,
  row: Partial<Omit<Entry<N>, 'at'>>,
  columns: readonly (keyof Entry<N> & string)[],
): Readonly<Record<string, Raw>> {
  const types: Table['columns'] = schema[name].columns;
  return Object.fromEntries(
    columns.flatMap((key): [string, Raw][] => {
      const value: unknown = Reflect.get(row, key);
      const type = types[key]?.type;
      return value === undefined || type === undefined ? [] : [[key, type.write(value)]];
    }),
  );
}

/** Whether a person is in the next programme. No row may name anybody else, because their code may be given to a new person. */
const staying =
  ({ intake }: Pick<ProgrammeState, 'intake'>) =>
  (code: string | undefined): code is string =>
    code !== undefined && intake.people.get(code)?.left === false && !intake.withdrawn.has(code);

/** Last year's mentor of each mentee. If a mentee had several mentors, the first one counts, and a pair that lasted comes before a dissolved one. */
function mentorsOf(started: readonly Pair[], stays: (code: string) => boolean): ReadonlyMap<string, string> {
  const dissolved = started.filter(({ status }) => status === 'dissolved');
  const lasting = started.filter(({ status }) => status !== 'dissolved').toReversed();
  return new Map(
    [...dissolved, ...lasting].flatMap(({ mentor, mentees }) =>
      stays(mentor) ? mentees.map((code) => [code, mentor] as const) : [],
    ),
  );
}

/** What a person offered as a mentor, to be filled into their form of the next year. A declined offer is not proposed again. */
function offerOf(intake: ProgrammeState['intake'], code: string): FormerOffer | undefined {
  const offer = intake.offers.get(code);
  if (!offer || offer.decision === 'declined') return undefined;
  const { bestOffer, hoursPerMonth } = offer.answer.fields;
  return {
    areas: offer.areas.map(intake.areaLabel),
    ...(bestOffer && { best: intake.areaLabel(bestOffer) }),
    ...(offer.places > 0 && { places: String(offer.places) }),
    ...(hoursPerMonth && { hours: monthlyHours[hoursPerMonth] }),
  };
}

/**
 * The roster, with last year's mentor or a mark if nobody became the mentor. Bands of experience change with the year, so the staff enter them again.
 * @param agreed - the people whose consent is carried, too; only their offers may be kept
 */
function nextPeople({ programme, intake, pairs }: ProgrammeState, agreed: ReadonlySet<Raw | undefined>): CarriedTable {
  const started = pairs.filter(hasStarted);
  const stays = staying({ intake });
  const mentorOf = mentorsOf(started, stays);
  const waited = new Set(
    [...intake.requests.values()].flatMap(({ code, decision }) =>
      decision === 'accepted' && !started.some(({ mentees }) => mentees.includes(code)) ? [code] : [],
    ),
  );
  const columns = [
    ...(['code', 'name', 'position', 'email', 'subjectGroup', 'labourGround', 'remindersOff', 'building'] as const),
    ...(['curator', 'department', 'managerCode', 'formerMentorCode', 'waitedLastYear', 'formerOffer'] as const),
  ];
  const rows = programme.tables.people.flatMap((row) => {
    const { code } = row;
    if (!stays(code)) return [];
    const { formerMentorCode: _, waitedLastYear: __, formerOffer: ___, managerCode, ...own } = row;
    const manager = stays(managerCode) ? { managerCode } : {};
    const mentor = mentorOf.get(code);
    const lastYear = mentor ? { formerMentorCode: mentor } : waited.has(code) ? { waitedLastYear: true } : {};
    const offer = agreed.has(code) ? offerOf(intake, code) : undefined;
    return [rawCells('people', { ...own, ...manager, ...lastYear, ...(offer && { formerOffer: offer }) }, columns)];
  });
  return { table: 'people', identity: ['code'], rows };
}

/** Consents that still cover the first day of the next programme. */
function nextConsents({ programme, intake, context }: ProgrammeState, firstDay: string): CarriedTable {
  const columns = [
    'code',
    'type',
    'decision',
    'decidedOn',
    'validFrom',
    'validUntil',
    'scope',
    'sites',
    'documentRef',
  ] as const;
  const rows = programme.tables.consents.flatMap((row) => {
    const { code, type, validUntil } = row;
    if (code === undefined || type === undefined || type === 'mentoringWork') return [];
    const counts =
      intake.consents.row(code, type, context.today) === row && intake.consents.valid(code, type, context.today);
    return counts && staying({ intake })(code) && validUntil !== undefined && validUntil >= firstDay
      ? [rawCells('consents', row, columns)]
      : [];
  });
  return { table: 'consents', identity: ['code', 'type', 'decidedOn'], rows };
}

/** The trained mentors with their certificates, so that nobody with a valid certificate is trained again. */
function nextTraining({
  programme,
  intake,
  mentors,
}: Pick<ProgrammeState, 'programme' | 'intake'> & { readonly mentors: ReadonlySet<string> }): CarriedTable {
  const columns = [
    'code',
    'programme',
    'completed',
    'certificate',
    'certificateDate',
    'certificateUntil',
    'certificateLink',
    'waivedReason',
  ] as const;
  const rows = programme.tables.training
    .filter(
      ({ code, completed, waivedReason }) => code !== undefined && mentors.has(code) && (completed || waivedReason),
    )
    .filter(({ code }) => staying({ intake })(code))
    .map((row) => rawCells('training', row, columns));
  return { table: 'training', identity: ['code'], rows };
}

/** What the school changed in the roadmap: names, months, responsible people, activities of its own, and switched-off ones. */
function nextActivity({ ownMonths, ...row }: Entry<'roadmap'>): Readonly<Record<string, Raw>>[] {
  if (row.id === undefined) return [];
  const { years, ...months } = ownMonths ?? {};
  const later = years?.map((year) => year && year + 1) as typeof years;
  const next = { ...row, ...(ownMonths && { ownMonths: { ...months, ...(later && { years: later }) } }) };
  const { id, ...changed } = rawCells('roadmap', next as typeof row, ROADMAP_COLUMNS);
  return id === undefined || Object.keys(changed).length === 0 ? [] : [{ id, ...changed }];
}

const ROADMAP_COLUMNS = ['id', 'ownTitle', 'ownMonths', 'ownResponsible', 'ownStage', 'off', 'curator'] as const;

/** Everything that the next programme takes over. Answers, letters and the journal stay behind. */
export function nextProgramme(state: ProgrammeState): NextProgramme {
  const { programme, intake } = state;
  const { tables } = programme;
  const stays = staying(state);
  const settings = nextSettings(state);
  const firstDay = firstDayOfMonth(Number(settings.programYear), programme.settings.startMonth);
  const consents = nextConsents(state, firstDay);
  const agreed = new Set(consents.rows.flatMap(({ code, type }) => (type === PROCESSING ? [code] : [])));
  return {
    settings,
    tables: [
      nextPeople(state, agreed),
      consents,
      nextTraining({ ...state, mentors: new Set(intake.mentors.map(({ code }) => code)) }),
      {
        table: 'curators',
        identity: ['curatorId'],
        // Substitutions are over; their numbers belong to last year.
        rows: tables.curators
          .filter((row) => !isSubstitution(row))
          .map((row) => rawCells('curators', row, ['curatorId', 'name', 'email', 'contact'])),
      },
      {
        table: 'areas',
        identity: ['key'],
        replaces: 'cells',
        rows: tables.areas.map((row) => rawCells('areas', row, ['key', 'label', 'active'])),
      },
      {
        table: 'roadmap',
        identity: ['id'],
        rows: tables.roadmap.flatMap((row) => nextActivity(row)),
      },
      {
        table: 'materials',
        identity: ['kind', 'title'],
        rows: tables.materials
          .filter(({ link }) => link)
          .map((row) => rawCells('materials', row, ['kind', 'title', 'link', 'addedOn'])),
      },
      {
        table: 'sources',
        identity: ['level', 'title'],
        rows: tables.sources
          .filter(({ title }) => title)
          .map((row) => rawCells('sources', row, ['level', 'title', 'link'])),
      },
      {
        table: 'trainings',
        identity: ['organisation', 'programme'],
        rows: tables.trainings
          .filter(({ programme: title }) => title)
          .map((row) => rawCells('trainings', row, ['organisation', 'programme', 'hours', 'format', 'link'])),
      },
      {
        table: 'nominations',
        identity: ['title', 'role'],
        // An old release's workbook has no nominations. Then the supplied ones stay.
        ...(tables.nominations.length > 0 && { replaces: 'rows' as const }),
        rows: tables.nominations
          .filter(({ title }) => title)
          .map((row) => rawCells('nominations', row, ['title', 'role', 'rule', 'least'])),
      },
      {
        table: 'pairRules',
        identity: ['mentor', 'mentee', 'rule'],
        // A ban lasts longer than a year. The other wishes are about last year's pairs.
        rows: tables.pairRules
          .filter(({ rule, mentor, mentee }) => rule === 'ban' && stays(mentor) && stays(mentee))
          .map((row) => rawCells('pairRules', row, ['mentor', 'mentee', 'rule', 'banKind', 'reason', 'author'])),
      },
    ],
  };
}
