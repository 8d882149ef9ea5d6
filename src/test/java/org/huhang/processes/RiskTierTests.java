package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk tier of a child and how often it is contacted and visited, row by row (domain paper E1). */
class RiskTierTests {

    private static final String FILE = "processes/mandatory-report/risk-tier.dmn";

    private final ShippedTable tier = ShippedTable.of(FILE, "riskTier");
    private final ShippedTable contact = ShippedTable.of(FILE, "contactDays");
    private final ShippedTable visit = ShippedTable.of(FILE, "visitDays");

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "riskDanger,dangerNow=true,RED",
        "riskDanger,dangerNow=true harmByGuardian=true weakCare=true,RED",
        "riskHarm,harmByGuardian=true,RED",
        "riskNobody,nobodyCaring=true,RED",
        "riskViolence,severeHomeViolence=true,ORANGE",
        "riskOppositeSex,oppositeSexGuardian=true,ORANGE",
        "riskReported,harmReported=true,ORANGE",
        "riskReported,harmReported=true childVulnerable=true weakCare=true schooling=attends,ORANGE",
        "riskHarm,harmReported=true harmByGuardian=true,RED",
        "riskBoth,childVulnerable=true parentUnable=true,ORANGE",
        "riskSchool,schooling=out,ORANGE",
        "riskSchool,schooling=out childVulnerable=true,ORANGE",
        "riskVulnerable,childVulnerable=true,YELLOW",
        "riskVulnerable,childVulnerable=true parentUnable=false weakCare=true,YELLOW",
        "riskParent,parentUnable=true,YELLOW",
        "riskWeak,weakCare=true schooling=attends,YELLOW",
        "riskNone,dangerNow=false weakCare=false,BLUE",
        "riskNone,'',BLUE"
    })
    void theStrongestRowGivesTheTier(String row, String facts, String expected) {
        assertThat(tier.values(facts)).containsExactly(expected);
        assertThat(tier.rows(facts)).containsExactly(row);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource({"contactRed,RED,1", "contactOrange,ORANGE,7", "contactYellow,YELLOW,15", "contactBlue,BLUE,30"})
    void contactsFollowTheTierThatAPersonConfirmed(String row, String riskTier, String expected) {
        assertThat(contact.values("riskTier=" + riskTier)).containsExactly(expected);
        assertThat(contact.rows("riskTier=" + riskTier)).containsExactly(row);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "visitDanger,riskTier=RED dangerNow=true,0",
        "visitDanger,riskTier=RED dangerNow=true harmByGuardian=true nobodyCaring=true,0",
        "visitNobody,riskTier=RED nobodyCaring=true harmByGuardian=true,0",
        "visitHarm,riskTier=RED harmByGuardian=true,7",
        "visitRed,riskTier=RED,0",
        "visitOrange,riskTier=ORANGE harmByGuardian=true,30",
        "visitYellow,riskTier=YELLOW,60",
        "visitBlue,riskTier=BLUE,90",
        "visitBlue,'',90"
    })
    void visitsFollowTheTierAndTheDanger(String row, String facts, String expected) {
        assertThat(visit.values(facts)).containsExactly(expected);
        assertThat(visit.rows(facts)).containsExactly(row);
    }

    @Test
    void everyRowIsReached() {
        assertThat(Stream.of(
                                "dangerNow=true",
                                "harmByGuardian=true",
                                "nobodyCaring=true",
                                "severeHomeViolence=true",
                                "oppositeSexGuardian=true",
                                "harmReported=true",
                                "childVulnerable=true parentUnable=true",
                                "schooling=out",
                                "childVulnerable=true",
                                "parentUnable=true",
                                "weakCare=true",
                                "")
                        .flatMap(facts -> tier.rows(facts).stream()))
                .containsExactlyElementsOf(tier.allRows());
        assertThat(contact.allRows()).hasSize(4);
        assertThat(visit.allRows()).hasSize(7);
    }
}
