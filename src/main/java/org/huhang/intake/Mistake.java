package org.huhang.intake;

/**
 * Something that cannot be taken as it was given.
 *
 * @param field the name of the field
 * @param message what is wrong and what to do, in the reader's language
 */
record Mistake(String field, String message) {}
