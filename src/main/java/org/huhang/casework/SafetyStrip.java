package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.form.Characters;
import org.huhang.web.Words;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What must be in sight with every case and task before anybody acts, each fact with who set it and when. */
@Component
class SafetyStrip {

    private static final List<String> PARTS = List.of("who", "relation", "why", "at", "by", "where");

    private final ChildFiles children;
    private final Worklist worklist;
    private final Directory directory;
    private final MessageSource words;
    private final Words times;
    private final Clock clock;

    SafetyStrip(
            ChildFiles children,
            Worklist worklist,
            Directory directory,
            MessageSource words,
            Words times,
            Clock clock) {
        this.children = children;
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
        this.times = times;
        this.clock = clock;
    }

    Strip of(CaseFile file, Locale locale) {
        var kept = children.strip(file.childId());
        var facts = new ArrayList<Fact>();
        var danger = kept.get(StripFact.Kind.DANGER);
        var inDanger = danger != null && Boolean.TRUE.equals(danger.value());
        facts.add(new Fact(
                "danger",
                word("casework.strip.danger", locale),
                word(inDanger ? "casework.strip.danger.yes" : "casework.strip.danger.no", locale),
                danger,
                inDanger));
        var doNotContact = kept.get(StripFact.Kind.DO_NOT_CONTACT);
        facts.add(new Fact(
                "doNotContact",
                word("casework.strip.doNotContact", locale),
                doNotContact == null ? word("casework.strip.none", locale) : text(doNotContact.value(), locale),
                doNotContact,
                doNotContact != null));
        var workerSafety = kept.get(StripFact.Kind.WORKER_SAFETY);
        facts.add(new Fact(
                "workerSafety",
                word("casework.strip.workerSafety", locale),
                workerSafety == null ? word("casework.strip.none", locale) : text(workerSafety.value(), locale),
                workerSafety,
                workerSafety != null));
        var lastSeen = kept.get(StripFact.Kind.LAST_SEEN);
        facts.add(new Fact(
                "lastSeen",
                word("casework.strip.lastSeen", locale),
                lastSeen == null ? word("casework.strip.lastSeen.never", locale) : text(lastSeen.value(), locale),
                lastSeen,
                lastSeen == null));
        facts.add(terms(file, locale));
        facts.add(new Fact("agencies", word("casework.strip.agencies", locale), agencies(file, locale), null, false));
        return new Strip(file.riskTier(), facts);
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
     * The strip.
     *
     * @param tier RED, ORANGE, YELLOW or BLUE
     * @param facts in their order
     */
    public record Strip(String tier, List<Fact> facts) {}

    /**
     * One fact in words.
     *
     * @param kind its key
     * @param label what it is about
     * @param value what counts now
     * @param kept where it comes from, null if it is derived or unknown
     * @param bad whether it calls for care
     */
    public record Fact(String kind, String label, String value, @Nullable StripFact kept, boolean bad) {}
}
