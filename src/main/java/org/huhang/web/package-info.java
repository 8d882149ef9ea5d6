/**
 * The shell of every page: who may enter, layout, navigation, language, error pages.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.web;
