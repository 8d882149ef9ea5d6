package org.huhang.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.huhang.deadline.Due;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list, in words.
 *
 * @param item the item
 * @param name the task's name
 * @param process the process' name
 * @param card what is known of the case
 * @param place the region's name
 * @param draftAt when the reader saved a draft, null if never
 * @param due when it is due, null if it has no term
 * @param free whether nobody holds it and the reader may take it
 * @param agency with whom it lies
 * @param holder who holds it, null while nobody does
 * @param opens whether the reader may open it as it stands
 * @param shows whether the reader may open its case
 * @param leads whether the reader may take it over from whoever holds it
 */
record TaskRow(
        WorkItem item,
        String name,
        String process,
        CaseCard card,
        String place,
        @Nullable Instant draftAt,
        @Nullable Due due,
        boolean free,
        String agency,
        @Nullable String holder,
        boolean opens,
        boolean shows,
        boolean leads) {

    /** The reported situations, at most two, as keys of their short names. */
    public List<String> categories() {
        return Arrays.stream(card.categories().split(","))
                .filter(code -> !code.isEmpty())
                .limit(2)
                .toList();
    }

    /** How long it took, for what is done. */
    public @Nullable Duration took() {
        return item.endedAt() == null ? null : Duration.between(item.receivedAt(), item.endedAt());
    }
}
