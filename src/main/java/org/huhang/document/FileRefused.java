package org.huhang.document;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A file was not taken; the detail says why and what to do instead, in the reader's language. */
public final class FileRefused extends ErrorResponseException {

    /** Why. */
    enum Reason {
        EMPTY,
        TOO_LARGE,
        TEMPLATE_TOO_LARGE,
        TYPE,
        NO_WORD,
        MACROS,
        EMBEDDED,
        UNPACKS_TOO_LARGE,
        DAMAGED,
        TOO_MANY_PIXELS,
        TOO_MUCH_WORK,
        PROTECTED,
        BUSY
    }

    private static final Pattern ENDING = Pattern.compile("[a-z0-9]{1,10}");

    private final Reason reason;

    FileRefused(Reason reason) {
        this(reason, null);
    }

    FileRefused(Reason reason, @Nullable Throwable cause) {
        this(reason, cause, null);
    }

    private FileRefused(Reason reason, @Nullable Throwable cause, @Nullable String ending) {
        super(
                status(reason),
                ProblemDetail.forStatus(status(reason)),
                cause,
                "document.refused." + reason + (ending == null ? "" : ".named"),
                ending == null ? null : new Object[] {ending});
        this.reason = reason;
    }

    /** The same refusal; one of the kind of file names the ending by which people know it, such as heic, if it is none of ours. */
    FileRefused naming(@Nullable String name) {
        var ending =
                name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var named = reason == Reason.TYPE
                && name != null
                && ending.length() < name.length()
                && ENDING.matcher(ending).matches()
                && !FileType.accepts(ending);
        return named ? new FileRefused(reason, getCause(), ending) : this;
    }

    /** Only a node that is busy is no fault of the file. */
    private static HttpStatus status(Reason reason) {
        return reason == Reason.BUSY ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    Reason reason() {
        return reason;
    }
}
