package org.huhang.form;

/**
 * One answer as a person reads it later.
 *
 * @param label what was asked
 * @param text what was answered: options by their label, dates written out
 */
public record ReadableAnswer(String label, String text) {}
