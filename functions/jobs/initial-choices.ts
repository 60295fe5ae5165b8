import { initialAreas } from '../../sheets-schema/dictionary.ts';
import type { LiveChoices } from '../domain/live-choices.ts';

/** What the lists of a fresh form show: the dictionary as it is delivered, nobody and no pairs yet. */
export const initialChoices: LiveChoices = {
  areas: initialAreas.flatMap(({ labels }) => labels),
  people: [],
  mentors: [],
  mentees: [],
  members: [],
  pairs: [],
  descriptions: {},
};
