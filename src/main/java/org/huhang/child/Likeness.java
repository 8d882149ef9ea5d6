package org.huhang.child;

/**
 * A file that might be the same child's. Only a hint: a person decides.
 *
 * @param file the other file
 * @param percent how much of what is known on both sides agrees, 1 to 99
 */
public record Likeness(ChildFile file, int percent) {}
