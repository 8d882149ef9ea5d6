package org.huhang.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.child.StripFact;

/**
 * Two cases that are parted.
 *
 * @param merged the case that had ended
 * @param into the case in which it went on, perhaps by way of others
 * @param within the merged one, and those that had been merged into it
 * @param reports those that came along
 * @param begun when the merge began by which they came here
 * @param since since when they were one
 * @param stays since when the merged one was in which case, this one the last
 * @param formers the cases that the child of this one had before it was opened by parting
 * @param made when this one was opened by parting, with the merged one in it; long ago if it was not
 */
public record Pair(
        CaseFile merged,
        CaseFile into,
        Set<String> within,
        Set<UUID> reports,
        Instant begun,
        Instant since,
        Map<String, Instant> stays,
        Set<String> formers,
        Instant made) {

    private static final String CASE = "case:";

    /** Keeps the sets from being changed. */
    public Pair {
        within = Set.copyOf(within);
        reports = Set.copyOf(reports);
        stays = Map.copyOf(stays);
        formers = Set.copyOf(formers);
    }

    /** How the merge is named as a source. */
    public String source() {
        return CASE + merged.caseNo();
    }

    /**
     * Whether a line of the strip may be of either child: it was said where the merged case was by then.
     *
     * @param fact a line of the case that went on
     * @return false for what is of one of them alone
     */
    public boolean eitherMay(StripFact fact) {
        var said = KeptFacts.at(fact);
        var there = stays.get(fact.cameFrom() == null ? into.caseNo() : fact.cameFrom());
        return there != null
                && said.isAfter(there)
                && !(fact.source().equals(Dangers.OF_REPORT) && !said.isAfter(made));
    }

    /** Whether it goes back to how this one was opened by parting, and not to what was told since. */
    boolean ofMaking(String source) {
        return formers.stream().anyMatch(caseNo -> source.equals(CASE + caseNo));
    }

    /** Whether the merge, or a report that came along, called for it. */
    boolean brought(String source) {
        return sources().contains(source);
    }

    /** The merge, those before it, and the reports that came along. */
    Set<String> sources() {
        return Stream.concat(within.stream().map(CASE::concat), reports.stream().map(report -> "report:" + report))
                .collect(Collectors.toSet());
    }

    /**
     * Whether it was owed in the merged case.
     *
     * @param owed what a process is there for
     * @param before what called for somebody in the merged case
     * @return false for what was called for since, or had been there when the merge began: the two may have been parted before
     */
    public boolean brought(Duty owed, Set<String> before) {
        return !owed.since().isBefore(begun)
                && (brought(owed.source()) || owed.ofMerge() && before.contains(owed.source()));
    }
}
