/**
 * The name under which references say that Tearsheet wrote them, where their format has a place for
 * the database that they came from: their tags are then read back as they were.
 */
export const OWN_SOURCE = 'Tearsheet';
