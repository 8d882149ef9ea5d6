package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.form.TestForms.form;
import static org.huhang.form.TestForms.list;
import static org.huhang.form.TestForms.properties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is 18:00 on 5 March 2026; the child was born on 1 June 2015, and the report was filed on 3 March at 05:09. */
class PossibleDatesTests {

    private static final Era ERA = new Era(LocalDate.parse("2015-06-01"), Instant.parse("2026-03-02T21:09:00Z"));

    private final Form moment = form(date("key", "datetime", properties("sinceReport", "0")));
    private final Form day = form(date("key", "date", properties("sinceReport", "3")));
    private final Form past = form(date("key", "date", ""));
    private final Form plan = form(date("key", "date", properties("plan", "true")));

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T05:09,",
        "2026-03-03T05:05,",
        "2026-03-05T18:04,",
        "2026-03-05T18:06,key future",
        "2026-03-03T03:30,key beforeReport",
        "2025-03-03T03:30,key beforeReport",
        "1999-01-01T00:00,key longBeforeReport"
    })
    void aMomentOfTheCaseLiesBetweenItsReportAndNow(String written, String problem) {
        assertThat(problem(moment, written, ERA)).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28,",
        "2026-02-27,key beforeReport",
        "2026-03-05,",
        "2026-03-06,key future",
        "2015-05-31,key longBeforeReport"
    })
    void aDayMayLieAsManyDaysBeforeTheReportAsTheFieldSays(String written, String problem) {
        assertThat(problem(day, written, ERA)).isEqualTo(problem);
    }

    @Test
    void whatSaysNothingHasHappenedAndNotBeforeTheBirth() {
        assertThat(problem(past, "2026-03-06", ERA)).isEqualTo("key future");
        assertThat(problem(past, "2015-06-01", ERA)).isNull();
        assertThat(problem(past, "2015-05-31", ERA)).isEqualTo("key beforeBirth");
    }

    @Test
    void aPlanLiesNoFurtherAheadThanItsFormSays() {
        var soon = form(date("key", "date", properties("plan", "true", "within", "P3M")));
        assertThat(problem(soon, "2026-06-05", ERA)).isNull();
        assertThat(problem(soon, "2026-06-06", ERA)).isEqualTo("key tooFarAhead");
        assertThat(problem(plan, "2029-03-05", ERA)).isNull();
        assertThat(problem(plan, "2099-03-05", ERA)).isEqualTo("key tooFarAhead");
    }

    @Test
    void aPlanMayLieAhead() {
        assertThat(problem(plan, "2027-03-06", ERA)).isNull();
    }

    @Test
    void whereNothingIsKnownOnlyThePresentBinds() {
        assertThat(problem(moment, "1999-01-01T00:00", Era.UNKNOWN)).isNull();
        assertThat(problem(moment, "2026-03-06T00:00", Era.UNKNOWN)).isEqualTo("key future");
    }

    @Test
    void whatIsAskedBackIsTakenOnceThePersonSaysSoForThatValueOnly() {
        var asked = moment.check(Map.of("key", "2026-03-03T03:30"), Map.of(), () -> ERA)
                .problems()
                .get(0);
        assertThat(asked.confirm()).isEqualTo("key=2026-03-03T03:30:00+08:00");
        var confirmed = List.of(String.valueOf(asked.confirm()));

        assertThat(moment.check(Map.of("key", "2026-03-03T03:30", "confirmed", confirmed), Map.of(), () -> ERA)
                        .answers())
                .isEqualTo(Map.of("key", "2026-03-03T03:30:00+08:00"));
        assertThat(moment.check(Map.of("key", "2026-03-03T03:31", "confirmed", confirmed), Map.of(), () -> ERA)
                        .ok())
                .isFalse();
    }

    @Test
    void whatIsImpossibleCannotBeConfirmed() {
        for (var written : List.of("2026-03-06T00:00:00+08:00", "1999-01-01T00:00:00+08:00")) {
            var answers = Map.of("key", written, "confirmed", List.of("key=" + written));
            assertThat(moment.check(answers, Map.of(), () -> ERA).ok()).isFalse();
        }
    }

    @Test
    void rowsAreAskedBackOneByOne() {
        var rows = form(list("rows", "", date("key", "date", properties("sinceReport", "0"))));
        var given = Map.of("rows", List.of(Map.of("key", "2026-03-04"), Map.of("key", "2026-03-01")));
        assertThat(rows.check(given, Map.of(), () -> ERA).problems())
                .isEqualTo(List.of(new Problem("rows[1].key", "beforeReport", List.of(), "rows[1].key=2026-03-01")));
    }

    private static String problem(Form form, String written, Era era) {
        return form.check(Map.of("key", written), Map.of(), () -> era).problems().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .findFirst()
                .orElse(null);
    }

    private static String date(String key, String subtype, String properties) {
        return "{'type':'datetime','key':'" + key + "','dateLabel':'日','timeLabel':'时','subtype':'" + subtype + "'"
                + (properties.isEmpty() ? "" : "," + properties) + "}";
    }
}
