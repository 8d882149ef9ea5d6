package org.huhang.worklist;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A case's place in an order of the list.
 *
 * @param item the first open task, where the list is sorted by terms and the case has one
 * @param rank the risk, where the list is sorted by it; otherwise 0
 * @param at the due date of that task, null for none; without a task the day of opening
 * @param caseNo the case
 */
record CasePlace(@Nullable UUID item, int rank, @Nullable Instant at, String caseNo) {

    private static final Pattern TEXT =
            Pattern.compile("([0-4])_(never|[0-9]{1,17})_(?:([0-9a-f-]{36})|([0-9-]{1,30}))");

    /** Null for what nobody gave out: the list starts at its beginning. */
    static @Nullable CasePlace of(@Nullable String text) {
        var parts = TEXT.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return null;
        }
        var item = parts.group(3);
        try {
            return new CasePlace(
                    item == null ? null : UUID.fromString(item),
                    Integer.parseInt(parts.group(1)),
                    parts.group(2).equals("never")
                            ? null
                            : Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                    item == null ? parts.group(4) : "");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String text() {
        var micros = at == null ? "never" : String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        return rank + "_" + micros + "_" + (item == null ? caseNo : item);
    }
}
