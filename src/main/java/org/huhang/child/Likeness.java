package org.huhang.child;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file that might be the same child's. Only a hint: a person decides.
 *
 * @param file the other file
 * @param percent how much of what is known on both sides agrees, 1 to 99
 * @param agrees what is known on both sides and equal
 * @param differs what is known on both sides and not equal
 */
public record Likeness(ChildFile file, int percent, Set<Trait> agrees, Set<Trait> differs) {

    /** Keeps the sets from being changed. */
    public Likeness {
        agrees = Set.copyOf(agrees);
        differs = Set.copyOf(differs);
    }

    /**
     * The likest first; behind them those of whom something says that they are others. Whoever is called the same comes before
     * those with other names who share a day or a place, whatever day of birth was told: only an identity number says that he is
     * another.
     */
    public static final Comparator<Likeness> LIKEST_FIRST = Comparator.comparing(Likeness::other)
            .thenComparing(Likeness::contradicted)
            .thenComparing(Comparator.comparingInt(Likeness::percent).reversed());

    private static final int MUCH = 60;
    private static final Set<Trait> TELLING =
            EnumSet.of(Trait.NAME, Trait.BIRTH_DATE, Trait.SIMILAR_BIRTH_DATE, Trait.ID_NO, Trait.GUARDIAN_PHONE);

    /**
     * Whether it is worth somebody's time to find out: much agrees and nothing contradicts, two things that tell a person
     * agree, whatever contradicts, or beside the name anything else than the sex, unless there are two identity numbers.
     *
     * @return true if so
     */
    public boolean worthAsking() {
        return percent >= MUCH && !contradicted()
                || agrees.stream().filter(TELLING::contains).count() > 1
                || agrees.contains(Trait.NAME) && !nameAlone() && !differs.contains(Trait.ID_NO);
    }

    /** Whether of all that tells a person the name alone agrees. */
    boolean nameAlone() {
        return agrees.contains(Trait.NAME)
                && agrees.stream().allMatch(trait -> trait == Trait.NAME || trait == Trait.SEX);
    }

    /** Whether neither a number nor the name speaks for him, nor much else without anything against it. */
    private boolean other() {
        var called = agrees.contains(Trait.NAME) && !differs.contains(Trait.ID_NO);
        return !called && !agrees.contains(Trait.ID_NO) && (percent < MUCH || contradicted());
    }

    private boolean contradicted() {
        return new Comparison(agrees, differs).contradicted();
    }

    static Likeness of(ChildFile file, ChildFile other) {
        var compared = Comparison.of(file.identity(), other.identity());
        return new Likeness(other, compared.percent(), compared.agrees(), compared.differs());
    }
}
