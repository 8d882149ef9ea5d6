package org.huhang.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of terms, and which of its rows counts. */
final class Terms {

    /** All versions of a row by its code, codes in the table's order, versions from old to new. */
    private final Map<String, List<Term>> versions = new LinkedHashMap<>();

    /** The codes of the variants of a code, in the table's order. */
    private final Map<String, Set<String>> variants = new LinkedHashMap<>();

    private final Set<String> conditions;

    Terms(Collection<Term> rows) {
        rows.stream()
                .sorted(Comparator.comparingInt(Term::place).thenComparing(Term::validFrom))
                .forEach(row -> {
                    versions.computeIfAbsent(row.code(), code -> new ArrayList<>())
                            .add(row);
                    if (!row.isBase()) {
                        variants.computeIfAbsent(row.base(), code -> new LinkedHashSet<>())
                                .add(row.code());
                    }
                });
        conditions = versions.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> row.conditions().stream())
                .collect(Collectors.toUnmodifiableSet());
        versions.values().forEach(list -> list.sort(Comparator.comparing(Term::validFrom)));
    }

    /**
     * The row that counts: of the variants whose condition holds the lowest in the table, else the row named itself. Whoever
     * names a variant gets that variant.
     *
     * @param code the code that a model or a step names
     * @param facts what is known
     * @param on the day whose version of the rows applies
     * @throws NoSuchTerm if no row has the code
     */
    Term counting(String code, Map<String, Object> facts, LocalDate on) {
        var counting = named(code, on);
        for (var variant : variantsOf(code)) {
            var row = named(variant, on);
            if (row.holds(facts)) {
                counting = row;
            }
        }
        return counting;
    }

    /**
     * A row in the version of a day: the newest that is valid by then; the oldest if the day lies before all.
     *
     * @throws NoSuchTerm if no row has the code
     */
    Term named(String code, LocalDate on) {
        var known = versions.get(code);
        if (known == null) {
            throw new NoSuchTerm(code);
        }
        var found = known.get(0);
        for (var version : known) {
            if (!version.validFrom().isAfter(on)) {
                found = version;
            }
        }
        return found;
    }

    /** The names of all facts on which the due date of a code may depend. */
    Set<String> factsOf(String code) {
        var names = new TreeSet<>(Reckoner.HASTY.names());
        var codes = new LinkedHashSet<>(variantsOf(code));
        codes.add(code);
        codes.forEach(one -> versions.getOrDefault(one, List.of()).forEach(row -> {
            names.addAll(row.conditions());
            names.addAll(row.startsFrom());
            Optional.ofNullable(row.rule().excludes()).ifPresent(names::add);
        }));
        return names;
    }

    /** The names of the facts that decide between the variants of a code, and whether it is urgent. */
    Set<String> conditionsOf(String code) {
        var names = new TreeSet<>(Reckoner.HASTY.names());
        variantsOf(code)
                .forEach(one -> versions.getOrDefault(one, List.of()).forEach(row -> names.addAll(row.conditions())));
        return names;
    }

    /** The names of all facts that decide between variants. */
    Set<String> conditions() {
        return conditions;
    }

    /** The date variables from which a code or one of its variants runs. */
    Set<String> startsOf(String code) {
        return Stream.concat(Stream.of(code), variantsOf(code).stream())
                .flatMap(one -> versions.getOrDefault(one, List.of()).stream())
                .flatMap(row -> row.startsFrom().stream())
                .collect(Collectors.toSet());
    }

    Set<String> codes() {
        return Collections.unmodifiableSet(versions.keySet());
    }

    private Set<String> variantsOf(String code) {
        return variants.getOrDefault(code, Set.of());
    }
}
