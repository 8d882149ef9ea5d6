package org.huhang.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.child.StripFact;
import org.huhang.web.Parts;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What must be in sight with every case and task before anybody acts, each fact with who set it and when. */
@Component
class SafetyStrip {

    /** What whoever goes to a child reads before anything else, on the smallest screen: also where it is, once it was placed. */
    private static final Set<String> ALWAYS = Set.of("danger", "doNotContact", "workerSafety", "careStatus");

    private final StripKnown known;
    private final StripChild child;
    private final StripDanger danger;
    private final StripWarnings told;
    private final StripWords words;
    private final ChildInCase inCase;
    private final TierChanges tiers;
    private final Worklist worklist;
    private final CaseCards cards;
    private final TaskNames taskNames;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    SafetyStrip(
            StripKnown known,
            StripChild child,
            StripDanger danger,
            StripWarnings told,
            StripWords words,
            ChildInCase inCase,
            TierChanges tiers,
            Worklist worklist,
            CaseCards cards,
            TaskNames taskNames,
            Directory directory,
            MessageSource messages,
            Clock clock) {
        this.known = known;
        this.child = child;
        this.danger = danger;
        this.told = told;
        this.words = words;
        this.inCase = inCase;
        this.tiers = tiers;
        this.worklist = worklist;
        this.cards = cards;
        this.taskNames = taskNames;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The strip of a case for one reader. Every fact carries the case it comes from, and what comes from a case that the reader
     * may not open is left out; but a warning still reaches whoever handles the child, without source, place and name.
     */
    Strip of(CaseFile file, Person reader, Locale locale) {
        var kept = known.of(file, reader);
        var warnings = known.withHome(kept, file, reader);
        var facts = new ArrayList<Fact>();
        facts.add(child.child(inCase.of(file, reader), locale));
        child.death(file, reader, locale).ifPresent(facts::add);
        facts.add(danger.of(kept, file, locale));
        tier(file, locale).ifPresent(facts::add);
        facts.add(told.doNotContact(warnings, file, reader, locale));
        facts.add(told.workerSafety(warnings, file, reader, locale));
        facts.add(child.lastSeen(kept, locale));
        child.careStatus(kept, locale).ifPresent(facts::add);
        facts.add(terms(file, locale));
        facts.add(new Fact(
                "agencies", words.word("casework.strip.agencies", locale), agencies(file, locale), null, false));
        return new Strip(
                file.riskTier(),
                facts.stream()
                        .map(fact -> fact.from(source(fact.kept(), locale)))
                        .toList());
    }

    /** The task that says so, as the model calls it; what no task says has a name of its own. */
    private @Nullable String source(@Nullable StripFact kept, Locale locale) {
        if (kept == null) {
            return null;
        }
        var tasks = kept.caseNo() == null ? List.<WorkItem>of() : worklist.ofCase(kept.caseNo());
        return tasks.stream()
                .filter(item -> item.elementId().equals(kept.source()))
                .findFirst()
                .map(item -> taskNames.of(item, locale))
                .orElseGet(() -> messages.getMessage(
                        "casework.strip.from." + kept.source(), null, words.word("casework.system", locale), locale));
    }

    /** Who changed the tier last, from which to which and why; nothing if nobody did. A lower tier is no alarm. */
    private Optional<Fact> tier(CaseFile file, Locale locale) {
        return tiers.of(file).stream()
                .reduce((first, later) -> later)
                .map(change -> new Fact(
                        "tier",
                        words.word("casework.strip.tier", locale),
                        Stream.of(tiers.inWords(change, locale), change.reason(), tiers.who(change, locale))
                                .filter(Objects::nonNull)
                                .collect(Parts.joining()),
                        change.fact(),
                        false));
    }

    private Fact terms(CaseFile file, Locale locale) {
        var now = clock.instant();
        var open = worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.state() == WorkItem.State.OPEN && item.dueAt() != null)
                .toList();
        var overdue = open.stream()
                .filter(item -> item.dueAt() != null && item.dueAt().isBefore(now))
                .count();
        var key = overdue > 0 ? "casework.strip.terms.overdue" : "casework.strip.terms.running";
        return new Fact(
                "terms",
                words.word("casework.strip.terms", locale),
                words.word(key, locale, overdue, open.size() - overdue),
                null,
                overdue > 0);
    }

    private String agencies(CaseFile file, Locale locale) {
        return cards.parties(file.caseNo())
                .map(parties -> parties.agencies().keySet().stream()
                        .map(code -> directory.agency(code).name(locale))
                        .collect(Parts.joining()))
                .orElse("");
    }

    /**
     * The strip.
     *
     * @param tier RED, ORANGE, YELLOW or BLUE
     * @param facts in their order
     */
    public record Strip(String tier, List<Fact> facts) {

        /** How many of the facts that a phone folds call for care. */
        public long foldedBad() {
            return facts.stream().filter(fact -> fact.folds() && fact.bad()).count();
        }
    }

    /**
     * One fact in words.
     *
     * @param kind its key
     * @param label what it is about
     * @param value what counts now
     * @param kept where it comes from, null if it is derived or unknown
     * @param bad whether it calls for care
     * @param source what {@code kept} comes from, in words; null if it is derived or unknown
     */
    public record Fact(
            String kind, String label, String value, @Nullable StripFact kept, boolean bad, @Nullable String source) {

        Fact(String kind, String label, String value, @Nullable StripFact kept, boolean bad) {
            this(kind, label, value, kept, bad, null);
        }

        /** Whether a phone shows it only when asked to. */
        public boolean folds() {
            return !ALWAYS.contains(kind);
        }

        Fact from(@Nullable String named) {
            return new Fact(kind, label, value, kept, bad, named);
        }
    }
}
