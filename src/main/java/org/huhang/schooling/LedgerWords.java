package org.huhang.schooling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.Directory;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A row of a ledger in words. */
@Component
class LedgerWords {

    private static final List<String> COLUMNS =
            List.of("child", "case", "school", "place", "since", "stage", "opened", "closed", "outcome");

    private final MessageSource words;
    private final Directory directory;

    LedgerWords(MessageSource words, Directory directory) {
        this.words = words;
        this.directory = directory;
    }

    List<String> head(Locale locale) {
        return COLUMNS.stream()
                .map(column -> say("schooling.column." + column, locale))
                .toList();
    }

    Row row(LedgerBook.Line line, Locale locale) {
        var entry = line.entry();
        var school = entry.school();
        var outcome = entry.outcome();
        return new Row(
                line.opens() ? line.name() : say("schooling.shut", locale),
                line.opens() ? entry.caseNo() : "",
                school == null
                        ? say("schooling.noSchool", locale)
                        : directory
                                .findAgency(school)
                                .map((Agency agency) -> agency.name(locale))
                                .orElse(school),
                directory.regionName(entry.place(), locale),
                day(entry.absentSince()),
                say("schooling.stage." + entry.stage(), locale),
                day(entry.openedAt()),
                day(entry.closedAt()),
                outcome == null ? "" : say("schooling.outcome." + outcome, locale));
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "" : LocalDate.ofInstant(at, BusinessClock.CHINA).toString();
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }

    /**
     * What stands in the columns.
     *
     * @param caseNo empty where the reader may not open the case
     * @param outcome empty while the child stands in the ledger
     */
    record Row(
            String child,
            String caseNo,
            String school,
            String place,
            String since,
            String stage,
            String opened,
            String closed,
            String outcome) {

        List<String> cells() {
            return Stream.of(child, caseNo, school, place, since, stage, opened, closed, outcome)
                    .toList();
        }
    }
}
