/** The shipped models as they are: linted, decided row by row, and walked on the real engine with the platform's steps faked. */
@org.jspecify.annotations.NullMarked
package org.huhang.processes;
