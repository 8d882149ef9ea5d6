package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.deadline.Shipped.china;
import static org.huhang.deadline.Shipped.shown;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.agency.ReferenceFile;
import org.huhang.agency.Role;
import org.huhang.deadline.Reckoner.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every term of mandatory reporting with all its variants, set on Friday 20 November 2026 at 16:20. */
class ReckonerTests {

    private static final String CREATED = "2026-11-20 16:20:00";

    /** Two days earlier than the creation, so that a start that is not taken shows. */
    private static final String EARLIER = "2026-11-18T09:00:00+08:00";

    private final Reckoner reckoner = Shipped.reckoner();

    @ParameterizedTest(name = "{0} [{1}] counts as {2}, due {3}")
    @CsvSource({
        "TL-01,,TL-01,2026-11-20 17:20:00",
        "TL-01,riskTier=RED,TL-01,2026-11-20 16:50:00",
        "TL-02,,TL-02,2026-11-20 17:20:00",
        "TL-02,riskTier=ORANGE,TL-02,2026-11-20 17:20:00",
        "TL-02,riskTier=RED,TL-02r,2026-11-20 16:50:00",
        "TL-03,,TL-03,2026-11-20 17:20:00",
        "TL-03,riskTier=RED,TL-03,2026-11-20 16:50:00",
        "TL-04,,TL-04,2026-11-21 16:20:00",
        "TL-05,,TL-05,2026-11-20 17:20:00",
        "TL-05,natureExpected=publicOrder,TL-05p,2026-11-20 17:20:00",
        "TL-05,natureExpected=criminal complex=true,TL-05,2026-11-20 17:20:00",
        "TL-05,riskTier=RED,TL-05,2026-11-20 16:50:00",
        "TL-05,emergency=true,TL-05,2026-11-20 16:50:00",
        "TL-05,natureExpected=otherAdministrative,TL-05b,2026-11-21 16:20:00",
        "TL-05,natureExpected=otherAdministrative riskTier=RED,TL-05b,2026-11-21 16:20:00",
        "TL-05,natureExpected=otherAdministrative complex=true,TL-05x,2026-11-23 23:59:59",
        "TL-05,natureExpected=otherAdministrative actedFirst=true,TL-05e,2026-11-21 16:20:00",
        "TL-05,natureExpected=otherAdministrative complex=true actedFirst=true,TL-05e,2026-11-21 16:20:00",
        "TL-06,,TL-06,2026-11-23 23:59:59",
        "TL-06,cluesToCheck=true,TL-06a,2026-11-27 23:59:59",
        "TL-06,complex=true,TL-06,2026-11-23 23:59:59",
        "TL-06,complex=true extensionApproved=true,TL-06b,2026-12-21 23:59:59",
        "TL-06,cluesToCheck=true complex=true extensionApproved=true,TL-06b,2026-12-21 23:59:59",
        "TL-06,caseNature=administrative,TL-06p,2026-12-21 23:59:59",
        "TL-06,caseNature=administrative extensions=1,TL-06px,2027-01-19 23:59:59",
        "TL-06,caseNature=administrative extensions=2,TL-06py,2027-02-18 23:59:59",
        "TL-06,dvSuspected=true,TL-06,2026-11-23 23:59:59",
        "TL-06,dvSuspected=true caseNature=administrative,TL-06p,2026-12-21 23:59:59",
        "TL-06,dvSuspected=true caseNature=administrative extensions=1 province=53,TL-06px,2027-01-19 23:59:59",
        "TL-06,caseNature=administrative administrativeKind=publicOrder,TL-06p,2026-12-21 23:59:59",
        "TL-06,caseNature=administrative administrativeKind=otherAdministrative,TL-06o,2027-02-18 23:59:59",
        "TL-06,caseNature=administrative administrativeKind=otherAdministrative extensions=2,TL-06o,2027-02-18"
                + " 23:59:59",
        "TL-08b,prosecutionDecision=other,TL-08o,2026-11-23 23:59:59",
        "TL-23,,TL-23,2026-11-23 16:20:00",
        "TL-23,province=53,TL-23b,2026-11-21 16:20:00",
        "TL-07,,TL-07,2026-12-21 23:59:59",
        "TL-07,extensions=1,TL-07x,2027-01-19 23:59:59",
        "TL-07,extensions=2,TL-07y,2027-02-18 23:59:59",
        "TL-08,,TL-08,2026-11-23 23:59:59",
        "TL-09,,TL-09,2026-11-27 23:59:59",
        "TL-09d,,TL-09d,2026-12-21 23:59:59",
        "TL-09d,extensionApproved=true,TL-09d,2026-12-21 23:59:59",
        "TL-09d,reviewOutcome=upheld,TL-09d,2026-12-21 23:59:59",
        "TL-09d,reviewOutcome=extend,TL-09x,2027-01-19 23:59:59",
        "TL-09c,,TL-09c,2026-11-23 23:59:59",
        "TL-09g,,TL-09g,2026-11-23 23:59:59",
        "TL-09n,,TL-09n,2027-01-19 23:59:59",
        "TL-09t,,TL-09t,2027-01-22 23:59:59",
        "TL-09u,,TL-09u,2027-01-19 23:59:59",
        "TL-09w,,TL-09w,2026-11-26 23:59:59",
        "TL-06,caseNature=administrative appealOutcome=redo redoBy=2026-12-12,TL-06v,2026-12-12 23:59:59",
        "TL-06,caseNature=administrative appealOutcome=upheld,TL-06p,2026-12-21 23:59:59",
        "TL-10,,TL-10,2026-11-27 23:59:59",
        "TL-10,riskTier=RED,TL-10r,2026-11-21 16:20:00",
        "TL-11,,TL-11,2026-11-25 23:59:59",
        "TL-11,feedbackType=final,TL-11,2026-11-25 23:59:59",
        "TL-11,feedbackType=accepted,TL-11c,2026-11-21 16:20:00",
        "TL-11,feedbackType=accepted sender=POLICE,TL-11c,2026-11-21 16:20:00",
        "TL-11,feedbackType=accepted sender=POLICE reporterIsUnit=true,TL-11a,2026-11-23 23:59:59",
        "TL-11,feedbackType=accepted sender=CIVIL reporterIsUnit=true,TL-11c,2026-11-21 16:20:00",
        "TL-11,feedbackType=interim,TL-11d,2026-11-25 23:59:59",
        "TL-11,feedbackType=final sender=PROC,TL-11e,2026-11-27 23:59:59",
        "TL-11a,,TL-11a,2026-11-23 23:59:59",
        "TL-12,,TL-12,2026-11-21 16:20:00",
        "TL-13,,TL-13,2026-11-20 17:20:00",
        "TL-13,riskTier=RED,TL-13r,2026-11-20 16:50:00",
        "TL-13,emergency=true,TL-13r,2026-11-20 16:50:00",
        "TL-13,riskTier=RED searching=true emergency=true,TL-13s,2026-11-21 16:20:00",
        "TL-13r,,TL-13r,2026-11-20 16:50:00",
        "TL-14,,TL-14,2026-11-27 23:59:59",
        "TL-15,,TL-15,2026-11-27 23:59:59",
        "TL-16,,TL-16,2026-12-21 23:59:59",
        "TL-17,,TL-17,2026-11-27 23:59:59",
        "TL-18,,TL-18,2026-11-20 17:20:00",
        "TL-50,,TL-50,2026-11-27 23:59:59",
        "TL-50a,,TL-50a,2026-11-23 23:59:59"
    })
    void countsTheVariantThatHoldsAndStandsLowest(String code, @Nullable String facts, String counted, String due) {
        var sum = reckon(code, null, Shipped.facts(facts));
        assertThat(sum.rule().code()).isEqualTo(counted);
        assertThat(shown(sum.dueAt())).isEqualTo(due);
        assertThat(sum.startsFrom()).isNull();
    }

    @ParameterizedTest(name = "{0} from {1} [{2}] starts at {3}, due {4}")
    @CsvSource({
        "TL-02,reportedAt,,reportedAt,2026-11-18 10:00:00",
        "TL-05,receivedAt,,receivedAt,2026-11-18 10:00:00",
        "TL-05,receivedAt,natureExpected=otherAdministrative complex=true,receivedAt,2026-11-23 23:59:59",
        "TL-06,acceptedAt,,acceptedAt,2026-11-23 23:59:59",
        "TL-06,acceptedAt,cluesToCheck=true,acceptedAt,2026-11-25 23:59:59",
        "TL-08,decidedAt,,decidedAt,2026-11-23 23:59:59",
        "TL-11,decidedAt,,decidedAt,2026-11-23 23:59:59",
        "TL-13,receivedAt,riskTier=RED,receivedAt,2026-11-18 09:30:00"
    })
    void runsFromTheDateThatTheTaskNames(
            String code, String startsFrom, @Nullable String facts, String variable, String due) {
        var known = Shipped.facts(facts);
        known.put(startsFrom, EARLIER);
        var sum = reckon(code, startsFrom, known);
        assertThat(sum.startsFrom()).isEqualTo(variable);
        assertThat(shown(sum.dueAt())).isEqualTo(due);
    }

    @ParameterizedTest(name = "{0} from {1} [{2}] starts at {3}, due {4}")
    @CsvSource({
        // A variant with a start of its own takes it, even where the named one is set.
        "TL-06,acceptedAt,caseNature=administrative filedAt=2026-11-16T10:00:00+08:00,filedAt,2026-12-16 23:59:59",
        "TL-05,receivedAt,natureExpected=otherAdministrative actedFirst=true"
                + " emergencyEndedAt=2026-11-20T10:00:00+08:00,emergencyEndedAt,2026-11-21 10:00:00",
        "TL-11,decidedAt,feedbackType=accepted acceptedAt=2026-11-20T10:00:00+08:00,acceptedAt,2026-11-21 10:00:00",
        "TL-11,decidedAt,feedbackType=final sender=PROC resultAt=2026-11-19T10:00:00+08:00,resultAt,2026-11-26"
                + " 23:59:59",
        // Police owe the unit feedback twice, and the later stage is the one that runs.
        "TL-11,decidedAt,feedbackType=accepted sender=POLICE reporterIsUnit=true acceptedAt=2026-11-16T10:00:00+08:00,"
                + "acceptedAt,2026-11-19 23:59:59",
        "TL-11,decidedAt,feedbackType=accepted sender=POLICE reporterIsUnit=true acceptedAt=2026-11-16T10:00:00+08:00 "
                + "filedAt=2026-11-17T10:00:00+08:00,filedAt,2026-11-20 23:59:59",
        "TL-11,decidedAt,feedbackType=accepted sender=POLICE reporterIsUnit=true stageAt=2026-11-18T10:00:00+08:00 "
                + "filedAt=2026-11-17T10:00:00+08:00,stageAt,2026-11-23 23:59:59"
    })
    void aVariantRunsFromItsOwnDate(String code, String startsFrom, String facts, String variable, String due) {
        var known = Shipped.facts(facts);
        known.putIfAbsent(startsFrom, EARLIER);
        var sum = reckon(code, startsFrom, known);
        assertThat(sum.startsFrom()).isEqualTo(variable);
        assertThat(shown(sum.dueAt())).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        // The variant's own start, or the named one, is not set: the creation counts.
        "TL-06,acceptedAt,caseNature=administrative acceptedAt=2026-11-16T10:00:00+08:00,2026-12-21 23:59:59",
        "TL-11,decidedAt,feedbackType=interim decidedAt=2026-11-16T10:00:00+08:00,2026-11-25 23:59:59",
        "TL-02,reportedAt,reportedAt=yesterday,2026-11-20 17:20:00",
        "TL-02,reportedAt,,2026-11-20 17:20:00"
    })
    void runsFromItsCreationWhereNoDateIsSet(String code, String startsFrom, @Nullable String facts, String due) {
        var sum = reckon(code, startsFrom, Shipped.facts(facts));
        assertThat(sum.startsFrom()).isNull();
        assertThat(shown(sum.dueAt())).isEqualTo(due);
    }

    @Test
    void takesADateAsTheEngineHoldsIt() {
        var sum = reckon("TL-08", "decidedAt", Map.of("decidedAt", Date.from(china("2026-11-18 09:00"))));
        assertThat(shown(sum.dueAt())).isEqualTo("2026-11-23 23:59:59");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-06", "2026-12-06T15:00", "2026-12-06T00:00:00+08:00", "2026-12-05T16:00:00Z"})
    void aMeasureIsDueOnTheDateOfThePlanEvenOnASunday(String date) {
        var sum = reckon("TL-19", "measureDue", Map.of("measureDue", date));
        assertThat(shown(sum.dueAt())).isEqualTo("2026-12-06 23:59:59");
        assertThat(shown(sum.startAt())).isEqualTo(CREATED);
    }

    @Test
    void aMeasureWithoutDateHasNoDueDate() {
        assertThat(asked("TL-19", "measureDue", Map.of())).isNull();
    }

    @Test
    void aGateHasNoDueDate() {
        assertThat(asked("TL-11b", null, Map.of())).isNull();
    }

    @Test
    void findsTheProvinceInTheCaseNumberUnlessThePlaceSaysOtherwise() {
        assertThat(Question.known("532503-2026-00417", Map.of())).containsEntry("province", "53");
        assertThat(Question.known("532503-2026-00417", Map.of("regionCode", "520123")))
                .containsEntry("province", "52");
        assertThat(Question.known("532503-2026-00417", Map.of("province", "51")))
                .containsEntry("province", "51");
    }

    @Test
    void keepsOnlyTheFactsThatMatter() {
        var facts = Map.<String, Object>of(
                "riskTier", "RED", "reportedAt", Date.from(china(CREATED)), "schoolCode", "SCHOOL-532503-01");
        assertThat(reckoner.relevant(new Question("TL-02", "reportedAt", china(CREATED), facts), false))
                .containsOnly(Map.entry("riskTier", "RED"), Map.entry("reportedAt", "2026-11-20T08:20:00Z"));
    }

    @Test
    void refusesACodeThatTheTableLacks() {
        assertThatThrownBy(() -> reckon("TL-999", null, Map.of()))
                .isInstanceOf(NoSuchTerm.class)
                .hasMessageContaining("TL-999");
    }

    @Test
    void aNewVersionOfARowCountsFromItsDay() {
        var newer = new ArrayList<>(ShippedReference.terms());
        var cells = new HashMap<>(ReferenceFile.lines(ShippedReference.TERMS).stream()
                .filter(line -> line.text("code").equals("TL-10"))
                .findFirst()
                .orElseThrow()
                .cells());
        cells.putAll(Map.of("amount", "7", "valid_from", "2026-11-21"));
        newer.add(Term.of(41, new ReferenceFile.Line("here", 2, cells)));
        var terms = new Terms(newer);
        assertThat(terms.counting("TL-10", Map.of(), LocalDate.of(2026, 11, 20))
                        .rule()
                        .amount())
                .isEqualTo(5);
        assertThat(terms.counting("TL-10", Map.of(), LocalDate.of(2026, 11, 21))
                        .rule()
                        .amount())
                .isEqualTo(7);
        assertThat(terms.counting("TL-10", Map.of("riskTier", "RED"), LocalDate.of(2026, 11, 21))
                        .code())
                .isEqualTo("TL-10r");
    }

    @Test
    void everyShippedRowReadsAndEveryOneWithAClockCounts() {
        var rows = ShippedReference.terms();
        assertThat(rows).hasSize(220);
        assertThat(rows).extracting(Term::code).doesNotHaveDuplicates();
        var dates = Map.<String, Object>of(
                "measureDue",
                "2026-12-01",
                "sessionDate",
                "2026-12-01",
                "replyBy",
                "2026-12-01",
                "redoBy",
                "2026-12-01",
                "followUpDue",
                "2026-12-01");
        for (var row : rows) {
            assertThat(Shipped.TERMS.codes()).contains(row.base());
            if (row.rule().unit().setsDueDate()) {
                var startsFrom =
                        row.startsFrom().isEmpty() ? null : row.startsFrom().get(0);
                var sum = reckon(row.code(), startsFrom, dates);

                assertThat(sum.dueAt()).isAfter(sum.startAt());
                assertThat(sum.escalateAt()).isAfter(sum.dueAt());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dvSuspected=true, TL-06",
        "dvSuspected=true caseNature=criminal, TL-06",
        "dvSuspected=true caseNature=criminal complex=true extensionApproved=true province=53, TL-06b",
        "dvSuspected=true caseNature=administrative, TL-06p",
        "dvSuspected=true caseNature=administrative extensions=2 province=53, TL-06py",
        "caseNature=administrative province=53, TL-06p"
    })
    void theClockOfAWarningCountsNoFilingAndNoPenalty(String facts, String code) {
        assertThat(Shipped.TERMS
                        .counting("TL-06", Shipped.facts(facts), LocalDate.of(2026, 11, 20))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void onlyAgenciesAreLate() {
        var others = ShippedReference.terms().stream()
                .filter(term -> term.rule().bearer() != Bearer.AGENCY)
                .collect(Collectors.groupingBy(
                        term -> term.rule().bearer(), Collectors.mapping(Term::code, Collectors.toList())));
        assertThat(others)
                .isEqualTo(Map.of(
                        Bearer.REPORTER,
                        List.of("TL-01"),
                        Bearer.PARTY,
                        List.of(
                                "TL-09", "TL-09c", "TL-37", "TL-48", "TL-48b", "TL-48c", "TL-48d", "TL-69c", "TL-69f",
                                "TL-09n", "TL-09s"),
                        Bearer.COURT,
                        List.of("TL-35", "TL-35d", "TL-35b", "TL-35c", "TL-36", "TL-45", "TL-70", "TL-69d", "TL-69e"),
                        Bearer.GUARDIAN,
                        List.of("TL-39", "TL-65", "TL-68", "TL-69")));
    }

    /** The law says "at once"; the minutes are this platform's, and no page calls them the law's. */
    @Test
    void minutesAreNeverTheLaws() {
        assertThat(ShippedReference.terms())
                .filteredOn(term -> term.rule().unit() == TermUnit.IMMEDIATE)
                .isNotEmpty()
                .allSatisfy(term -> {
                    assertThat(term.rule().confidence()).as(term.code()).isEqualTo(Confidence.P);
                    assertThat(term.rule().duty()).as(term.code()).isEqualTo(Confidence.V);
                    assertThat(term.rule().statutory()).as(term.code()).isFalse();
                });
    }

    @Test
    void aNumberOfThisPlatformIsNoLimitOfTheLaw() {
        assertThat(ShippedReference.terms())
                .filteredOn(term -> term.rule().confidence() == Confidence.P)
                .allSatisfy(term ->
                        assertThat(term.rule().statutory()).as(term.code()).isFalse());
    }

    /** Whoever counts in Yunnan is shown no law of Beijing. */
    @Test
    void theLawOfAProvinceStandsInRowsOfThatProvinceOnly() {
        var provinces = Pattern.compile("北京|上海|湖南|贵州|云南|云政|株教|株洲");
        assertThat(ShippedReference.terms())
                .filteredOn(term -> provinces
                        .matcher(term.rule().sourceZh() + term.rule().nameZh())
                        .find())
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        term -> assertThat(term.conditions()).as(term.code()).contains("province"));
    }

    /** What was found on another page than the original is not called checked. Art. 187 of a law that was read is the one exception. */
    @Test
    void onlyWhatWasReadInTheOriginalIsCalledChecked() {
        assertThat(ReferenceFile.lines(ShippedReference.TERMS).stream()
                        .filter(line -> line.text("confidence").equals("V"))
                        .filter(line -> !line.text("evidence").isEmpty())
                        .map(line -> line.text("code")))
                .containsExactly("TL-45");
    }

    @Test
    void everyTermNamesDesksThatThereAre() {
        assertThat(ShippedReference.terms()).allSatisfy(term -> {
            assertThat(term.rule().desks()).as(term.code()).isNotEmpty();
            assertThat(term.rule().desks()).allSatisfy(ReckonerTests::isADesk);
        });
        assertThat(ShippedReference.escalations())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Shipped.TERMS.codes()).contains(row.term()))
                .allSatisfy(row -> isADesk(row.desk()));
    }

    private static void isADesk(String desk) {
        var parts = desk.split(":");
        var kind = AgencyType.valueOf(parts[0]);
        if (parts.length > 1 && !parts[1].equals(Role.SUPERVISOR)) {
            assertThat(kind.roles()).contains(parts[1]);
        }
        assertThat(kind.roles()).isNotEmpty();
    }

    @Test
    void marksTheTermsWhoseFirstReminderAlsoGoesToTheLeader() {
        assertThat(ShippedReference.terms().stream()
                        .filter(term -> term.rule().nearToLeader())
                        .map(Term::code))
                .containsExactlyElementsOf(List.of("TL-02", "TL-02r", "TL-13", "TL-13r"));
    }

    private Sum reckon(String code, @Nullable String startsFrom, Map<String, Object> facts) {
        return Objects.requireNonNull(asked(code, startsFrom, facts), code);
    }

    private @Nullable Sum asked(String code, @Nullable String startsFrom, Map<String, Object> facts) {
        return reckoner.reckon(new Question(code, startsFrom, china(CREATED), facts));
    }
}
