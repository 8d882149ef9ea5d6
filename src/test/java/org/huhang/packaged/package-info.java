/** The jar as it is shipped, started as {@code docker/} starts it. Run by Failsafe, after the jar was made. */
@org.jspecify.annotations.NullMarked
package org.huhang.packaged;
