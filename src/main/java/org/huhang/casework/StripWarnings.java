package org.huhang.casework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.huhang.agency.Person;
import org.huhang.casework.SafetyStrip.Fact;
import org.huhang.child.StripFact;
import org.springframework.stereotype.Component;

/** Says on the strip whom not to call, and what whoever goes there must beware of. */
@Component
class StripWarnings {

    private final Cases cases;
    private final WhoOpens whoOpens;
    private final StripWords words;

    StripWarnings(Cases cases, WhoOpens whoOpens, StripWords words) {
        this.cases = cases;
        this.whoOpens = whoOpens;
        this.words = words;
    }

    /** Each case names its own; none takes back what another one says. */
    Fact doNotContact(KeptFacts kept, CaseFile file, Person reader, Locale locale) {
        var parts = new ArrayList<String>();
        var shown = kept.each(StripFact.Kind.DO_NOT_CONTACT);
        shown.forEach(fact -> parts.add(words.text(fact.value(), locale) + from(fact, file, reader, locale)));
        var hidden = kept.eachHidden(StripFact.Kind.DO_NOT_CONTACT);
        if (!hidden.isEmpty()) {
            parts.add(ask("doNotContact", hidden, file, reader, locale));
        }
        return warning("doNotContact", parts, shown, locale);
    }

    /** The coded dangers name nobody; what somebody wrote beside them may. */
    Fact workerSafety(KeptFacts kept, CaseFile file, Person reader, Locale locale) {
        var parts = new LinkedHashSet<String>();
        var shown = kept.each(StripFact.Kind.WORKER_SAFETY);
        shown.forEach(fact -> {
            var from = from(fact, file, reader, locale);
            var told = words.texts(fact.value(), locale);
            parts.addAll(
                    from.isEmpty()
                            ? told
                            : List.of(String.join(words.word("casework.strip.separator", locale), told) + from));
        });
        for (var fact : kept.eachHidden(StripFact.Kind.WORKER_SAFETY)) {
            var coded = words.codes(fact.value(), locale);
            parts.addAll(coded);
            if (coded.isEmpty()) {
                parts.add(ask("workerSafety", List.of(fact), file, reader, locale));
            }
        }
        return warning("workerSafety", List.copyOf(parts), shown, locale);
    }

    /** What the reader may not read is asked of who may; where nobody may, the office that coordinates finds out. */
    private String ask(String kind, List<StripFact> hidden, CaseFile file, Person reader, Locale locale) {
        var sources =
                hidden.stream().map(StripFact::caseNo).filter(Objects::nonNull).toList();
        var who = whoOpens.names(sources, reader, locale);
        return words.word(
                "casework.strip." + kind + ".hidden", locale, who.isEmpty() ? whoOpens.office(file, locale) : who);
    }

    /** The other case a warning comes from, by its number where the reader may open it. */
    private String from(StripFact fact, CaseFile file, Person reader, Locale locale) {
        var from = fact.caseNo();
        if (from == null || from.equals(file.caseNo())) {
            return "";
        }
        return cases.mayOpen(reader, from)
                ? words.word("casework.strip.fromCase", locale, from)
                : words.word("casework.strip.fromAnother", locale);
    }

    private Fact warning(String kind, List<String> parts, List<StripFact> shown, Locale locale) {
        var value = parts.isEmpty()
                ? words.word("casework.strip.none", locale)
                : String.join(words.word("casework.strip.separator", locale), parts);
        return new Fact(
                kind,
                words.word("casework.strip." + kind, locale),
                value,
                shown.isEmpty() ? null : shown.get(0),
                !parts.isEmpty());
    }
}
