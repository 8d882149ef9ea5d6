package org.huhang.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.web.Words;
import org.springframework.stereotype.Component;

/** Says why the worst is not over for a child, so that no agency alone takes its case from RED. */
@Component
class WhyTwo {

    private static final Duration JUST = Duration.ofHours(24);

    private final Dangers dangers;
    private final OneHome oneHome;
    private final CaseWords words;
    private final Words times;

    WhyTwo(Dangers dangers, OneHome oneHome, CaseWords words, Words times) {
        this.dangers = dangers;
        this.oneHome = oneHome;
        this.words = words;
        this.times = times;
    }

    /**
     * Each reason that there is.
     *
     * @param file the case
     * @param asked when somebody asked
     * @param locale the reader's language
     * @return in words; that it was so then, if nothing of it is any more
     */
    String of(CaseFile file, Instant asked, Locale locale) {
        var reasons = Stream.of(
                        told(file, asked, locale),
                        said(dangers.perhaps(file), "perhaps", locale),
                        said(dangers.standsAtHome(file), "home", locale),
                        said(redAtHome(file), "homeRed", locale))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(words.word("casework.strip.separator", locale)));
        return reasons.isEmpty() ? words.word("casework.tier.why.then", locale) : reasons;
    }

    private Optional<String> told(CaseFile file, Instant asked, Locale locale) {
        return dangers.lastTold(file)
                .filter(at -> at.isAfter(asked.minus(JUST)))
                .map(at -> words.word("casework.tier.why.told", locale, times.at(at, locale)));
    }

    /** Whether the case of another child that lives with this one is RED. */
    boolean redAtHome(CaseFile file) {
        return oneHome.home(file).open().stream()
                .anyMatch(other -> other.riskTier().equals("RED"));
    }

    private Optional<String> said(boolean so, String why, Locale locale) {
        return so ? Optional.of(words.word("casework.tier.why." + why, locale)) : Optional.empty();
    }
}
