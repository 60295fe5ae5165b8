import { slideDays } from './slide-days.ts';

const form = document.querySelector<HTMLFormElement>('[data-programme-day]');
if (form) slideDays(form);
