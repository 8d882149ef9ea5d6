package org.huhang.casework;

import java.util.List;
import java.util.Locale;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What tests of other modules ask of a case. */
@Component
public class CaseSeen {

    private final Cases cases;
    private final SafetyStrip strips;
    private final TierAsking tiers;

    CaseSeen(Cases cases, SafetyStrip strips, TierAsking tiers) {
        this.cases = cases;
        this.strips = strips;
        this.tiers = tiers;
    }

    /** What the safety strip of a case says, in Chinese. */
    public List<Fact> strip(String caseNo, Person reader) {
        return strips.of(cases.file(caseNo), reader, Locale.CHINESE).facts().stream()
                .map(fact -> new Fact(fact.kind(), fact.value(), fact.source(), fact.folds()))
                .toList();
    }

    /** Somebody agrees to a lower tier; false if that is not taken. */
    public boolean agrees(Person person, String caseNo, String reason) {
        var asked = tiers.open(caseNo).orElseThrow();
        return tiers.answer(person, caseNo, asked.id().toString(), true, reason) == TierAsking.Said.TAKEN;
    }

    /** A line of the strip. */
    public record Fact(String kind, String value, @Nullable String source, boolean folds) {}
}
