/**
 * Fields whose content is kept in no draft and carried through no sign-in: whole words of a name, so that
 * `newPassword` and `resetToken` are meant, `projectCode` and `secretary` are not.
 */
export const secretField =
  /(?:(?<![A-Za-z])(?:password|secret|token)|Password|Secret|Token)(?![a-z])|(?<![A-Za-z])code(?![A-Za-z])/;
