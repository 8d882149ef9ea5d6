/**
 * How a report becomes a case: delivery, triage, the case that it opens or joins, intake and what intake is asked, and the
 * joining and parting of cases that turn out to be one child's, or two. Nothing of the case itself needs to know that.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.reporting;
