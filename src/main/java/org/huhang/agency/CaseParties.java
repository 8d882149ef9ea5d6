package org.huhang.agency;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has to do with one case. The owner of a protected thing builds it, {@link Access} judges by it. Holds no personal
 * data of the child and can be kept as JSON.
 *
 * @param caseNo the case; empty for a report that has none yet
 * @param county the county that the case lives in
 * @param secret whether secrecy is at its maximum (E2)
 * @param agencies the agencies taking part, each with the roles that received a task; empty where the case was only handed
 *     over to the agency
 * @param holders the people who hold or held a task of the case
 * @param named the people whom a leader named, with a reason, to see a secret case
 * @param excluded the agencies that are kept away from the case, because somebody of them is kin of those concerned or suspected
 * @param closedAt when the case was closed, null while it is open
 * @param followers the agencies that are to see the child of a closed case; empty while it is open
 */
public record CaseParties(
        String caseNo,
        String county,
        boolean secret,
        Map<String, Set<String>> agencies,
        Set<String> holders,
        Set<String> named,
        Set<String> excluded,
        @Nullable Instant closedAt,
        Set<String> followers) {

    /** Keeps the parties from being changed. */
    public CaseParties {
        var copy = new TreeMap<String, Set<String>>();
        agencies.forEach((agency, roles) -> copy.put(agency, Set.copyOf(roles)));
        agencies = java.util.Collections.unmodifiableMap(copy);
        holders = Set.copyOf(holders);
        named = Set.copyOf(named);
        excluded = Set.copyOf(excluded);
        followers = Set.copyOf(followers);
    }

    /** A case whose child nobody is to see after it was closed. */
    public CaseParties(
            String caseNo,
            String county,
            boolean secret,
            Map<String, Set<String>> agencies,
            Set<String> holders,
            Set<String> named,
            Set<String> excluded,
            @Nullable Instant closedAt) {
        this(caseNo, county, secret, agencies, holders, named, excluded, closedAt, Set.of());
    }

    /**
     * A case in which nobody takes part yet.
     *
     * @param caseNo the case
     * @param county its county
     * @return an open case without special secrecy
     */
    public static CaseParties of(String caseNo, String county) {
        return new CaseParties(caseNo, county, false, Map.of(), Set.of(), Set.of(), Set.of(), null);
    }
}
