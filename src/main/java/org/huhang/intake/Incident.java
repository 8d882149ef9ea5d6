package org.huhang.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter saw or heard.
 *
 * @param regionCode county, township or village of the incident
 * @param categories one to ten codes of {@code reportCategory}: 1 to 9 are the situations of Op-2020 art. 4, 10 is any other
 *     worry about a child's welfare; ascending, without repeats
 * @param immediateDanger whether the child is in danger now
 * @param description in the reporter's words
 * @param foundAt when the reporter learned of it, null if unknown
 * @param foundPlace where
 * @param suspectRelation what the suspected person is to the child
 * @param policeAlreadyCalled whether the police were called before
 * @param policeCaseNo the number that the police gave
 */
public record Incident(
        String regionCode,
        List<Integer> categories,
        boolean immediateDanger,
        String description,
        @Nullable Instant foundAt,
        @Nullable String foundPlace,
        @Nullable String suspectRelation,
        boolean policeAlreadyCalled,
        @Nullable String policeCaseNo) {

    /** Puts the categories in order. */
    public Incident {
        categories = categories.stream().distinct().sorted().toList();
    }

    /** Says no more than where, so that no log line tells a story. */
    @Override
    public String toString() {
        return "Incident " + regionCode;
    }
}
