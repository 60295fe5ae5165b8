import type { StageResultKey } from '../../../sheets-schema/roadmap.ts';
import { plansOf } from '../meetings/development-plans.ts';
import { hasStarted } from '../pairs/pair.ts';
import type { Facts } from '../standing.ts';
import { registeredOn } from './documents.ts';
import { materials } from './rules/stage-1.ts';
import { training } from './rules/stage-4.ts';
import { reports } from './rules/stage-7.ts';
import { firstSentOf } from './sent-notices.ts';

type ResultRule = (facts: Facts) => boolean;

const registered =
  (kind: 'orderPilot' | 'regulation' | 'awardList'): ResultRule =>
  (facts) =>
    registeredOn(facts, kind) !== undefined;

/** Pairs that work or worked to the end, with those who are in them. */
function formed(facts: Facts) {
  return facts.pairs.filter(hasStarted).filter(({ status }) => status !== 'dissolved');
}

/** What proves each result of a stage. «Каждый» always means each, and at least one. */
export const stageResults: Readonly<Record<StageResultKey, ResultRule>> = {
  orderPilot: registered('orderPilot'),
  regulation: registered('regulation'),
  motivation: ({ programme }) => Boolean(programme.settings.motivation),
  methodMaterials: (facts) => materials(facts).holds,
  menteeList: ({ intake }) => intake.mentees.length > 0,
  needForms: ({ intake }) => intake.answers.all('menteeRequest').length > 0,
  mentorBase: ({ intake }) => intake.mentors.length > 0,
  portfolios: ({ intake, programme }) => {
    const shown = new Set(programme.tables.mentors.flatMap(({ code, portfolioUrl }) => (portfolioUrl ? [code] : [])));
    return intake.mentors.length > 0 && intake.mentors.every(({ code }) => shown.has(code));
  },
  offerForms: ({ intake }) => intake.answers.all('mentorOffer').length > 0,
  mentorNeedForms: ({ intake }) =>
    intake.answers.all('mentorOffer').some(({ fields }) => (fields.ownNeeds ?? []).length > 0),
  competence: (facts) => training(facts).holds,
  certificates: ({ intake, programme }) => {
    const mentors = new Set<string | undefined>(intake.mentors.map(({ code }) => code));
    const trained = programme.tables.training.filter(({ code, completed }) => completed && mentors.has(code));
    return trained.length > 0 && trained.every(({ certificate, certificateLink }) => certificate || certificateLink);
  },
  pairs: (facts) => formed(facts).length > 0,
  plans: (facts) => {
    const pairs = formed(facts);
    const planOf = plansOf(facts.programme);
    return pairs.length > 0 && pairs.every(({ pairCode, mentees }) => mentees.every((code) => planOf(pairCode, code)));
  },
  menteeMemos: (facts) => {
    const firstSent = firstSentOf(facts);
    const pairs = formed(facts);
    // The memo goes with the letter about the pair.
    return (
      pairs.length > 0 &&
      pairs.every(({ pairCode, mentees }) => mentees.every((code) => firstSent(code, ['pairFormed'], pairCode)))
    );
  },
  mentoring: ({ meetings }) => meetings.length > 0,
  midFeedback: ({ intake }) => intake.answers.all('feedback').length > 0,
  satisfactionForms: ({ intake }) =>
    intake.answers.all('satisfactionMentee').length > 0 && intake.answers.all('satisfactionMentor').length > 0,
  finalReport: (facts) => reports(facts).holds,
  awards: registered('awardList'),
  publicReport: ({ programme }) =>
    programme.tables.publications.some(({ kind, url }) => kind === 'results' && url) ||
    programme.tables.documents.some(({ kind, link }) => kind === 'publicReport' && link),
};
