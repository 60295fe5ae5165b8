import type { MeetingKind } from '../sheets-schema/choices/meeting-kind.ts';
import type { Role } from '../sheets-schema/choices/role.ts';
import { menteeParameters, mentorParameters } from '../sheets-schema/forms/assessment-parameters.ts';
import type { Said } from './answer-sheet.ts';
import type { Persona } from './persona.ts';
import { dayIn, type ProgrammeRun } from './programme-run.ts';
import type { Teacher } from './roster.ts';
import type { Chance } from './seeded.ts';
import * as words from './words.ts';

type Parameter = keyof typeof menteeParameters | keyof typeof mentorParameters;

const clamp = (score: number) => Math.max(1, Math.min(10, score));

function scores<F extends string>(fields: readonly F[], level: number, chance: Chance): Record<F, number> {
  return Object.fromEntries(fields.map((field) => [field, clamp(level + chance.int(-1, 1))])) as Record<F, number>;
}

const parameters = <P extends Parameter>(of: Readonly<Record<P, unknown>>) => Object.keys(of) as P[];

export interface Speaker {
  readonly teacher: Teacher;
  readonly persona: Persona;
  readonly chance: Chance;
}

export function intake({ teacher, persona, chance }: Speaker): Said<'intake'> {
  const knewMentoring = chance.happens(0.6);
  const { wish, experienceBand, isYoungSpecialist, subjectGroup } = teacher;
  return {
    wantsRole: wish === 'refuses' || wish === 'silent' ? 'none' : wish,
    experienceBand,
    isYoungSpecialist,
    subjectGroup,
    knewMentoring,
    ...(knewMentoring ? { knewMentoringWhere: chance.pick(words.places) } : {}),
    strengths: persona.offers.slice(0, 3),
    needsHint: persona.needs,
    concerns: chance.pick(words.concerns),
    preferredContact: chance.pick(['email', 'inPerson', 'staffRoomPhone']),
  };
}

export function menteeRequest({ persona, chance }: Speaker): Said<'menteeRequest'> {
  const [need1 = 'lessonDesign', need2, need3] = persona.needs;
  return {
    need1,
    ...(need2 ? { need2 } : {}),
    ...(need3 ? { need3 } : {}),
    situation: chance.pick(words.situations),
    desiredResult: chance.pick(words.desiredResults),
    workFormat: persona.wantsGroup ? 'group' : 'any',
    slots: persona.slots,
    meetingMode: persona.mode,
    mentorTraits: chance.sample(['sameSubject', 'newMethods', 'muchExperience'], chance.int(1, 2)),
    dataNote: chance.pick(words.notes),
  };
}

export function mentorOffer({ persona, chance }: Speaker): Said<'mentorOffer'> {
  return {
    offers: persona.offers,
    bestOffer: persona.offers[0] ?? 'lessonDesign',
    achievements: chance.pick(words.achievements),
    interests: chance.pick(words.interests),
    mentorExperience: chance.pick(['none', 'once', 'regular']),
    methods: chance.sample(['planning', 'lessonVisit', 'talk', 'documents'], 2),
    capacity: persona.capacity,
    hoursPerMonth: chance.pick(['2', '4', '6']),
    menteeExperience: ['any'],
    slots: persona.slots,
    meetingMode: persona.mode,
    willingToTrain: true,
    ownNeeds: persona.needs.slice(0, 1),
    wantsPaidWork: true,
  };
}

export function assessmentMenteeT0({ persona, chance }: Speaker): Said<'assessmentMenteeT0'> {
  return {
    ...scores(parameters(menteeParameters), persona.confidence, chance),
    ...scores(
      [
        'expEffectiveness',
        'expComfort',
        'expOrganisation',
        'expAdaptation',
        'expSkillEvents',
        'expTheory',
        'expPractice',
        'expSupport',
        'expJointWork',
      ],
      7,
      chance,
    ),
    expRole: chance.pick(words.expectations),
    valued: chance.pick(words.values),
    expFrequency: 'often',
    gladToJoin: true,
  };
}

export function assessmentMentorT0({ persona, chance }: Speaker): Said<'assessmentMentorT0'> {
  return {
    ...scores(parameters(mentorParameters), persona.confidence, chance),
    ...scores(
      [
        'expEffectiveness',
        'expComfort',
        'expOrganise',
        'expAdaptation',
        'expTheory',
        'expPractice',
        'expProgramme',
        'expInvolvement',
        'expJointWork',
      ],
      7,
      chance,
    ),
    expRole: chance.pick(words.expectations),
    valued: chance.pick(words.values),
    expFrequency: 'often',
    gladToJoin: true,
  };
}

export function assessmentMenteeT1({ persona, chance }: Speaker): Said<'assessmentMenteeT1'> {
  return scores(parameters(menteeParameters), persona.confidence + persona.growth, chance);
}

export function assessmentMentorT1({ persona, chance }: Speaker): Said<'assessmentMentorT1'> {
  return scores(parameters(mentorParameters), persona.confidence + persona.growth, chance);
}

/** The fields where a person of each role names preferred colleagues. */
export const choiceFields = {
  mentee: ['choice1', 'choice2', 'choice3'],
  mentor: ['menteeChoice1', 'menteeChoice2', 'menteeChoice3'],
} as const;

/**
 * @param liked - the people of the other role at the meeting, in the order of preference
 * @param unwanted - a colleague with whom this person does not want to work
 */
export function preference(
  { chance }: Speaker,
  asRole: Role,
  liked: readonly string[],
  unwanted?: string,
): Said<'preference'> {
  const [choice1, choice2, choice3] = liked;
  const fields = choiceFields[asRole];
  return {
    asRole,
    [fields[0]]: choice1 ?? null,
    ...(choice1 ? { why1: 'Похожие классы и понятные задачи.' } : {}),
    ...(choice2 ? { [fields[1]]: choice2 } : {}),
    ...(choice3 ? { [fields[2]]: choice3 } : {}),
    ...(unwanted ? { vetoCodes: [unwanted] } : {}),
    formatConfirm: 'any',
    meetingUseful: chance.int(7, 10),
  };
}

export function feedback({ persona, chance }: Speaker): Said<'feedback'> {
  return {
    ...scores(['useful', 'comfort', 'progress', 'organisation'], persona.satisfaction, chance),
    regularity: chance.pick(['yes', 'yes', 'ratherYes']),
    helps: 'Разбор настоящих уроков.',
    hinders: chance.pick(words.hindrances),
    wantsChange: 'no',
    helpNeeded: persona.satisfaction < 6,
  };
}

export function satisfactionMentee({ persona, chance }: Speaker): Said<'satisfactionMentee'> {
  const fields = [
    'effectiveness',
    'comfort',
    'organisation',
    'adaptation',
    'skillEvents',
    'theory',
    'practice',
  ] as const;
  return {
    ...scores([...fields, 'support', 'jointWork', 'expectationsMet'], persona.satisfaction, chance),
    overall: persona.satisfaction,
    valuedMost: chance.pick(words.values),
    lacked: chance.pick(words.hindrances),
    frequency: 'often',
    gladJoined: true,
    continueWish: persona.satisfaction >= 7,
    becomeMentor: persona.satisfaction >= 9,
    quote: chance.pick(words.quotes),
  };
}

export function satisfactionMentor({ persona, chance }: Speaker): Said<'satisfactionMentor'> {
  const fields = ['effectiveness', 'comfort', 'organise', 'adaptation', 'theory', 'practice', 'programme'] as const;
  return {
    ...scores([...fields, 'involvement', 'jointWork', 'expectationsMet'], persona.satisfaction, chance),
    overall: persona.satisfaction,
    valuedMost: chance.pick(words.values),
    lacked: chance.pick(words.hindrances),
    frequency: 'often',
    gladJoined: true,
    continueWish: persona.satisfaction >= 7,
    loadFair: chance.pick(['fair', 'fair', 'more']),
    quote: chance.pick(words.quotes),
  };
}

export function mentorReport({ chance, persona }: Speaker): Said<'mentorReport'> {
  return {
    goal1Reached: chance.pick(['reached', 'reached', 'partly']),
    goal2Reached: 'partly',
    goal3Reached: 'partly',
    goalsComment: 'Вторая и третья цели продолжаются весной.',
    mainResult: chance.pick(words.results),
    whatWorked: chance.pick(words.whatWorked),
    difficulties: chance.pick(words.hindrances),
    materials: 'https://school.example.org/cards',
    recommendation: chance.pick(['no', 'samePair']),
    caseOffered: persona.publishes,
  };
}

export function trialMeeting({ persona }: Speaker): Said<'trialMeeting'> {
  return { goesOn: persona.satisfaction < 5 ? 'ask' : 'yes' };
}

/**
 * A programme with three goals.
 * @param mentees - the mentees for whom it is written; undefined for the whole pair
 */
export function pairProgramme(
  { chance }: Speaker,
  run: ProgrammeRun,
  mentees?: readonly string[],
): Said<'pairProgramme'> {
  const [goal1 = '', goal2 = '', goal3 = ''] = chance.sample(words.goals, 3);
  const [sign1 = '', sign2 = sign1, sign3 = sign1] = chance.sample(words.desiredResults, 3);
  return {
    step: 'write',
    ...{ goal1, sign1, actions1: chance.pick(words.steps), due1: dayIn(run, '11-30') },
    ...{ goal2, sign2, actions2: chance.pick(words.steps), due2: dayIn(run, '12-10') },
    ...{ goal3, sign3, actions3: chance.pick(words.steps), due3: dayIn(run, '12-10') },
    ...(mentees ? { mentees } : {}),
  };
}

export interface HeldMeeting {
  readonly pairCode: string;
  readonly kind: MeetingKind;
  readonly heldOn: string;
  readonly present?: readonly string[];
  /** The day of the next meeting that the pair agreed on. */
  readonly nextOn?: string | undefined;
}

export function meetingReport(
  { persona, chance }: Speaker,
  { nextOn, ...meeting }: HeldMeeting,
): Said<'meetingReport'> {
  return {
    ...meeting,
    ...(nextOn ? { nextOn } : {}),
    minutes: chance.int(6, 14) * 5,
    mode: chance.pick(['inPerson', 'inPerson', 'online', 'lessonVisit']),
    topicArea: persona.offers[0] ?? 'lessonDesign',
    done: chance.pick(words.doneThings),
    agreed: chance.pick(words.agreements),
    ...(meeting.kind === 'first' ? { curatorPresent: chance.int(1, 5) > 1 } : {}),
    ...(meeting.kind === 'trial' ? { goesOn: 'yes' as const } : {}),
    helpNeeded: false,
    ...(meeting.kind === 'regular' ? { goal: chance.pick(['goal1', 'goal1', 'goal2'] as const) } : {}),
  };
}

/** An electronic consent. A consent to publication also contains what may be published. */
export function consentProcessing(refuses: boolean): Said<'consentProcessing'> {
  return { decision: refuses ? 'refused' : 'given' };
}

export function consentPublication(): Said<'consentPublication'> {
  return {
    decision: 'given',
    name: 'allowed',
    position: 'allowed',
    photo: 'denied',
    quote: 'allowed',
    achievements: 'allowed',
    case: 'allowed',
    conditions: 'Без фотографии.',
  };
}

/** A request of the administration about a teacher who consented. */
export function adminRequest(chance: Chance, aboutCode: string): Said<'adminRequest'> {
  return {
    aboutCode,
    need1: chance.pick(['classManagement', 'documentation', 'assessment']),
    need2: 'lessonDesign',
    need3: 'parents',
    ground: 'lessonVisits',
    expectedResult: 'Уроки проходят без срывов, документы сданы вовремя.',
    discussedWithTeacher: true,
    requestedBy: 'директор',
  };
}
