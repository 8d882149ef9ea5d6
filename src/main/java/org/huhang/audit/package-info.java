/**
 * The trail nobody can edit: who did what, to which thing, when and why, sealed line by line into a chain.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.audit;
