package org.huhang.child;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of two children agrees and what does not; what one side does not know counts for neither.
 *
 * @param agrees known on both sides and equal
 * @param differs known on both sides and not equal
 */
record Comparison(Set<Trait> agrees, Set<Trait> differs) {

    private static final Set<Trait> AGAINST = EnumSet.of(Trait.SEX, Trait.BIRTH_DATE, Trait.ID_NO);
    private static final int ENOUGH = 50;

    /** A day told by the farmers' calendar is taken for one that is up to two months before. */
    private static final int NEAR_DAYS = 62;

    static Comparison of(Identity one, Identity other) {
        var compared = new Comparison(EnumSet.noneOf(Trait.class), EnumSet.noneOf(Trait.class));
        compared.addNames(Folded.name(one.name()), Folded.name(other.name()));
        compared.add(Trait.SEX, sex(one), sex(other));
        compared.add(Trait.ID_NO, IdNumber.of(one.idNo()), IdNumber.of(other.idNo()));
        compared.add(Trait.GUARDIAN_PHONE, Folded.phone(one.guardianPhone()), Folded.phone(other.guardianPhone()));
        compared.add(Trait.GUARDIAN_NAME, Folded.name(one.guardianName()), Folded.name(other.guardianName()));
        compared.addHomes(Folded.home(one.address()), Folded.home(other.address()));
        compared.add(Trait.SCHOOL, Folded.text(one.school()), Folded.text(other.school()));
        compared.addDays(days(one), days(other));
        return compared;
    }

    private void add(Trait trait, @Nullable Object one, @Nullable Object other) {
        if (one != null && other != null) {
            (one.equals(other) ? agrees : differs).add(trait);
        }
    }

    /** A name that was heard is written with another sign of the same sound, and a name with one other sign may be a brother’s. */
    private void addNames(@Nullable String one, @Nullable String other) {
        if (one != null && other != null && oneSignApart(one, other)) {
            agrees.add(Trait.SIMILAR_NAME);
        } else {
            add(Trait.NAME, one, other);
        }
    }

    private static boolean oneSignApart(String one, String other) {
        var signs = one.codePoints().toArray();
        var others = other.codePoints().toArray();
        return signs.length == others.length
                && signs.length > 1
                && signs[0] == others[0]
                && IntStream.range(0, signs.length)
                                .filter(at -> signs[at] != others[at])
                                .count()
                        == 1;
    }

    /** One tells the county and the other does not, so the end counts; that two tell a home differently says nothing. */
    private void addHomes(@Nullable String one, @Nullable String other) {
        if (one != null && other != null && (one.endsWith(other) || other.endsWith(one))) {
            agrees.add(Trait.ADDRESS);
        }
    }

    /** A number that says another day than the report contradicts whoever was born on either. */
    private void addDays(Set<LocalDate> one, Set<LocalDate> other) {
        if (!one.isEmpty() && !other.isEmpty()) {
            var all = new HashSet<>(one);
            all.addAll(other);
            (all.size() == 1 ? agrees : differs).add(Trait.BIRTH_DATE);
            if (one.size() == 1
                    && other.size() == 1
                    && similar(one.iterator().next(), other.iterator().next())) {
                agrees.add(Trait.SIMILAR_BIRTH_DATE);
            }
        }
    }

    /** One figure is another, day and month are exchanged, the days are near, or one side knew no more than the year. */
    private static boolean similar(LocalDate one, LocalDate other) {
        var figures = one.toString();
        var others = other.toString();
        var apart = IntStream.range(0, figures.length())
                .filter(at -> figures.charAt(at) != others.charAt(at))
                .count();
        var exchanged = one.getMonthValue() == other.getDayOfMonth() && one.getDayOfMonth() == other.getMonthValue();
        var yearAlone = one.getDayOfYear() == 1 || other.getDayOfYear() == 1;
        var days = Math.abs(ChronoUnit.DAYS.between(one, other));
        var near = days > 0 && days <= NEAR_DAYS;
        return apart == 1 || near || (apart > 1 && one.getYear() == other.getYear() && (exchanged || yearAlone));
    }

    private static @Nullable String sex(Identity child) {
        return child.sex().equals("U") ? null : child.sex();
    }

    private static Set<LocalDate> days(Identity child) {
        var days = new HashSet<LocalDate>();
        var number = IdNumber.of(child.idNo());
        Stream.of(child.birthDate(), number == null ? null : number.birthDate()).forEach(day -> {
            if (day != null) {
                days.add(day);
            }
        });
        return days;
    }

    /** Whether something says that these are two children. */
    boolean contradicted() {
        return !Collections.disjoint(differs, AGAINST);
    }

    /** How much of what both sides know agrees, 0 to 99. */
    int percent() {
        var equal = agrees.stream().mapToInt(Trait::weight).sum();
        var different = differs.stream().mapToInt(Trait::weight).sum();
        var halfSaid = agrees.contains(Trait.SIMILAR_NAME) ? Trait.NAME.weight() - Trait.SIMILAR_NAME.weight() : 0;
        var known = equal + different + halfSaid;
        return known == 0 ? 0 : Math.min(99, 100 * equal / Math.max(known, ENOUGH));
    }
}
