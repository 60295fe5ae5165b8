export const INTERVIEW_PATH = '/interview';

/** The address of the page about one future mentor's interview. */
export const interviewAddress = (code: string): string => `${INTERVIEW_PATH}?${new URLSearchParams({ code })}`;
