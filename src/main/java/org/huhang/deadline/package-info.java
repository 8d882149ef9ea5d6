/**
 * Statutory terms: how a limit counts over the calendar, which variant holds, and the sum behind every due date. Terms and
 * holidays are rows with a valid-from date, never code; a date that stands keeps the sum it was made of, so that it still
 * explains itself after the rows have changed. Nothing here decides anything: marks remind and escalate.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.deadline;
