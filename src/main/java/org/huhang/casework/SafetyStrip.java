package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildWords;
import org.huhang.child.StripFact;
import org.huhang.form.Characters;
import org.huhang.web.Words;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What must be in sight with every case and task before anybody acts, each fact with who set it and when. */
@Component
class SafetyStrip {

    private static final Set<StripFact.Kind> WARNINGS =
            EnumSet.of(StripFact.Kind.DO_NOT_CONTACT, StripFact.Kind.WORKER_SAFETY);

    /** For how long who saw a child need not look again because of another one. */
    private static final Duration JUST = Duration.ofHours(24);

    /** What whoever goes to a child reads before anything else, on the smallest screen: also where it is, once it was placed. */
    private static final Set<String> ALWAYS = Set.of("danger", "doNotContact", "workerSafety", "careStatus");

    private static final List<String> PARTS = List.of("who", "relation", "why", "at", "by", "where");

    private final ChildFiles children;
    private final ChildInCase inCase;
    private final ChildWords called;
    private final Cases cases;
    private final OneHome oneHome;
    private final Dangers dangers;
    private final Deaths deaths;
    private final PassedOn passedOn;
    private final TierChanges tiers;
    private final Worklist worklist;
    private final TaskNames taskNames;
    private final Directory directory;
    private final MessageSource words;
    private final Words times;
    private final Clock clock;

    SafetyStrip(
            ChildFiles children,
            ChildInCase inCase,
            ChildWords called,
            Cases cases,
            OneHome oneHome,
            Dangers dangers,
            Deaths deaths,
            PassedOn passedOn,
            TierChanges tiers,
            Worklist worklist,
            TaskNames taskNames,
            Directory directory,
            MessageSource words,
            Words times,
            Clock clock) {
        this.children = children;
        this.inCase = inCase;
        this.called = called;
        this.cases = cases;
        this.oneHome = oneHome;
        this.dangers = dangers;
        this.deaths = deaths;
        this.passedOn = passedOn;
        this.tiers = tiers;
        this.worklist = worklist;
        this.taskNames = taskNames;
        this.directory = directory;
        this.words = words;
        this.times = times;
        this.clock = clock;
    }

    /**
     * The strip of a case for one reader. Every fact carries the case it comes from, and what comes from a case that the reader
     * may not open is left out; but a warning still reaches whoever handles the child, without source, place and name.
     */
    Strip of(CaseFile file, Person reader, Locale locale) {
        var kept = Kept.of(children.facts(file.childId()), fact -> mayKnow(fact, file, reader));
        var warnings = kept.and(Kept.of(ofTheHome(file), fact -> mayKnow(fact, file, reader) || openly(fact, reader)));
        var facts = new ArrayList<Fact>();
        facts.add(child(inCase.of(file, reader), locale));
        death(file, reader, locale).ifPresent(facts::add);
        facts.add(danger(kept, file, locale));
        tier(file, locale).ifPresent(facts::add);
        facts.add(doNotContact(warnings, file, reader, locale));
        facts.add(workerSafety(warnings, file, reader, locale));
        facts.add(lastSeen(kept, locale));
        careStatus(kept, locale).ifPresent(facts::add);
        facts.add(terms(file, locale));
        facts.add(new Fact("agencies", word("casework.strip.agencies", locale), agencies(file, locale), null, false));
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
                .orElseGet(() -> words.getMessage(
                        "casework.source." + kept.source(), null, word("casework.system", locale), locale));
    }

    /** Who changed the tier last, from which to which and why; nothing if nobody did. A lower tier is no alarm. */
    private Optional<Fact> tier(CaseFile file, Locale locale) {
        return tiers.of(file).stream()
                .reduce((first, later) -> later)
                .map(change -> new Fact(
                        "tier",
                        word("casework.strip.tier", locale),
                        Stream.of(tiers.inWords(change, locale), change.reason(), tiers.who(change, locale))
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" · ")),
                        change.fact(),
                        false));
    }

    private boolean mayKnow(StripFact fact, CaseFile file, Person reader) {
        var from = fact.caseNo();
        return from == null || from.equals(file.caseNo()) || cases.mayOpen(reader, from);
    }

    /**
     * Whoever goes for one child meets the people of its home, and those whom its report names: what another case of the home
     * or of the report warns of counts here in the same moment.
     */
    private List<StripFact> ofTheHome(CaseFile file) {
        return oneHome.others(file).stream()
                .flatMap(child -> children.facts(child).stream())
                .filter(fact -> WARNINGS.contains(fact.kind()))
                .toList();
    }

    /** Such a warning is told as it was written, unless its case is secret or keeps the reader's agency away. */
    private boolean openly(StripFact fact, Person reader) {
        var parties = cases.parties(String.valueOf(fact.caseNo()));
        return !parties.secret() && !parties.excluded().contains(reader.agencyCode());
    }

    /** Who it is without the name, what it needs to be heard, and what of it is doubtful. */
    private Fact child(ChildFile child, Locale locale) {
        var parts = new ArrayList<>(called.described(child, locale));
        parts.addAll(called.needs(child.needs(), locale));
        var doubtful = called.ageDoubtful(child) || child.identity().idNoDoubtful();
        if (child.identity().idNoDoubtful()) {
            parts.add(word("casework.strip.idNoDoubtful", locale));
        }
        var value = parts.isEmpty() ? word("casework.strip.child.unknown", locale) : String.join(" · ", parts);
        return new Fact("child", word("casework.strip.child", locale), value, null, doubtful);
    }

    /** That the child has died is said without its source where that is a case closed to the reader. */
    private Optional<Fact> death(CaseFile file, Person reader, Locale locale) {
        return Optional.ofNullable(deaths.said(file))
                .map(said -> new Fact(
                        "dead",
                        word("casework.strip.dead", locale),
                        word("casework.strip.dead.yes", locale),
                        mayKnow(said, file, reader) ? said : null,
                        true));
    }

    /**
     * Whoever said last whether the child is in danger is believed, in whatever case, and this comes first; where it is perhaps
     * this child of which another case says so, or a child that lives with it, that is said beside it without opening the other.
     */
    private Fact danger(Kept kept, CaseFile file, Locale locale) {
        var shown = kept.newest(StripFact.Kind.DANGER);
        var hidden = kept.newestHidden(StripFact.Kind.DANGER);
        var counts = kept.hiddenIsNewer(StripFact.Kind.DANGER) ? hidden : shown;
        var own = own(counts, file);
        var said = Stream.concat(
                        own.stream(),
                        counts != null && Dangers.isDanger(counts) ? Stream.empty() : elsewhere(kept, file).stream())
                .toList();
        var placed = kept.newest(StripFact.Kind.CARE_STATUS);
        if (said.isEmpty() && placed != null && isPlaced(placed) && counts == shown && laterThan(placed, shown)) {
            // Police who took the child away said what was before: since then there is another word.
            var label = word("casework.strip.danger", locale);
            return new Fact("danger", label, word("casework.strip.danger.placed", locale), placed, false);
        }
        return new Fact(
                "danger",
                word("casework.strip.danger", locale),
                (said.isEmpty() ? Stream.of("no") : said.stream())
                        .map(one -> word("casework.strip.danger." + one, locale))
                        .collect(Collectors.joining(word("casework.strip.separator", locale))),
                counts == hidden || (own.isEmpty() && !said.isEmpty()) ? null : shown,
                !said.isEmpty());
    }

    private List<String> own(@Nullable StripFact counts, CaseFile file) {
        return Stream.concat(
                        counts != null && Dangers.isDanger(counts) ? Stream.of("yes") : Stream.empty(),
                        passedOn.mustLeave(file.caseNo()) ? Stream.of("mustLeave") : Stream.empty())
                .toList();
    }

    private static boolean isPlaced(StripFact said) {
        return said.value() instanceof Map<?, ?> parts && !parts.isEmpty();
    }

    private static boolean laterThan(StripFact said, @Nullable StripFact other) {
        return other == null || Kept.at(said).isAfter(Kept.at(other));
    }

    /** Whoever has just seen this child need not be sent to it again. */
    private Optional<String> elsewhere(Kept kept, CaseFile file) {
        if (dangers.perhaps(file)) {
            return Optional.of("perhaps");
        }
        if (!dangers.standsAtHome(file)) {
            return Optional.empty();
        }
        var seen = kept.newest(StripFact.Kind.LAST_SEEN);
        return Optional.of(seen != null && justNow(seen) ? "homeToo" : "home");
    }

    private boolean justNow(StripFact said) {
        return said.setAt() != null && said.setAt().isAfter(clock.instant().minus(JUST));
    }

    /** Each case names its own; none takes back what another one says. */
    private Fact doNotContact(Kept kept, CaseFile file, Person reader, Locale locale) {
        var parts = new ArrayList<String>();
        var shown = kept.each(StripFact.Kind.DO_NOT_CONTACT);
        shown.forEach(fact -> parts.add(text(fact.value(), locale) + from(fact, file, reader, locale)));
        if (!kept.eachHidden(StripFact.Kind.DO_NOT_CONTACT).isEmpty()) {
            parts.add(word("casework.strip.doNotContact.hidden", locale));
        }
        return warning("doNotContact", parts, shown, locale);
    }

    /** The coded dangers name nobody; what somebody wrote beside them may. */
    private Fact workerSafety(Kept kept, CaseFile file, Person reader, Locale locale) {
        var parts = new LinkedHashSet<String>();
        var shown = kept.each(StripFact.Kind.WORKER_SAFETY);
        shown.forEach(fact -> {
            var from = from(fact, file, reader, locale);
            var told = texts(fact.value(), locale);
            parts.addAll(
                    from.isEmpty()
                            ? told
                            : List.of(String.join(word("casework.strip.separator", locale), told) + from));
        });
        for (var fact : kept.eachHidden(StripFact.Kind.WORKER_SAFETY)) {
            var coded = codes(fact.value(), locale);
            parts.addAll(coded);
            if (coded.isEmpty()) {
                parts.add(word("casework.strip.workerSafety.hidden", locale));
            }
        }
        return warning("workerSafety", List.copyOf(parts), shown, locale);
    }

    /** The other case a warning comes from, by its number where the reader may open it. */
    private String from(StripFact fact, CaseFile file, Person reader, Locale locale) {
        var from = fact.caseNo();
        if (from == null || from.equals(file.caseNo())) {
            return "";
        }
        return cases.mayOpen(reader, from)
                ? word("casework.strip.fromCase", locale, from)
                : word("casework.strip.fromAnother", locale);
    }

    private Fact warning(String kind, List<String> parts, List<StripFact> shown, Locale locale) {
        var value = parts.isEmpty()
                ? word("casework.strip.none", locale)
                : String.join(word("casework.strip.separator", locale), parts);
        return new Fact(
                kind,
                word("casework.strip." + kind, locale),
                value,
                shown.isEmpty() ? null : shown.get(0),
                !parts.isEmpty());
    }

    private Fact lastSeen(Kept kept, Locale locale) {
        var seen = kept.newest(StripFact.Kind.LAST_SEEN);
        return new Fact(
                "lastSeen",
                word("casework.strip.lastSeen", locale),
                seen == null ? word("casework.strip.lastSeen.never", locale) : text(seen.value(), locale),
                seen,
                seen == null);
    }

    /** Where a child is that had to leave its guardian, and who looks after it; nothing as long as nobody said so. */
    private Optional<Fact> careStatus(Kept kept, Locale locale) {
        return Optional.ofNullable(kept.newest(StripFact.Kind.CARE_STATUS))
                .filter(SafetyStrip::isPlaced)
                .map(said -> new Fact(
                        "careStatus",
                        word("casework.strip.careStatus", locale),
                        placed((Map<?, ?>) said.value(), locale),
                        said,
                        false));
    }

    /** Where it is comes first: whoever must go there reads no further. */
    private String placed(Map<?, ?> parts, Locale locale) {
        var since = times.at(Instant.parse(String.valueOf(parts.get("at"))), locale);
        return Stream.of(
                        String.valueOf(parts.get("where")),
                        part("by", String.valueOf(parts.get("by")), locale),
                        word("casework.strip.careStatus.since", locale, since))
                .collect(Collectors.joining(" · "));
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
                word("casework.strip.terms", locale),
                word(key, locale, overdue, open.size() - overdue),
                null,
                overdue > 0);
    }

    private String agencies(CaseFile file, Locale locale) {
        return worklist.parties(file.caseNo())
                .map(parties -> parties.agencies().keySet().stream()
                        .map(code -> directory.agency(code).name(locale))
                        .collect(Collectors.joining(" · ")))
                .orElse("");
    }

    /** Codes become words; whatever a person wrote stays as it is. */
    private String text(Object value, Locale locale) {
        if (value instanceof List<?> several) {
            var separator = word("casework.strip.separator", locale);
            return several.stream().map(one -> text(one, locale)).collect(Collectors.joining(separator));
        }
        if (value instanceof Map<?, ?> parts) {
            return PARTS.stream()
                    .filter(parts::containsKey)
                    .map(part -> part(part, String.valueOf(parts.get(part)), locale))
                    .filter(part -> !Characters.blank(part))
                    .collect(Collectors.joining(" · "));
        }
        return words.getMessage("casework.code." + value, null, value.toString(), locale) + "";
    }

    private List<String> texts(Object value, Locale locale) {
        return value instanceof List<?> several
                ? several.stream().map(one -> text(one, locale)).toList()
                : List.of(text(value, locale));
    }

    private List<String> codes(Object value, Locale locale) {
        return value instanceof List<?> several
                ? several.stream()
                        .map(one -> words.getMessage("casework.code." + one, null, null, locale))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    /** The database keeps the parts of a fact in no order of ours. */
    private String part(String key, String value, Locale locale) {
        return switch (key) {
            case "at" -> times.at(Instant.parse(value), locale);
            case "by" -> directory.find(value).map(Person::name).orElse(value);
            default -> value;
        };
    }

    private String word(String key, Locale locale, Object... values) {
        return words.getMessage(key, values, locale);
    }

    /**
     * The facts of a child, newest first.
     *
     * @param shown what the reader may know
     * @param hidden what comes from cases that are closed to the reader
     */
    private record Kept(List<StripFact> shown, List<StripFact> hidden) {

        static Kept of(List<StripFact> facts, Predicate<StripFact> known) {
            var parts = facts.stream().collect(Collectors.partitioningBy(known));
            return new Kept(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
        }

        Kept and(Kept other) {
            return new Kept(
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
            return facts.stream()
                    .filter(fact -> fact.kind() == kind)
                    .findFirst()
                    .orElse(null);
        }

        /** The newest of each case. */
        private static List<StripFact> each(List<StripFact> facts, StripFact.Kind kind) {
            var byCase = new LinkedHashMap<String, StripFact>();
            facts.stream()
                    .filter(fact -> fact.kind() == kind)
                    .forEach(fact -> byCase.putIfAbsent(String.valueOf(fact.caseNo()), fact));
            return List.copyOf(byCase.values());
        }

        private static Instant at(StripFact fact) {
            return fact.setAt() == null ? Instant.MIN : fact.setAt();
        }
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
