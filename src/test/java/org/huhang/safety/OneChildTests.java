package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Deaths;
import org.huhang.casework.Emergencies;
import org.huhang.casework.MissingChildren;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is found out about a child in one case counts in every case of that child, however its cases were found to be of one. */
@HuhangTest
class OneChildTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String JUDGE = "userTask_judgeSameChild";
    private static final String POLICE = "userTask_policeReceive";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Cases cases;

    @Autowired
    private Deaths deaths;

    @Autowired
    private Dangers dangers;

    @Autowired
    private MissingChildren missing;

    @Autowired
    private ChildFiles children;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "一人" + UUID.randomUUID().toString().substring(0, 8);

    private String here = "";
    private String there = "";

    @BeforeEach
    void twoCasesOfPerhapsOneChild() {
        office.staffed();
        here = report("532503102001");
        there = report("532524101001");
        office.does(there, INTAKE, Office.welfare(Map.of("incidentTownship", "532524101")));
        assertThat(office.openKeys(here)).contains(JUDGE);
    }

    private String report(String place) {
        var reported = new ReportedChild(
                child, "F", LocalDate.parse("2015-05-01"), null, null, child + "护", "13700000997", null);
        var incident = new Incident(place, List.of(10), false, "看到的情况", null, null, null, false, null);
        var reporter =
                new Reporter("测老师", "13800000000", "teacher@school.example", "测试小学", null, true, false, Locale.CHINESE);
        var origin = new Filing.Origin(null, null, UUID.randomUUID().toString());
        return office.caseOf(intake.file(new Filing(incident, reported, reporter, List.of(), origin)));
    }

    private void judged(String judgement) {
        office.does(here, JUDGE, Map.of("sameChild", judgement));
        office.openKeys(here);
    }

    private void hearsayHere() {
        office.does(
                here,
                INTAKE,
                Map.of("childDead", true, "riskTier", "RED", "receivers", List.of("POLICE", "PROC", "CIVIL")));
        assertThat(deaths.said(cases.file(here))).isNotNull();
    }

    private void policeThereSeeIt() {
        emergencies.press(
                office.people(office.open(there, "userTask_needsAssessment").group())
                        .get(0),
                there,
                "在家挨打");
        var sent = office.openKeys(there).contains(POLICE) ? POLICE : "userTask_emergencyReceive";
        office.does(there, sent, Map.of("childCondition", List.of("safe")));
    }

    private List<String> broken(Promise promise) {
        return invariants.breaches().stream()
                .filter(breach -> breach.promise() == promise)
                .filter(breach -> List.of(here, there).contains(breach.caseNo()))
                .map(Breach::subject)
                .toList();
    }

    @Test
    void whatIsFoundOutInOneCaseCountsInTheOther() {
        judged("link");
        hearsayHere();
        assertThat(deaths.said(cases.file(there))).isNotNull();
        var before = children.facts(cases.file(here).childId()).get(0).setAt();
        assertThat(missing.unseenSince(cases.file(here), before)).isTrue();

        policeThereSeeIt();

        assertThat(deaths.said(cases.file(here))).isNull();
        assertThat(deaths.said(cases.file(there))).isNull();
        assertThat(missing.unseenSince(cases.file(here), before)).isFalse();
        assertThat(dangers.stands(cases.file(here))).isFalse();
        assertThat(dangers.standsNear(cases.file(here))).isFalse();
        assertThat(office.told("supervisor.532503", here)).contains("DEATH_TAKEN_BACK");
    }

    @Test
    void whatWasFoundOutBeforeCountsOnceTheyAreJudgedToBeOfOneChild() {
        hearsayHere();
        policeThereSeeIt();
        assertThat(deaths.said(cases.file(here))).as("it may be another child").isNotNull();

        judged("link");

        assertThat(deaths.said(cases.file(here))).isNull();
    }

    @Test
    void aJudgementThatIsTakenBackPartsWhatIsKnown() {
        judged("link");
        policeThereSeeIt();
        assertThat(lastSeenHere()).isNotNull();

        office.corrects(here, JUDGE, Map.of("sameChild", "apart"), "不是同一个孩子");
        assertThat(lastSeenHere()).isNull();
        judged("apart");
        assertThat(lastSeenHere()).isNull();
    }

    private StripFact lastSeenHere() {
        return children.strip(cases.file(here).childId()).get(StripFact.Kind.LAST_SEEN);
    }

    @Test
    void whatAnOlderVersionLinkedIsFoundAndTheSweepMendsIt() {
        judged("link");
        hearsayHere();
        policeThereSeeIt();
        jdbc.sql("delete from child.judged_one where case_no in (?, ?)")
                .params(here, there)
                .update();
        jdbc.sql("delete from child.strip_fact where kind = 'dead' and value = 'false'::jsonb and case_no = ?")
                .param(here)
                .update();
        assertThat(deaths.said(cases.file(here))).isNotNull();

        assertThat(broken(Promise.DANGER_CROSSES)).contains("one:" + there, "one:" + here);
        sweep.sweep();

        assertThat(broken(Promise.DANGER_CROSSES)).noneMatch(subject -> subject.startsWith("one:"));
        assertThat(deaths.said(cases.file(here))).isNull();
    }

    @Test
    void aDeathThatStandsThoughTheChildWasSeenSinceIsFound() {
        judged("link");
        hearsayHere();
        policeThereSeeIt();
        jdbc.sql("delete from child.strip_fact where kind = 'dead' and value = 'false'::jsonb and case_no = ?")
                .param(here)
                .update();

        assertThat(broken(Promise.DEATH_TOLD)).singleElement().asString().startsWith("seen:");
        sweep.sweep();

        assertThat(broken(Promise.DEATH_TOLD)).isEmpty();
        assertThat(deaths.said(cases.file(here))).isNull();
    }
}
