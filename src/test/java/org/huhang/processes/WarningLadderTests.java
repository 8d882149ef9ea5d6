package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which measure the tables propose for a guardian, and whether visits and guidance go on, row by row (domain paper E4). */
class WarningLadderTests {

    private static final String FILE = "processes/guardian-warning/warning-ladder.dmn";
    private static final String RHYTHM = "processes/shared/rhythm.dmn";

    private static final String COUNTS = " earlierDvWarnings=0 earlierWarnings12Months=0 earlierWarningsLifetime=0";

    private final ShippedTable measure = ShippedTable.of(FILE, "warningMeasure");
    private final ShippedTable guidance = ShippedTable.of(FILE, "withGuidance");
    private final ShippedTable issuer = ShippedTable.of(FILE, "warningIssuer");
    private final ShippedTable referral = ShippedTable.of(FILE, "warningReferral");
    private final ShippedTable visits = ShippedTable.of(RHYTHM, "visitsGoOn");
    private final ShippedTable sessions = ShippedTable.of(RHYTHM, "guidanceGoesOn");

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "ladderDanger,dangerNow=yes injury=yes,custody",
        "ladderInjury,injury=yes domesticViolence=yes,police",
        "ladderOffence,offenceSuspected=yes measure=W3,police",
        "ladderRepeat,domesticViolence=yes earlierDvWarnings=1,police",
        "ladderOrderFailed,measure=W4,referral",
        "ladderLetterFailed,measure=W2,W4",
        "ladderLetterFailed,measure=W3 domesticViolence=yes,W4",
        "ladderRefused,guidanceResult=refused measure=W1,W4",
        "ladderViolence,domesticViolence=yes,W3",
        "ladderDissuaded,measure=W1 guardianConduct=c11,W2",
        "ladderYear,earlierWarnings12Months=1 earlierWarningsLifetime=1,W2",
        "ladderOften,earlierWarningsLifetime=3,W2",
        "ladderSerious,'guardianConduct=c4,c9',W2",
        "ladderSerious,guardianConduct=c1 dangerNow=no injury=no,W2",
        "ladderFirst,'guardianConduct=c6,c11',W1",
        "ladderFirst,earlierWarningsLifetime=2 guardianConduct=c5,W1"
    })
    void theStrongestRowGivesTheMeasure(String row, String facts, String expected) {
        // What a case says comes after the counts, which are known of every guardian.
        var asked = COUNTS + " guardianConduct=c11 " + facts;
        assertThat(measure.values(asked)).containsExactly(expected);
        assertThat(measure.rows(asked)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "guidanceWithMeasure,W2,yes",
        "guidanceWithMeasure,W3,yes",
        "guidanceWithMeasure,W4,yes",
        "guidanceWithout,W1,no",
        "guidanceWithout,custody,no"
    })
    void guidanceComesWithWhatIsMoreThanADissuasion(String row, String chosen, String expected) {
        assertThat(guidance.values("measureChosen=" + chosen)).containsExactly(expected);
        assertThat(guidance.rows("measureChosen=" + chosen)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({"issuerOrder,W4,PROC", "issuerPolice,W2,POLICE", "issuerPolice,W3,POLICE"})
    void eachMeasureHasItsIssuer(String row, String chosen, String expected) {
        assertThat(issuer.values("measureChosen=" + chosen)).containsExactly(expected);
        assertThat(issuer.rows("measureChosen=" + chosen)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "referFailed,measure=W2 measureChosen=W4,yes",
        "referFailed,measure=W4 measureChosen=W4,yes",
        "referRefused,guidanceResult=refused measureChosen=W4,yes",
        "referOnly,measureChosen=referral,yes",
        "referNot,measure=W1 measureChosen=W2,no"
    })
    void theProcuratorateIsAskedWhenEducationFailed(String row, String facts, String expected) {
        assertThat(referral.values(facts)).containsExactly(expected);
        assertThat(referral.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "visitMustLeave,mustLeave=yes newViolence=yes measure=W1,mustLeave",
        "visitHarmed,newViolence=yes measure=W3 cleanVisitsInRow=5,relapse",
        "visitWarningEnough,measure=W3 cleanVisitsInRow=3 visitsCounted=7,enough",
        "visitWarningGoesOn,measure=W3 cleanVisitsInRow=2 visitsCounted=7,goOn",
        "visitOthersEnough,measure=W2 cleanVisitsInRow=0 visitsCounted=3,enough",
        "visitOthersGoOn,measure=W1 cleanVisitsInRow=2 visitsCounted=2,goOn"
    })
    void visitsGoOnUntilThereWereEnough(String row, String facts, String expected) {
        assertThat(visits.values(facts)).containsExactly(expected);
        assertThat(visits.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "guidanceRefused,sessionsMissed=2 sessionsLeft=3 guidanceNeeded=yes,refused",
        "guidanceNeedless,sessionsMissed=1 sessionsLeft=3 guidanceNeeded=no,stopped",
        "guidanceDone,sessionsMissed=1 sessionsLeft=0 guidanceNeeded=yes,done",
        "guidanceNext,sessionsMissed=0 sessionsLeft=1 guidanceNeeded=yes,goOn"
    })
    void guidanceGoesOnUntilItsReasonIsGone(String row, String facts, String expected) {
        assertThat(sessions.values(facts)).containsExactly(expected);
        assertThat(sessions.rows(facts)).containsExactly(row);
    }

    @Test
    void noRowIsUntested() {
        assertThat(Stream.of(measure, guidance, issuer, referral, visits, sessions)
                        .flatMap(table -> table.allRows().stream()))
                .hasSize(13 + 2 + 2 + 4 + 6 + 4);
    }
}
