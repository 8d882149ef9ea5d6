/**
 * Everything of the embedded mode: database, mail sink, demo people and sample cases. Asleep in the packaged jar.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.demo;
