/** What the programme is, in three sentences: in the invitation and in the announcement. */
export const ABOUT_PROGRAMME =
  'Педагоги помогают друг другу: один делится тем, что хорошо умеет, другой получает поддержку там, где она нужна. Пары работают до декабря, встречаются примерно раз в две недели. Это не проверка и не аттестация: никто никого не оценивает.';
