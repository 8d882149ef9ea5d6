package org.huhang.worklist;

/**
 * Something that waits for the answer of a person.
 *
 * @param text what is asked, in words, without anything about a child
 * @param link the page on which it is answered
 */
public record Question(String text, String link) {}
