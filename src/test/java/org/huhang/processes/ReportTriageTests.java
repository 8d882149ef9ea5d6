package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables propose for a report, row by row (domain paper E2 and E3). */
class ReportTriageTests {

    private static final String FILE = "processes/shared/report-triage.dmn";

    private final ShippedTable tier = ShippedTable.of(FILE, "reportTier");
    private final ShippedTable receivers = ShippedTable.of(FILE, "reportReceivers");
    private final ShippedTable secrecy = ShippedTable.of(FILE, "reportSecrecy");
    private final ShippedTable police = ShippedTable.of(FILE, "policeMatter");

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "tierDanger,category=10 immediateDanger=true childDead=false,RED",
        "tierSexual,category=1 immediateDanger=false childDead=false,RED",
        "tierSexual,category=2 immediateDanger=false childDead=false,RED",
        "tierSexual,category=3 immediateDanger=false childDead=false,RED",
        "tierInjury,category=4 immediateDanger=false childDead=false,ORANGE",
        "tierDanger,category=4 immediateDanger=true childDead=false,RED",
        "tierDeath,category=5 immediateDanger=false childDead=true,ORANGE",
        "tierDisability,category=5 immediateDanger=false childDead=false,RED",
        "tierDisability,category=5,RED",
        "tierAbandoned,category=6 immediateDanger=false childDead=false,RED",
        "tierMissing,category=7 immediateDanger=false childDead=false,RED",
        "tierBegging,category=8 immediateDanger=false childDead=false,ORANGE",
        "tierOtherHarm,category=9 immediateDanger=false childDead=false,ORANGE",
        "tierDeathOther,category=10 immediateDanger=false childDead=true,ORANGE",
        "tierNeglect,category=10 immediateDanger=false childDead=false,YELLOW",
        "tierDefault,category=11 immediateDanger=false childDead=false,YELLOW",
        "tierAssault,category=9 sexualAssaultSuspected=yes,RED",
        "tierAssault,category=10 sexualAssaultSuspected=yes,RED",
        "tierOtherHarm,category=9 sexualAssaultSuspected=unknown,ORANGE",
        "tierSexual,category=2 sexualAssaultSuspected=no,RED",
        "tierCrime,category=10 concerns=crimeOrViolence,ORANGE",
        "tierCrime,category=11 concerns=crimeOrViolence,ORANGE",
        "tierSchoolHarm,category=10 concerns=schoolHarm,ORANGE",
        "tierNeglect,category=10 concerns=childLabour,YELLOW",
        "tierAbandoned,category=6 concerns=crimeOrViolence,RED",
        "tierInjury,category=4 concerns=crimeOrViolence,ORANGE",
        "tierAssault,category=10 sexualAssaultSuspected=yes concerns=crimeOrViolence,RED",
        "tierDefault,'',YELLOW"
    })
    void oneRowGivesTheTier(String row, String facts, String expected) {
        assertThat(tier.values(facts)).containsExactly(expected);
        assertThat(tier.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0} → {2}")
    @CsvSource({
        "category=1,sexualPolice sexualProc sexualHospital,POLICE PROC HOSPITAL",
        "category=2,sexualPolice sexualProc sexualHospital,POLICE PROC HOSPITAL",
        "category=3,sexualPolice sexualProc sexualHospital,POLICE PROC HOSPITAL",
        "category=4,injuryPolice injuryCivil,POLICE CIVIL",
        "category=4 immediateDanger=true,dangerPolice injuryPolice injuryCivil,POLICE POLICE CIVIL",
        "category=5 childDead=false,unnaturalPolice disabilityHealth disabilityEdu,POLICE HEALTH EDU",
        "category=5 childDead=true,unnaturalPolice deathProc,POLICE PROC",
        "category=5,unnaturalPolice disabilityHealth disabilityEdu,POLICE HEALTH EDU",
        "category=6,abandonedPolice abandonedCivil,POLICE CIVIL",
        "category=7,missingPolice,POLICE",
        "category=8,beggingPolice beggingCivil,POLICE CIVIL",
        "category=9,otherHarmPolice,POLICE",
        "category=10,neglectTownship neglectCivil,TOWNSHIP CIVIL",
        "category=10 hotel=true,hotelPolice neglectTownship neglectCivil,POLICE TOWNSHIP CIVIL",
        "category=10 immediateDanger=true,dangerPolice neglectTownship neglectCivil,POLICE TOWNSHIP CIVIL",
        "category=11,defaultTownship defaultCivil,TOWNSHIP CIVIL",
        "category=10 concerns=crimeOrViolence,neglectTownship neglectCivil concernCrime,TOWNSHIP CIVIL POLICE",
        "category=9 concerns=guardianshipGap,otherHarmPolice concernGuardianship,POLICE CIVIL",
        "'category=9 concerns=schoolHarm',otherHarmPolice concernSchoolPolice concernSchoolEdu,POLICE POLICE EDU",
        "category=9 concerns=childLabour,otherHarmPolice concernLabourLabour concernLabourPolice,POLICE LABOUR POLICE",
        "category=7 concerns=dropout,missingPolice concernDropout,POLICE EDU",
        "category=7 concerns=psychological,missingPolice concernPsychSchool concernPsychHealth,POLICE SCHOOL HEALTH",
        "'category=7 concerns=dropout,guardianshipGap',missingPolice concernGuardianship concernDropout,POLICE CIVIL"
                + " EDU"
    })
    void everyRowThatHitsAddsItsAgency(String facts, String rows, String expected) {
        assertThat(receivers.rows(facts)).containsExactly(rows.split(" "));
        assertThat(receivers.values(facts)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "secrecyMax,category=1,MAX",
        "secrecyMax,category=2,MAX",
        "secrecyMax,category=3,MAX",
        "secrecyAssault,category=9 sexualAssaultSuspected=yes,MAX",
        "secrecyMax,category=1 sexualAssaultSuspected=no,MAX",
        "secrecyNormal,category=4,NORMAL",
        "secrecyNormal,category=10,NORMAL"
    })
    void suspectedSexualAssaultIsKeptMostSecret(String row, String facts, String expected) {
        assertThat(secrecy.values(facts)).containsExactly(expected);
        assertThat(secrecy.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "policeDanger,category=10 immediateDanger=true,true",
        "policeHotel,category=10 immediateDanger=false hotel=true,true",
        "policeDeath,category=10 childDead=true,true",
        "policeNot,category=10 immediateDanger=false hotel=false,false",
        "policeNot,category=11,false"
    })
    void thePoliceAreProposed(String row, String facts, String expected) {
        assertThat(police.values(facts)).containsExactly(expected);
        assertThat(police.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theNineSituationsAreAlwaysForThePolice(int category) {
        assertThat(police.values("category=" + category)).containsExactly("true");
        assertThat(police.rows("category=" + category)).containsExactly("policeSituation");
        assertThat(receivers.values("category=" + category)).contains("POLICE");
    }

    /** Two tables say whether police work on a case; whatever a report and its intake say, they say the same. */
    @Test
    void bothTablesAgreeOnThePoliceWhateverIsSaid() {
        var concerns = List.of(
                "", "crimeOrViolence", "guardianshipGap", "schoolHarm", "childLabour", "dropout", "psychological");
        for (var category = 0; category <= 12; category++) {
            for (var flags = 0; flags < 8; flags++) {
                for (var assault : List.of("", "yes", "no", "unknown")) {
                    for (var concern : concerns) {
                        var facts = "category=" + category
                                + " immediateDanger=" + ((flags & 1) != 0)
                                + " hotel=" + ((flags & 2) != 0)
                                + (assault.isEmpty() ? "" : " sexualAssaultSuspected=" + assault)
                                + ((flags & 4) != 0 ? " childDead=true" : "")
                                + (concern.isEmpty() ? "" : " concerns=" + concern);
                        var named = receivers.values(facts).contains("POLICE");
                        assertThat(police.values(facts)).as(facts).containsExactly(String.valueOf(named));
                    }
                }
            }
        }
    }

    @Test
    void suspectedSexualAssaultOfAnybodyIsRedMostSecretAndForPoliceProcuratorateAndHospital() {
        for (var category = 1; category <= 12; category++) {
            var facts = "category=" + category + " sexualAssaultSuspected=yes";
            assertThat(tier.values(facts)).containsExactly("RED");
            assertThat(secrecy.values(facts)).containsExactly("MAX");
            assertThat(police.values(facts)).containsExactly("true");
            assertThat(receivers.values(facts)).contains("POLICE", "PROC", "HOSPITAL");
        }
    }

    @Test
    void noReportFindsNoRow() {
        for (var category = 0; category <= 12; category++) {
            for (var danger : List.of("true", "false")) {
                var facts = "category=" + category + " immediateDanger=" + danger;
                assertThat(tier.values(facts)).hasSize(1);
                assertThat(receivers.values(facts)).isNotEmpty();
                assertThat(secrecy.values("category=" + category)).hasSize(1);
                assertThat(police.values(facts)).hasSize(1);
            }
        }
    }

    @Test
    void everyRowIsReached() {
        var categories = Stream.iterate(1, category -> category <= 11, category -> category + 1)
                .map(category -> "category=" + category)
                .toList();
        assertThat(reached(
                        tier,
                        categories,
                        List.of(
                                "",
                                " immediateDanger=true",
                                " childDead=true",
                                " sexualAssaultSuspected=yes",
                                " concerns=crimeOrViolence",
                                " concerns=schoolHarm")))
                .containsAll(tier.allRows());
        assertThat(
                        reached(
                                receivers,
                                categories,
                                List.of(
                                        "",
                                        " immediateDanger=true",
                                        " hotel=true",
                                        " sexualAssaultSuspected=yes",
                                        " childDead=true",
                                        " concerns=crimeOrViolence,guardianshipGap,schoolHarm,childLabour,dropout,psychological")))
                .containsAll(receivers.allRows());
        assertThat(reached(secrecy, categories, List.of("", " sexualAssaultSuspected=yes")))
                .containsAll(secrecy.allRows());
        assertThat(reached(
                        police,
                        categories,
                        List.of(
                                "",
                                " immediateDanger=true",
                                " hotel=true",
                                " childDead=true",
                                " sexualAssaultSuspected=yes",
                                " concerns=crimeOrViolence",
                                " concerns=schoolHarm",
                                " concerns=childLabour")))
                .containsAll(police.allRows());
    }

    private static List<String> reached(ShippedTable table, List<String> categories, List<String> others) {
        return categories.stream()
                .flatMap(category -> others.stream().map(other -> category + other))
                .flatMap(facts -> table.rows(facts).stream())
                .distinct()
                .toList();
    }

    @Test
    void aConcernIsFoundWhereverItStandsInTheList() {
        assertThat(Arrays.asList("dropout,psychological", "psychological,dropout"))
                .allSatisfy(concerns -> assertThat(receivers.values("category=9 concerns=" + concerns))
                        .contains("EDU", "SCHOOL", "HEALTH"));
    }
}
