package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who takes the intake of a report, row by row. */
class FirstReceiverTests {

    private final ShippedTable first =
            ShippedTable.of("processes/mandatory-report/first-receiver.dmn", "firstReceiver");

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "firstDanger,category=10 immediateDanger=true,POLICE",
        "firstDanger,category=1 immediateDanger=true,POLICE",
        "firstSituation,category=1 immediateDanger=false,POLICE",
        "firstSituation,category=2 immediateDanger=false,POLICE",
        "firstSituation,category=3 immediateDanger=false,POLICE",
        "firstSituation,category=7 immediateDanger=false,POLICE",
        "firstAssault,category=9 immediateDanger=false sexualAssaultSuspected=yes,POLICE",
        "firstTownship,category=9 immediateDanger=false sexualAssaultSuspected=unknown,TOWNSHIP",
        "firstTownship,category=4 immediateDanger=false,TOWNSHIP",
        "firstTownship,category=5 immediateDanger=false,TOWNSHIP",
        "firstTownship,category=6 immediateDanger=false,TOWNSHIP",
        "firstTownship,category=8 immediateDanger=false,TOWNSHIP",
        "firstTownship,category=9 immediateDanger=false,TOWNSHIP",
        "firstTownship,category=10 immediateDanger=false,TOWNSHIP",
        "firstTownship,'',TOWNSHIP"
    })
    void oneRowNamesTheFirstReceiver(String row, String facts, String expected) {
        assertThat(first.values(facts)).containsExactly(expected);
        assertThat(first.rows(facts)).containsExactly(row);
    }

    @Test
    void noRowIsUntested() {
        assertThat(first.allRows()).containsExactly("firstDanger", "firstAssault", "firstSituation", "firstTownship");
    }
}
