/**
 * What is done about a guardian: which measures it had because of any of its children, which one the tables propose next, and
 * the rhythm of what follows.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.warning;
