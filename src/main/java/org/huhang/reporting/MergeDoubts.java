package org.huhang.reporting;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Region;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildWords;
import org.huhang.child.Likeness;
import org.huhang.child.Trait;
import org.huhang.form.Problem;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What speaks against two cases being of one child. Whoever merges them although something does, or although nothing at all
 * speaks for it, or although they happened in different places, is asked back: a child that has no case of its own any more is
 * looked for where the other one lives. So is whoever makes a case secret by it that others read already.
 */
@Component
class MergeDoubts {

    /** What tells one child from others. */
    private static final Set<Trait> TELLING =
            EnumSet.of(Trait.NAME, Trait.BIRTH_DATE, Trait.ID_NO, Trait.GUARDIAN_PHONE);

    private final Cases cases;
    private final ChildFiles children;
    private final ChildWords called;
    private final Directory directory;
    private final MessageSource words;

    MergeDoubts(Cases cases, ChildFiles children, ChildWords called, Directory directory, MessageSource words) {
        this.cases = cases;
        this.children = children;
        this.called = called;
        this.directory = directory;
        this.words = words;
    }

    /**
     * What the person who merges two cases is asked back.
     *
     * @param from the case that would end
     * @param into the case that would go on
     * @param field where it is asked
     * @param value the answer that merges them
     * @return problems that can each be confirmed, or none
     */
    List<Problem> of(CaseFile from, CaseFile into, String field, String value) {
        return Stream.concat(
                        otherChild(from, into, field, value).stream(),
                        from.secret() && !into.secret() ? Stream.of(becomesSecret(into, field, value)) : Stream.empty())
                .toList();
    }

    /** Whoever had a task of a case reads it also once it is secret, and with it what the other one knew; nobody else does. */
    private Problem becomesSecret(CaseFile into, String field, String value) {
        var locale = LocaleContextHolder.getLocale();
        var parties = cases.parties(into.caseNo());
        var reading = Stream.concat(parties.holders().stream(), parties.named().stream())
                .distinct()
                .sorted()
                .map(directory::person)
                .toList();
        var names = reading.stream()
                .map(person -> directory.agency(person.agencyCode()).name(locale) + " " + person.name())
                .toList();
        var losing = parties.agencies().keySet().stream()
                .filter(agency -> reading.stream().noneMatch(person -> agency.equals(person.agencyCode())))
                .map(agency -> directory.agency(agency).name(locale))
                .toList();
        return new Problem(
                field,
                "mergeBecomesSecret",
                List.of(joined(names, locale), joined(losing, locale)),
                field + "/secret=" + value);
    }

    private String joined(List<String> names, Locale locale) {
        return names.isEmpty()
                ? words.getMessage("casework.merge.nobody", null, locale)
                : String.join(words.getMessage("child.separator", null, locale), names);
    }

    private List<Problem> otherChild(CaseFile from, CaseFile into, String field, String value) {
        var locale = LocaleContextHolder.getLocale();
        var like = children.compare(children.file(from.childId()), children.file(into.childId()));
        var elsewhere = elsewhere(from, into, locale);
        var against = Stream.of(called.contradicting(like, locale), elsewhere)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(words.getMessage("child.separator", null, locale)));
        var confirm = field + "=" + value;
        if (like.agrees().stream().noneMatch(TELLING::contains)) {
            return List.of(nothingAgrees(field, comparable(like), against, confirm));
        }
        return against.isEmpty()
                ? List.of()
                : List.of(new Problem(field, "mergeOtherChild", List.of(against), confirm));
    }

    private static Problem nothingAgrees(String field, boolean comparable, String against, String confirm) {
        return against.isEmpty()
                ? new Problem(field, comparable ? "mergeNothingKnown" : "mergeNotComparable", List.of(), confirm)
                : new Problem(
                        field, comparable ? "mergeNothingAgrees" : "mergeNotComparableBut", List.of(against), confirm);
    }

    /** Whether both sides say anything at all that tells a child from others. */
    private static boolean comparable(Likeness like) {
        return like.agrees().contains(Trait.SIMILAR_NAME)
                || Stream.concat(like.agrees().stream(), like.differs().stream())
                        .anyMatch(TELLING::contains);
    }

    /** That they happened in two townships, and in which; empty if in one, or if nobody knows more than the county. */
    private String elsewhere(CaseFile from, CaseFile into, Locale locale) {
        var one = township(from);
        var other = township(into);
        return directory.within(one, other) || directory.within(other, one)
                ? ""
                : words.getMessage(
                        "casework.merge.place",
                        new Object[] {
                            directory.regionName(from.regionCode(), locale),
                            directory.regionName(into.regionCode(), locale)
                        },
                        locale);
    }

    private String township(CaseFile file) {
        return directory.upward(file.regionCode()).stream()
                .filter(region -> region.level() == Level.TOWNSHIP)
                .map(Region::code)
                .findFirst()
                .orElse(file.regionCode());
    }
}
