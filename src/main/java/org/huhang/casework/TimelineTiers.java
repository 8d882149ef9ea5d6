package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.casework.CaseTimeline.Entry;
import org.huhang.form.ReadableAnswer;
import org.huhang.web.Parts;
import org.huhang.worklist.ToldAnswer;
import org.springframework.stereotype.Component;

/** Tells on the way of a case so far how its tier changed, and who asked for a lower one. */
@Component
class TimelineTiers {

    private final TierChanges tiers;
    private final CaseWords words;

    TimelineTiers(TierChanges tiers, CaseWords words) {
        this.tiers = tiers;
        this.words = words;
    }

    /** That somebody asked for a lower tier, and what another agency said to it: while RED stays, that counts as decided. */
    Stream<Entry> asked(TierAsked asked, Locale locale) {
        var what = words.word(
                asked.words("casework.timeline.tierAsked"),
                locale,
                tiers.tier(asked.tier(), locale),
                words.who(asked.askedBy(), locale));
        var ask = new Entry(asked.askedAt(), what, asked.reason(), "warn", null);
        if (asked.overtakenAt() != null) {
            return Stream.of(ask, overtaken(asked, asked.overtakenAt(), locale));
        }
        if (asked.answeredAt() == null || asked.answeredBy() == null) {
            var told = stays(asked, "casework.tier.waits", asked.askedBy(), locale);
            return Stream.of(new Entry(asked.askedAt(), what, asked.reason(), "warn", null, told));
        }
        return Stream.of(ask, answered(asked, asked.answeredAt(), asked.answeredBy(), locale));
    }

    private Entry overtaken(TierAsked asked, Instant at, Locale locale) {
        var by = asked.overtakenBy();
        var why = by == null
                ? words.word(asked.words("casework.timeline.tierOvertaken"), locale)
                : words.word(asked.words("casework.timeline.tierReplaced"), locale, words.who(by, locale));
        var told = stays(asked, "casework.tier.overtaken", asked.askedBy(), locale);
        return new Entry(at, why, null, "warn", null, told);
    }

    private Entry answered(TierAsked asked, Instant at, String by, Locale locale) {
        var key = asked.agreed() ? "casework.timeline.tierAgreed" : "casework.timeline.tierKept";
        var said = words.word(asked.words(key), locale, words.who(by, locale));
        var stands = asked.agreed() ? "casework.tier.agreedTo" : "casework.tier.stays";
        return new Entry(at, said, asked.answer(), "warn", null, stays(asked, stands, by, locale));
    }

    private ToldAnswer stays(TierAsked asked, String key, String person, Locale locale) {
        return tierSaid(
                words.word(asked.words(key), locale, tiers.tier(asked.tier(), locale)),
                words.who(person, locale),
                locale);
    }

    private ToldAnswer tierSaid(String text, String who, Locale locale) {
        var line = new ReadableAnswer(words.word("casework.strip.tier", locale), Parts.of(text, who));
        return new ToldAnswer(List.of(line), List.of());
    }

    /** It counts among what was decided: of two tiers the later one is seen to be later. */
    Entry retiered(TierChanges.Change change, Locale locale) {
        return new Entry(
                Objects.requireNonNull(change.fact().setAt()),
                words.word(
                        "casework.timeline.retiered", locale, tiers.inWords(change, locale), tiers.who(change, locale)),
                change.reason(),
                change.lowered() ? "warn" : "auto",
                null,
                tierSaid(tiers.inWords(change, locale), tiers.who(change, locale), locale));
    }
}
