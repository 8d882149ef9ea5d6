package org.huhang.casework;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huhang.agency.Person;
import org.huhang.casework.SafetyStrip.Fact;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildWords;
import org.huhang.child.StripFact;
import org.huhang.web.Parts;
import org.springframework.stereotype.Component;

/** Says on the strip who the child is, whether it lives, when it was seen and where it was taken. */
@Component
class StripChild {

    private final ChildWords called;
    private final Deaths deaths;
    private final StripKnown known;
    private final StripWords words;

    StripChild(ChildWords called, Deaths deaths, StripKnown known, StripWords words) {
        this.called = called;
        this.deaths = deaths;
        this.known = known;
        this.words = words;
    }

    /** Who it is without the name, what it needs to be heard, and what of it is doubtful. */
    Fact child(ChildFile child, Locale locale) {
        var parts = new ArrayList<>(called.described(child, locale));
        parts.addAll(called.needs(child.needs(), locale));
        var doubtful = called.ageDoubtful(child) || child.identity().idNoDoubtful();
        if (child.identity().idNoDoubtful()) {
            parts.add(words.word("casework.strip.idNoDoubtful", locale));
        }
        var value = parts.isEmpty()
                ? words.word("casework.strip.child.unknown", locale)
                : parts.stream().collect(Parts.joining());
        return new Fact("child", words.word("casework.strip.child", locale), value, null, doubtful);
    }

    /** That the child has died is said without its source where that is a case closed to the reader. */
    Optional<Fact> death(CaseFile file, Person reader, Locale locale) {
        return Optional.ofNullable(deaths.said(file))
                .map(said -> new Fact(
                        "dead",
                        words.word("casework.strip.dead", locale),
                        words.word(
                                Deaths.isCertain(said) ? "casework.strip.dead.certain" : "casework.strip.dead.yes",
                                locale),
                        known.mayKnow(said, file, reader) ? said : null,
                        true));
    }

    Fact lastSeen(KeptFacts kept, Locale locale) {
        var seen = kept.newest(StripFact.Kind.LAST_SEEN);
        return new Fact(
                "lastSeen",
                words.word("casework.strip.lastSeen", locale),
                seen == null ? words.word("casework.strip.lastSeen.never", locale) : words.text(seen.value(), locale),
                seen,
                seen == null);
    }

    /** Where a child is that had to leave its guardian, and who looks after it; nothing as long as nobody said so. */
    Optional<Fact> careStatus(KeptFacts kept, Locale locale) {
        return Optional.ofNullable(kept.placed())
                .map(said -> new Fact(
                        "careStatus",
                        words.word("casework.strip.careStatus", locale),
                        words.placed((Map<?, ?>) said.value(), locale),
                        said,
                        false));
    }
}
