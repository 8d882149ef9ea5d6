/** What the tests of all modules share: one real PostgreSQL for the run, and a context on a database of its own. */
@org.jspecify.annotations.NullMarked
package org.huhang.testing;
