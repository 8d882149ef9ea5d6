package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.intake.Intake;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever judges on the page of a case judges what stood there: the form carries how much had been told of the case, and what
 * was told since is read first.
 */
@Component
public class ToldSince {

    private static final int NAMED = 3;

    private final Cases cases;
    private final CaseTable table;
    private final CaseTimeline timeline;
    private final CaseNotes notes;
    private final EmergencyTable emergencies;
    private final ChildFiles children;
    private final Intake intake;
    private final Worklist worklist;
    private final CaseCards cards;
    private final Corrections corrections;
    private final CaseWords words;
    private final Clock clock;

    ToldSince(
            Cases cases,
            CaseTable table,
            CaseTimeline timeline,
            CaseNotes notes,
            EmergencyTable emergencies,
            ChildFiles children,
            Intake intake,
            Worklist worklist,
            CaseCards cards,
            Corrections corrections,
            CaseWords words,
            Clock clock) {
        this.cases = cases;
        this.table = table;
        this.timeline = timeline;
        this.notes = notes;
        this.emergencies = emergencies;
        this.children = children;
        this.intake = intake;
        this.worklist = worklist;
        this.cards = cards;
        this.corrections = corrections;
        this.words = words;
        this.clock = clock;
    }

    /** What a form carries: how much was told, and when it was read. It names nobody and nothing. */
    String mark(String caseNo) {
        return told(caseNo) + "-" + clock.instant().toEpochMilli();
    }

    /**
     * Judges, unless something was told since the page was opened.
     *
     * @param person who judges
     * @param caseNo the case whose page was read
     * @param mark what its form carried
     * @param judgement what is done, in the same transaction
     * @return what came of it; empty if something was told since, or the form carries nothing, and nothing was done
     * @throws NoSuchCase if there is none
     * @throws org.huhang.agency.NotAllowed if the case is not this person's to see
     */
    @Transactional
    public <T> Optional<T> judged(Person person, String caseNo, String mark, Supplier<T> judgement) {
        cases.requireReader(person, caseNo);
        ofPage(caseNo).forEach(table::lock);
        return mark.startsWith(told(caseNo) + "-") ? Optional.of(judgement.get()) : Optional.empty();
    }

    /**
     * Why nothing was done.
     *
     * @param person who would have judged
     * @param caseNo the case whose page was read
     * @param mark what its form carried
     * @param locale the person's language
     * @return a sentence that names what was told since, as far as this person may know
     */
    public String why(Person person, String caseNo, String mark, Locale locale) {
        var opened = openedAt(mark);
        var since = ofPage(caseNo).stream()
                .filter(one -> cases.mayOpen(person, one))
                .flatMap(one -> timeline.of(cases.file(one), person, locale).stream())
                .filter(entry -> entry.at().isAfter(opened))
                .sorted(Comparator.comparing(CaseTimeline.Entry::at).reversed())
                .map(CaseTimeline.Entry::what)
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(words.word("casework.since.and", locale)));
        return since.isEmpty()
                ? words.word("casework.since.something", locale)
                : words.word("casework.since", locale, since);
    }

    private static Instant openedAt(String mark) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(mark.substring(mark.indexOf('-') + 1)));
        } catch (NumberFormatException e) {
            // Nobody gave it out, so nothing is known of when the page was opened.
            return Instant.MAX;
        }
    }

    /** Nothing of it is ever taken away, so more than before is something new. */
    private int told(String caseNo) {
        return ofPage(caseNo).stream().mapToInt(this::toldIn).sum();
    }

    private int toldIn(String caseNo) {
        var file = cases.file(caseNo);
        var facts = children.facts(file.childId()).stream().filter(fact -> caseNo.equals(fact.caseNo()));
        return Stream.of(
                        worklist.answersOfCase(caseNo),
                        corrections.ofCase(caseNo),
                        notes.ofCase(caseNo),
                        emergencies.ofCase(caseNo),
                        intake.ofCase(caseNo),
                        facts.toList())
                .mapToInt(Collection::size)
                .sum();
    }

    /** The case and that into which it was merged, which its page is about too. */
    private List<String> ofPage(String caseNo) {
        return Stream.concat(Stream.of(caseNo), cards.goesOn(caseNo).stream())
                .distinct()
                .toList();
    }
}
