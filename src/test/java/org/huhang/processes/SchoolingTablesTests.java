package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows a round, a check and a refusal, and which help the tables propose, row by row (domain paper E8 and E13). */
class SchoolingTablesTests {

    private static final String FILE = "processes/return-to-school/schooling.dmn";

    private final ShippedTable next = ShippedTable.of(FILE, "persuasionNext");
    private final ShippedTable stable = ShippedTable.of(FILE, "stabilityNext");
    private final ShippedTable step = ShippedTable.of(FILE, "ladderStep");
    private final ShippedTable measures = ShippedTable.of(FILE, "dropoutMeasures");

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "roundBack,schoolingResult=back roundNo=3 roundDays=40,back",
        "roundMissing,schoolingResult=missing roundNo=1 roundDays=0,missing",
        "roundChild,schoolingResult=childRefuses roundNo=3 roundDays=40,aid",
        "roundThird,schoolingResult=guardianRefuses roundNo=3 roundDays=14,report",
        "roundMonth,schoolingResult=promised roundNo=1 roundDays=30,report",
        "roundAgain,schoolingResult=promised roundNo=2 roundDays=29,again"
    })
    void aRoundIsFollowedByTheNextOneUntilThereWereEnough(String row, String facts, String expected) {
        assertThat(next.values(facts)).containsExactly(expected);
        assertThat(next.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "stableStopped,schoolingResult=stopped attendedDays=60 termOver=yes,relapse",
        "stableLeft,schoolingResult=elsewhere attendedDays=0 termOver=no,left",
        "stableLeft,schoolingResult=overAge attendedDays=60 termOver=yes,left",
        "stableEnough,schoolingResult=attends attendedDays=30 termOver=yes,enough",
        "stableGoesOn,schoolingResult=attends attendedDays=29 termOver=yes,goOn",
        "stableGoesOn,schoolingResult=attends attendedDays=90 termOver=no,goOn"
    })
    void followUpEndsWithThirtySchoolDaysAndTheTerm(String row, String facts, String expected) {
        assertThat(stable.values(facts)).containsExactly(expected);
        assertThat(stable.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({"stepPenalty,localPenaltyBasis=yes,penalty", "stepLitigation,localPenaltyBasis=no,litigation"})
    void aPenaltyIsProposedWhereTheRegionHasABasis(String row, String facts, String expected) {
        assertThat(step.values(facts)).containsExactly(expected);
        assertThat(step.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "causePoverty,poverty,grant",
        "causeLearning,learning,tutoring",
        "causeMind,psychological,psychology",
        "causeDistance,distance,boarding",
        "causeDisability,disability,specialSchool",
        "causeWork,work,labour",
        "causeMarriage,marriage,marriageHelp",
        "causeReligion,religion,religionWork",
        "causeUnknown,unknown,policeSearch",
        "causeMoved,migrated,transfer"
    })
    void eachCauseHasItsHelp(String row, String cause, String expected) {
        var facts = "dropoutCauses=" + cause + ",nothingElse";
        assertThat(measures.values(facts)).containsExactly(expected);
        assertThat(measures.rows(facts)).containsExactly(row);
    }

    @Test
    void severalCausesHaveSeveralHelps() {
        assertThat(measures.values("dropoutCauses=distance,poverty")).containsExactly("grant", "boarding");
    }

    @Test
    void noRowIsUntested() {
        assertThat(Stream.of(next, stable, step, measures).flatMap(table -> table.allRows().stream()))
                .hasSize(6 + 4 + 2 + 10);
    }
}
