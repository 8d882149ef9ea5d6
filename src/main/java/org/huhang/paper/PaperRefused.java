package org.huhang.paper;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Something cannot be done with a paper; the detail says why and what to do instead, in the reader's language. */
final class PaperRefused extends ErrorResponseException {

    /** Why. */
    enum Why {
        /** the agency does not make it, or another one does */
        NOT_YOURS(HttpStatus.FORBIDDEN),
        /** the task makes no paper of that kind */
        NO_SUCH_KIND(HttpStatus.UNPROCESSABLE_CONTENT),
        /** somebody was faster */
        MEANWHILE(HttpStatus.CONFLICT),
        /** it was issued, or withdrawn, or is a draft still */
        STATE(HttpStatus.CONFLICT),
        /** what the law demands is missing */
        MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
        /** a reason is missing, or says nothing */
        REASON(HttpStatus.UNPROCESSABLE_CONTENT),
        /** a text is too long */
        TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT),
        /** how it was served is not said whole */
        DELIVERY(HttpStatus.UNPROCESSABLE_CONTENT),
        /** it was served on somebody who may have done the harm */
        SERVED_ON_OFFENDER(HttpStatus.UNPROCESSABLE_CONTENT),
        /** it names who reported, and would go to the offender or the child's side */
        NAMES_REPORTER(HttpStatus.UNPROCESSABLE_CONTENT),
        /** only who leads the agency changes its templates */
        LEADER(HttpStatus.FORBIDDEN),
        /** the template has faults */
        TEMPLATE(HttpStatus.UNPROCESSABLE_CONTENT);

        private final HttpStatus status;

        Why(HttpStatus status) {
            this.status = status;
        }
    }

    private final Why why;
    private final String what;

    PaperRefused(Why why) {
        this(why, "");
    }

    PaperRefused(Why why, String what) {
        super(why.status, ProblemDetail.forStatus(why.status), null, "paper.refused." + why, new Object[] {what});
        this.why = why;
        this.what = what;
    }

    /** The key of the sentence that says why. */
    String key() {
        return "paper.refused." + why;
    }

    /** What that sentence names; empty where it names nothing. */
    String what() {
        return what;
    }

    Why why() {
        return why;
    }
}
