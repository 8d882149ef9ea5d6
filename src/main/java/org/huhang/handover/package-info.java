/**
 * What passes work on: a fact that one process hands to another, a case that police or an intake send to others of their kind,
 * and whoever they choose among the agencies. Nothing goes into the void: each has somebody who must answer it.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.handover;
