package org.huhang.agency;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huhang.agency.PersonTable.Held;
import org.jspecify.annotations.Nullable;

/**
 * Passes over agencies in which nobody could act, whoever is looked for: nothing ends at an agency that stands in the table and
 * has no people.
 */
final class Able {

    private final PersonTable people;

    Able(PersonTable people) {
        this.people = people;
    }

    /**
     * The desk that gets it.
     *
     * @param way all desks on the way, the one to be asked first in front; at least one
     * @return the first whose role somebody holds or whose agency somebody leads; else the first where anybody works; else the first
     */
    Desk first(List<Desk> way) {
        return first(way, Able::acting);
    }

    /** As {@link #first(List)}, where whoever leads the agency cannot stand in: the role is a right, not work. */
    Desk holding(List<Desk> way) {
        return first(way, desk -> Stream.of(desk.role()));
    }

    /**
     * Where nobody is.
     *
     * @param desks some desks
     * @return those whose role nobody holds and whose agency nobody leads
     */
    List<Desk> deserted(List<Desk> desks) {
        var held = people.held(
                desks.stream().map(desk -> desk.agency().code()).distinct().toList());
        return desks.stream()
                .filter(desk -> acting(desk).filter(Objects::nonNull).noneMatch(role -> holds(held, desk, role)))
                .toList();
    }

    private static Stream<@Nullable String> acting(Desk desk) {
        return Stream.of(desk.role(), desk.agency().type().leadingRole());
    }

    private Desk first(List<Desk> way, Function<Desk, Stream<@Nullable String>> roles) {
        var held = people.held(way.stream().map(desk -> desk.agency().code()).toList());
        return Stream.<Predicate<Desk>>of(
                        desk -> roles.apply(desk).filter(Objects::nonNull).anyMatch(role -> holds(held, desk, role)),
                        desk -> works(held, desk))
                .flatMap(able -> way.stream().filter(able).limit(1))
                .findFirst()
                .orElse(way.get(0));
    }

    private static boolean holds(Set<Held> held, Desk desk, String role) {
        return held.contains(new Held(desk.agency().code(), role));
    }

    private static boolean works(Set<Held> held, Desk desk) {
        return held.stream()
                .anyMatch(one -> one.agencyCode().equals(desk.agency().code()));
    }
}
