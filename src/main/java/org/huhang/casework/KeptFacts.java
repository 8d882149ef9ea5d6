package org.huhang.casework;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.child.StripFact;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a child, newest first.
 *
 * @param shown what the reader may know
 * @param hidden what comes from cases that are closed to the reader
 */
record KeptFacts(List<StripFact> shown, List<StripFact> hidden) {

    static KeptFacts of(List<StripFact> facts, Predicate<StripFact> known) {
        var parts = facts.stream().collect(Collectors.partitioningBy(known));
        return new KeptFacts(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    KeptFacts and(KeptFacts other) {
        return new KeptFacts(
                Stream.concat(shown.stream(), other.shown.stream()).toList(),
                Stream.concat(hidden.stream(), other.hidden.stream()).toList());
    }

    @Nullable
    StripFact newest(StripFact.Kind kind) {
        return first(shown, kind);
    }

    @Nullable
    StripFact newestHidden(StripFact.Kind kind) {
        return first(hidden, kind);
    }

    /** Where the child was taken, null if it lives where it lived or nobody said so. */
    @Nullable
    StripFact placed() {
        var said = newest(StripFact.Kind.CARE_STATUS);
        return said != null && said.value() instanceof Map<?, ?> parts && !parts.isEmpty() ? said : null;
    }

    boolean hiddenIsNewer(StripFact.Kind kind) {
        var hers = newest(kind);
        var theirs = newestHidden(kind);
        return theirs != null && (hers == null || at(theirs).isAfter(at(hers)));
    }

    List<StripFact> each(StripFact.Kind kind) {
        return each(shown, kind);
    }

    List<StripFact> eachHidden(StripFact.Kind kind) {
        return each(hidden, kind);
    }

    private static @Nullable StripFact first(List<StripFact> facts, StripFact.Kind kind) {
        return facts.stream().filter(fact -> fact.kind() == kind).findFirst().orElse(null);
    }

    /** The newest of each case. */
    private static List<StripFact> each(List<StripFact> facts, StripFact.Kind kind) {
        var byCase = new LinkedHashMap<String, StripFact>();
        facts.stream()
                .filter(fact -> fact.kind() == kind)
                .forEach(fact -> byCase.putIfAbsent(String.valueOf(fact.caseNo()), fact));
        return List.copyOf(byCase.values());
    }

    static Instant at(StripFact fact) {
        return fact.setAt() == null ? Instant.MIN : fact.setAt();
    }
}
