package org.huhang.notification;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Case numbers and receipt numbers: all that a mail says of what it is about. */
final class Reference {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private Reference() {}

    static void check(@Nullable String reference) {
        if (reference != null && !FORM.matcher(reference).matches()) {
            throw new IllegalArgumentException("a case or receipt number has letters, digits and hyphens");
        }
    }
}
