/**
 * The case: its number, the agencies taking part, its processes, who must know of it, and its closing.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.casework;
