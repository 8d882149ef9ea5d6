package org.huhang.form;

/**
 * One option of a field.
 *
 * @param code what is stored and, for a variable, handed to the engine
 * @param label what a person reads, in Chinese
 */
public record Choice(String code, String label) {}
