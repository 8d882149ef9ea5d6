/**
 * Form files as data: what a form asks, and whether an answer may be taken. Knows neither engine nor database.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.form;
