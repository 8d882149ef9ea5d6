package org.huhang.intake;

/**
 * Something that a reporter is asked to look at once more before the report is filed; asked once and never a reason to refuse.
 *
 * @param asked what the page sends back so that it is not asked again
 * @param field the field it is about
 * @param message in words
 */
record Question(String asked, String field, String message) {}
