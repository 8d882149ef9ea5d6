package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.casework.SafetyStrip.Fact;
import org.huhang.child.StripFact;
import org.huhang.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says on the strip whether the child is in danger. */
@Component
class StripDanger {

    /** For how long who saw a child need not look again because of another one. */
    private static final Duration JUST = Duration.ofHours(24);

    private final Dangers dangers;
    private final PassedOn passedOn;
    private final WhyTwo whyTwo;
    private final StripWords words;
    private final Words times;
    private final Clock clock;

    StripDanger(Dangers dangers, PassedOn passedOn, WhyTwo whyTwo, StripWords words, Words times, Clock clock) {
        this.dangers = dangers;
        this.passedOn = passedOn;
        this.whyTwo = whyTwo;
        this.words = words;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Whoever said last whether the child is in danger is believed, in whatever case, and this comes first; where it is perhaps
     * this child of which another case says so, or a child that lives with it, that is said beside it without opening the other.
     */
    Fact of(KeptFacts kept, CaseFile file, Locale locale) {
        var shown = kept.newest(StripFact.Kind.DANGER);
        var hidden = kept.newestHidden(StripFact.Kind.DANGER);
        var counts = kept.hiddenIsNewer(StripFact.Kind.DANGER) ? hidden : shown;
        var own = own(counts, file);
        var said = Stream.concat(
                        own.stream(),
                        counts != null && Dangers.isDanger(counts) ? Stream.empty() : elsewhere(kept, file).stream())
                .toList();
        var placed = kept.placed();
        if (said.isEmpty() && placed != null && counts == shown && laterThan(placed, shown)) {
            // Police who took the child away said what was before: since then there is another word.
            var label = words.word("casework.strip.danger", locale);
            return new Fact("danger", label, words.word("casework.strip.danger.placed", locale), placed, false);
        }
        return new Fact(
                "danger",
                words.word("casework.strip.danger", locale),
                said.isEmpty()
                        ? nothing(file, locale)
                        : said.stream()
                                .map(one -> words.word("casework.strip.danger." + one, locale))
                                .collect(Collectors.joining(words.word("casework.strip.separator", locale))),
                counts == hidden || (own.isEmpty() && !said.isEmpty()) ? null : shown,
                !said.isEmpty());
    }

    /** Nobody says so now; what keeps the case from leaving RED without another agency is said all the same. */
    private String nothing(CaseFile file, Locale locale) {
        var recent =
                dangers.lastTold(file).filter(at -> at.isAfter(clock.instant().minus(JUST)));
        if (recent.isPresent()) {
            return words.word("casework.strip.danger.recent", locale, times.at(recent.get(), locale));
        }
        var why = whyTwo.redAtHome(file) ? "homeRed" : passedOn.leftThere(file.caseNo()) ? "leftThere" : "no";
        return words.word("casework.strip.danger." + why, locale);
    }

    private List<String> own(@Nullable StripFact counts, CaseFile file) {
        return Stream.concat(
                        counts != null && Dangers.isDanger(counts) ? Stream.of("yes") : Stream.empty(),
                        passedOn.mustLeave(file.caseNo()) ? Stream.of("mustLeave") : Stream.empty())
                .toList();
    }

    private static boolean laterThan(StripFact said, @Nullable StripFact other) {
        return other == null || KeptFacts.at(said).isAfter(KeptFacts.at(other));
    }

    /** Whoever has just seen this child need not be sent to it again. */
    private Optional<String> elsewhere(KeptFacts kept, CaseFile file) {
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
}
