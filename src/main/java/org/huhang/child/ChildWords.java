package org.huhang.child;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.engine.BusinessClock;
import org.huhang.web.Parts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How a child is called wherever people read of it: also one whose name nobody knows. */
@Component
public class ChildWords {

    private static final int GROWN_UP = 18;
    private static final String NONE = "none";

    private final Directory directory;
    private final MessageSource words;
    private final Clock clock;

    ChildWords(Directory directory, MessageSource words, Clock clock) {
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A child by name, or by what else is known where nobody knows the name.
     *
     * @param file the child's file
     * @param locale the reader's language
     * @return such as 王芳 · 女 · 8岁, or 姓名不详 · 女 · 8岁 · 蒙自市 草坝镇
     */
    public String label(ChildFile file, Locale locale) {
        var name = file.identity().name();
        var parts = new ArrayList<String>();
        parts.add(name == null || Folded.name(name) == null && !partly(name) ? word("child.unnamed", locale) : name);
        parts.addAll(described(file, locale));
        if (Folded.name(name) == null) {
            var place = file.residence() == null ? file.county() : file.residence();
            parts.add(directory.findRegion(place).isPresent() ? directory.regionName(place, locale) : place);
        }
        return parts.stream().collect(Parts.joining());
    }

    /** A name of which only a part is told is shown as it is told, though it makes nobody the same. */
    private static boolean partly(String name) {
        return name.indexOf(Folded.PART) > 0;
    }

    /**
     * Sex and age, without the name.
     *
     * @param file the child's file
     * @param locale the reader's language
     * @return one to two words; empty where neither is known
     */
    public List<String> described(ChildFile file, Locale locale) {
        var parts = new ArrayList<String>();
        if (!file.identity().sex().equals("U")) {
            parts.add(word("child.sex." + file.identity().sex(), locale));
        }
        if (ageDoubtful(file)) {
            parts.add(word("child.age.doubtful", locale));
        } else if (age(file) != null) {
            parts.add(word("child.age", locale, age(file)));
        }
        return parts;
    }

    /**
     * Whether somebody of that day of birth is no child: more often a slip of the pen than a grown-up.
     *
     * @param file the child's file
     * @return true at 18 or more, or if the day is still to come
     */
    public boolean ageDoubtful(ChildFile file) {
        var age = age(file);
        return age != null && (age < 0 || age >= GROWN_UP);
    }

    private @Nullable Integer age(ChildFile file) {
        var born = file.identity().born();
        var today = LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA);
        if (born == null) {
            return null;
        }
        return born.isAfter(today)
                ? Integer.valueOf(-1)
                : Integer.valueOf(Period.between(born, today).getYears());
    }

    /**
     * What a hint says: who it may be, how likely, and what speaks for and against it.
     *
     * @param like the likeness
     * @param locale the reader's language
     * @return one line
     */
    public String label(Likeness like, Locale locale) {
        var likely = like.percent() == 0 ? "" : like.percent() + "%";
        return Stream.of(label(like.file(), locale), likely, compared(like, locale))
                .collect(Parts.joining());
    }

    /**
     * What speaks for and against a likeness.
     *
     * @param like the likeness
     * @param locale the reader's language
     * @return such as 相同：姓名 · 不同：性别
     */
    public String compared(Likeness like, Locale locale) {
        var parts = new ArrayList<String>();
        if (!like.agrees().isEmpty()) {
            parts.add(word("child.alike", locale, traits(like.agrees(), locale)));
        }
        if (!like.differs().isEmpty()) {
            parts.add(word("child.differs", locale, traits(like.differs(), locale)));
        }
        return parts.stream().collect(Parts.joining());
    }

    /**
     * What says that two files are those of two children: another sex, another day of birth, another name.
     *
     * @param like the likeness of the one to the other
     * @param locale the reader's language
     * @return the traits in words; empty if nothing says so
     */
    public String contradicting(Likeness like, Locale locale) {
        var against = EnumSet.of(Trait.NAME, Trait.SEX, Trait.BIRTH_DATE, Trait.ID_NO);
        against.retainAll(like.differs());
        if (like.agrees().contains(Trait.SIMILAR_NAME)) {
            against.add(Trait.NAME);
        }
        return traits(against, locale);
    }

    private String traits(Collection<Trait> traits, Locale locale) {
        return traits.stream()
                .sorted()
                .map(trait -> word("child.trait." + trait, locale))
                .collect(Collectors.joining(word("child.separator", locale)));
    }

    /**
     * What somebody must know to hear the child, and whether it lives at its school.
     *
     * @param needs what is known
     * @param locale the reader's language
     * @return a phrase each; empty where nothing is known
     */
    public List<String> needs(Needs needs, Locale locale) {
        var parts = new ArrayList<String>();
        if (NONE.equals(needs.language())) {
            parts.add(word("child.speechless", locale));
        } else if (needs.language() != null) {
            parts.add(word("child.language", locale, coded("language", needs.language(), locale)));
        }
        if (Boolean.TRUE.equals(needs.interpreterNeeded())) {
            parts.add(word("child.interpreter", locale));
        }
        if (Boolean.TRUE.equals(needs.signLanguage())) {
            parts.add(word("child.signLanguage", locale));
        }
        if (Boolean.TRUE.equals(needs.trustedAdult())) {
            parts.add(word("child.trustedAdult", locale));
        }
        if (needs.disabilityKind() != null && !NONE.equals(needs.disabilityKind())) {
            parts.add(word("child.disability", locale, coded("disability", needs.disabilityKind(), locale)));
        }
        if (Boolean.TRUE.equals(needs.boarding())) {
            parts.add(word("child.boarding", locale));
        }
        if (needs.weekendCarer() != null) {
            parts.add(word("child.weekendCarer", locale, needs.weekendCarer()));
        }
        return parts;
    }

    /** Codes become words; what somebody wrote stays as it is. */
    private String coded(String kind, String value, Locale locale) {
        return String.valueOf(words.getMessage("child." + kind + "." + value, null, value, locale));
    }

    private String word(String key, Locale locale, @Nullable Object... values) {
        return words.getMessage(key, values, locale);
    }
}
