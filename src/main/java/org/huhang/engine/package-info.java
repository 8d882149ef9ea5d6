/**
 * The process engine behind plain Java. The only package that imports Camunda, so that the engine can be exchanged.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.engine;
