/**
 * The source database named in exported references, if their format has a field for it: on import,
 * their tags are then restored unchanged.
 */
export const OWN_SOURCE = 'Tearsheet';
