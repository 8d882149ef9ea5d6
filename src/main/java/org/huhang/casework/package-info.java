/**
 * The case: its number, the agencies taking part, its processes, hand-overs and its closing.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.casework;
