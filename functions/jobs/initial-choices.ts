import { initialAreas } from '../../sheets-schema/dictionary.ts';
import type { LiveChoices } from '../domain/live-choices.ts';

/** The choices of a new form: the initial dictionary, without people and pairs. */
export const initialChoices: LiveChoices = {
  areas: initialAreas.flatMap(({ labels }) => labels),
  people: [],
  mentors: [],
  mentees: [],
  members: [],
  pairs: [],
  descriptions: {},
};
