/**
 * The promises that a child in danger always reaches somebody, asked over the database itself: by a sweep, a page, a command,
 * and at the end of every test. This module alone reads the tables of the others, because it must not believe their code.
 */
@NullMarked
package org.huhang.safety;

import org.jspecify.annotations.NullMarked;
