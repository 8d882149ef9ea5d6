package org.huhang.intake;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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
 * @param suspectRelation what the suspected person is to the child, in the reporter's words
 * @param policeAlreadyCalled whether the police were called before
 * @param policeCaseNo the number that the police gave
 * @param sexualAssault whether the reporter suspects sexual assault, null if nobody was asked
 * @param suspectKind a code of {@code suspectKind}: who the suspected person is, null if nobody said; whoever is suspected
 *     must not be the one who checks
 * @param dangerAsked whether the reporter was asked about danger; without a question there is no “no”
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
        @Nullable String policeCaseNo,
        @Nullable Suspicion sexualAssault,
        @Nullable String suspectKind,
        boolean dangerAsked) {

    /** The situations that cannot well come about without a sexual assault (Op-2020 art. 4, 1 to 3). */
    private static final int LAST_OF_ASSAULT = 3;

    /** What a reporter suspects. */
    public enum Suspicion {
        YES,
        NO,
        /** the reporter cannot tell */
        UNKNOWN
    }

    /** Puts the categories in order. */
    public Incident {
        categories = categories.stream().distinct().sorted().toList();
    }

    /**
     * The situations in one text.
     *
     * @return codes in order, with commas between
     */
    public String codes() {
        return categories.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** A report in which nobody was asked about sexual assault. */
    public Incident(
            String regionCode,
            List<Integer> categories,
            boolean immediateDanger,
            String description,
            @Nullable Instant foundAt,
            @Nullable String foundPlace,
            @Nullable String suspectRelation,
            boolean policeAlreadyCalled,
            @Nullable String policeCaseNo) {
        this(
                regionCode,
                categories,
                immediateDanger,
                description,
                foundAt,
                foundPlace,
                suspectRelation,
                policeAlreadyCalled,
                policeCaseNo,
                null,
                null);
    }

    /** A report whose form asks whether the child is in danger. */
    public Incident(
            String regionCode,
            List<Integer> categories,
            boolean immediateDanger,
            String description,
            @Nullable Instant foundAt,
            @Nullable String foundPlace,
            @Nullable String suspectRelation,
            boolean policeAlreadyCalled,
            @Nullable String policeCaseNo,
            @Nullable Suspicion sexualAssault,
            @Nullable String suspectKind) {
        this(
                regionCode,
                categories,
                immediateDanger,
                description,
                foundAt,
                foundPlace,
                suspectRelation,
                policeAlreadyCalled,
                policeCaseNo,
                sexualAssault,
                suspectKind,
                true);
    }

    /**
     * Whether the case is handled as one of sexual assault: it is suspected, or nobody can tell in one of the situations 1 to
     * 3. Who does not know is not read as a no.
     *
     * @return true if so, whatever sex and age the child has
     */
    public boolean sexualAssaultAssumed() {
        return sexualAssault == Suspicion.YES
                || (sexualAssault != Suspicion.NO && categories.get(0) <= LAST_OF_ASSAULT);
    }

    /** Says no more than where, so that no log line tells a story. */
    @Override
    public String toString() {
        return "Incident " + regionCode;
    }
}
