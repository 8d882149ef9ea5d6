package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.testing.Visitor.program;
import static org.huhang.testing.Visitor.signedIn;
import static org.huhang.testing.Visitor.text;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.NotThere;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.CaseCard;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.CaseLists;
import org.huhang.worklist.CaseQuery;
import org.huhang.worklist.Oversight;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A child is known to those who have to do with it, also where another case of it, or of a child like it, comes in. */
@HuhangTest
class ChildAccessTests {

    private static final String STATION = "township.532503102";
    private static final String OUTSIDER = "police.532524";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private CaseCards cards;

    @Autowired
    private Oversight oversight;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private CaseLists lists;

    @Autowired
    private CasePage page;

    @Autowired
    private CaseTimeline timeline;

    @Autowired
    private SafetyStrip strip;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<TaskFacts> facts;

    @Autowired
    private TransactionTemplate inPassing;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void intakeOfAnotherCountyLearnsNothingOfASecretChild() {
        var secret = secretCase("测秘一");
        var own = report("测秘一", null, "532503102001", 10);
        var station = office.person(STATION);
        var item = office.open(own, "userTask_registerIntake");
        worklist.claim(station, item.id());

        var values = facts.stream()
                .flatMap(owner -> owner.values(worklist.item(item.id()), station).entrySet().stream())
                .filter(value -> List.of("childHints", "openCases").contains(value.getKey()))
                .map(value -> value.getValue().toString());

        assertThat(values)
                .hasSize(2)
                .noneMatch(value ->
                        value.contains(secret) || value.contains(childOf(secret).toString()));
        assertThat(text(program(mvc, STATION, get("/api/tasks/" + item.id()))))
                .doesNotContain(secret)
                .doesNotContain(childOf(secret).toString());
    }

    @Test
    void aCaseThatLooksUnlikeCanBeSearchedForAndMergedInto() {
        var station = office.person(STATION);
        var other = report("测找一", null, "532503102001", 10);
        var own = report("另外一", null, "532503102001", 10);
        var item = office.open(own, "userTask_registerIntake");
        worklist.claim(station, item.id());

        var offered = facts.stream()
                .map(owner -> owner.values(worklist.item(item.id()), station).get("openCases"))
                .filter(java.util.Objects::nonNull)
                .toList()
                .toString();
        assertThat(offered).contains(other, "测找一").doesNotContain("value=" + own);

        office.completes(own, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", other));
        assertThat(office.openKeys(own)).isEmpty();
    }

    @Test
    void noCaseIsTooOldToBeMergedInto() {
        var older = report("测找久", null, "532503102001", 10);
        var item = office.open(report("另外久", null, "532503102001", 10), "userTask_registerIntake");
        var supervisor = office.person("supervisor.532503");

        var offered = inPassing.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("insert into worklist.case_card (case_no, county, region_code, risk_tier, opened_at)"
                            + " select case_no || '-' || n, county, region_code, risk_tier, now() + n * interval '1 second'"
                            + " from worklist.case_card, generate_series(1, 300) n where case_no = :no")
                    .param("no", older)
                    .update();
            return facts.stream()
                    .map(owner ->
                            owner.values(worklist.item(item.id()), supervisor).get("openCases"))
                    .filter(Objects::nonNull)
                    .toList()
                    .toString();
        });

        assertThat(offered).contains(older);
    }

    @Test
    void whatWasNotOfferedIsNotTakenAndNotNamed() {
        var secret = secretCase("测秘二");
        var own = report("测秘二", null, "532503102001", 10);
        worklist.claim(
                office.person(STATION),
                office.open(own, "userTask_registerIntake").id());

        for (var wrong : List.<Map<String, Object>>of(
                Map.of("linkedChild", childOf(secret).toString()),
                Map.of("linkedChild", UUID.randomUUID().toString()),
                Map.of("intakeDecision", "merge", "mergeInto", secret),
                Map.of("intakeDecision", "merge", "mergeInto", "532524-2026-99999"))) {
            assertThatThrownBy(() -> office.completes(own, "userTask_registerIntake", wrong))
                    .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                            .isNotEmpty()
                            .noneMatch(problem -> problem.args().toString().contains(secret)));
        }
        assertThat(intake.ofCase(secret)).hasSize(1);
    }

    @Test
    void theOfficeOfTheOtherCaseIsAskedAndMayMerge() {
        var secret = secretCase("测问一");
        var own = registered("测问一");
        var asked = office.open(secret, "userTask_judgeSameChild");
        assertThat(asked.group()).isEqualTo(directory.coordinating("532524").code() + ":supervisor");
        assertThat(trail(own, "access.refused")).isZero();

        office.does(secret, "userTask_judgeSameChild", Map.of("sameChild", "merge"));

        assertThat(cases.file(own).endState()).isEqualTo("closedMerged");
        assertThat(office.openKeys(own)).isEmpty();
        assertThat(intake.ofCase(secret)).hasSize(2);
        assertThat(cases.file(own).secret()).isTrue();
        assertThat(cases.mayOpen(office.person(STATION), secret)).isFalse();
    }

    @Test
    void whoMayNotOpenTheCaseInWhichHisGoesOnLearnsNothingOfItsChild() {
        var place = directory.children("532524").get(0).code();
        var secret = secretCase("测认一", "2015-05-01", place);
        var own = registered("测认一");
        office.does(secret, "userTask_judgeSameChild", Map.of("sameChild", "merge"));
        assertThat(cases.file(own).childId())
                .as("each case keeps the file of its own report")
                .isNotEqualTo(childOf(secret));
        var station = worklist.ofCase(own).stream()
                .filter(item -> item.elementId().equals("userTask_registerIntake"))
                .map(item -> office.person(String.valueOf(item.holder())))
                .findFirst()
                .orElseThrow();
        assertThat(cases.mayOpen(station, own)).isTrue();

        assertThat(strip.of(cases.file(own), station, Locale.CHINESE)
                        .facts()
                        .get(0)
                        .value())
                .doesNotContain("岁", "女");
        assertThat(text(signedIn(mvc, station.id()).answer(get("/cases/" + own))))
                .doesNotContain("岁");
        assertThat(cards.card(own).orElseThrow()).returns(null, CaseCard::age).returns("U", CaseCard::sex);
        var holder = worklist.ofCase(secret).stream()
                .map(WorkItem::holder)
                .filter(person -> person != null && cases.mayOpen(office.person(person), secret))
                .findFirst()
                .orElseThrow();
        assertThat(strip.of(cases.file(secret), office.person(holder), Locale.CHINESE)
                        .facts()
                        .get(0)
                        .value())
                .contains("女", "岁");
    }

    @Test
    void whatAFurtherReportTellsComesIntoTheFileOnceAnOfficerHasRegisteredIt() {
        var place = "532503102001";
        var first = new ReportedChild(
                "测补一",
                "F",
                LocalDate.parse("2015-05-01"),
                null,
                null,
                null,
                null,
                null,
                new ReportedChild.Needs("yi", false, false, null, false));
        var caseNo = office.caseOf(intake.file(filing(first, place, 10)));
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        var more = new ReportedChild(
                "测补一",
                "F",
                LocalDate.parse("2015-05-01"),
                null,
                "陌生人说的住址",
                "陌生人",
                "13911112222",
                "陌生人说的学校",
                new ReportedChild.Needs("hani", true, false, null, false));
        assertThat(office.caseOf(intake.file(filing(more, place, 10)))).isEqualTo(caseNo);

        var file = children.file(childOf(caseNo));
        assertThat(file.identity().guardianPhone()).isNull();
        assertThat(file.identity().address()).isNull();
        assertThat(file.identity().school()).isNull();
        assertThat(file.needs().interpreterNeeded()).isNotEqualTo(true);
        assertThat(file.needs().language()).isEqualTo("yi");
        assertThat(children.guardians(file.id())).isEmpty();

        office.does(caseNo, "userTask_registerFurtherReport");

        var filled = children.file(childOf(caseNo));
        assertThat(filled.identity().guardianPhone()).isEqualTo("13911112222");
        assertThat(filled.identity().school()).isEqualTo("陌生人说的学校");
        assertThat(filled.needs().language()).isEqualTo("yi");
        assertThat(filled.needs().interpreterNeeded()).isTrue();
        assertThat(children.guardians(filled.id())).hasSize(1);
    }

    @Test
    void linkedCasesAreEquallySecretAndShownToWhomMayOpenThem() {
        var secret = secretCase("测问二");
        var own = registered("测问二");

        office.does(secret, "userTask_judgeSameChild", Map.of("sameChild", "link"));

        assertThat(cases.file(own).open()).isTrue();
        assertThat(cases.file(own).secret()).isTrue();
        assertThat(page.linked(cases.file(own), office.person(STATION))).isEmpty();
        var coordinator = office.person("supervisor.532524");
        assertThat(page.linked(cases.file(own), coordinator))
                .extracting(CaseLinks.Linked::caseNo)
                .containsExactly(secret);
    }

    /** Two counties, one child perhaps: who leads the one case hears at once of the danger in the other. */
    @Test
    void dangerOfWhatIsPerhapsTheSameChildReachesWhoeverLeadsAndJudgesTheOtherCase() {
        var here = perhapsSame("测两县一", "532503102001", false);
        var there = perhapsSame("测两县一", "532524101001", false);
        office.does(there, "userTask_registerIntake", Office.welfare(Map.of("incidentTownship", "532524101")));
        assertThat(office.openKeys(here)).contains("userTask_judgeSameChild");
        assertThat(danger(here)).doesNotContain("可能就是这个孩子");

        assertThat(perhapsSame("测两县一", "532524101001", true)).isEqualTo(there);

        assertThat(office.told("township.532503102.leader", here)).contains("SAME_CHILD_IN_DANGER");
        assertThat(office.told("supervisor.532503", here)).contains("SAME_CHILD_IN_DANGER");
        assertThat(danger(here)).contains("可能就是这个孩子").doesNotContain(there);

        office.does(here, "userTask_judgeSameChild", Map.of("sameChild", "apart"));
        assertThat(danger(here)).doesNotContain("可能就是这个孩子");

        office.corrects(here, "userTask_judgeSameChild", Map.of("sameChild", "merge"), "核对错了");
        assertThat(danger(here)).contains("可能就是这个孩子");
        office.does(here, "userTask_judgeSameChild", Map.of("sameChild", "merge"));
        assertThat(cases.file(there).endState()).isEqualTo("closedMerged");
        assertThat(office.openKeys(here)).contains("userTask_policeReceive");
        assertThat(cases.file(here).riskTier()).isEqualTo("RED");
    }

    /** The certain answer tells no fewer people than the doubt did. */
    @Test
    void dangerOfTheSameChildCrossesBetweenItsTwoCases() {
        var here = perhapsSame("测连", "532503102001", false);
        var there = perhapsSame("测连", "532524101001", false);
        office.does(there, "userTask_registerIntake", Office.welfare(Map.of("incidentTownship", "532524101")));
        office.does(here, "userTask_judgeSameChild", Map.of("sameChild", "link"));

        var presses = office.people(
                        office.open(there, "userTask_needsAssessment").group())
                .get(0);
        emergencies.press(presses, there, "在家挨打");

        assertThat(danger(here)).contains("儿童正处于危险").doesNotContain(there);
        assertThat(office.told("township.532503102.leader", here)).contains("SAME_CHILD_IN_DANGER");
        // Nobody knows at which of the two places the child is: police look there too, and that there is none is asked
        // back.
        var sent = office.open(here, "userTask_policeReceive");
        assertThat(sent.agencyCode()).isEqualTo("POLICE-532503");
        assertThat(java.time.Duration.between(sent.receivedAt(), Objects.requireNonNull(sent.dueAt())))
                .isLessThanOrEqualTo(java.time.Duration.ofMinutes(31));
        office.claims(here, "userTask_registerIntake");
        assertThatThrownBy(() -> office.completes(
                        here,
                        "userTask_registerIntake",
                        Map.of("intakeDecision", "notAboutMinor", org.huhang.form.Form.CONFIRMED, List.of())))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("notMinorInDanger"));

        office.does(here, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        assertThat(office.openItems(there, "userTask_emergencyReceive")).hasSize(1);
    }

    /** The question stands in both cases, and each has its judge. */
    @Test
    void whoeverJudgedFirstAndAllWhoWorkOnEitherCaseLearnThatAnotherSaysOtherwise() {
        var here = perhapsSame("测两判", "532503102001", false);
        var there = perhapsSame("测两判", "532524101001", false);
        office.does(there, "userTask_registerIntake", Office.welfare(Map.of("incidentTownship", "532524101")));
        jdbc.sql(
                        """
                        insert into reporting.same_child
                            (id, asking, other, asked_by, asked_at, instance_id, judgement, judged_by, judged_at)
                        values (gen_random_uuid(), ?, ?, ?, now(), 'judged' || gen_random_uuid(), 'apart',
                            'supervisor.532524', now())
                        """)
                .params(here, there, STATION)
                .update();

        office.does(here, "userTask_judgeSameChild", Map.of("sameChild", "link"));

        for (var caseNo : List.of(here, there)) {
            assertThat(office.told("supervisor.532524", caseNo)).contains("SAME_CHILD_DISPUTED");
        }
        assertThat(office.told("township.532503102", here)).contains("SAME_CHILD_DISPUTED");
        assertThat(office.told("supervisor.532503", here)).contains("SAME_CHILD_DISPUTED");
    }

    /** A child that police of the one county do not find is perhaps in the other one. */
    @Test
    void thatTheChildIsNotFoundCrossesAQuestionThatNobodyHasAnswered() {
        var here = perhapsSame("测未找到", "532503102001", false);
        var there = perhapsSame("测未找到", "532524101001", false);
        office.does(there, "userTask_registerIntake", Office.welfare(Map.of("incidentTownship", "532524101")));
        assertThat(office.openKeys(here)).contains("userTask_judgeSameChild", "userTask_registerIntake");
        office.claims(office.person(STATION), here, "userTask_registerIntake");
        emergencies.press(
                office.people(office.open(there, "userTask_needsAssessment").group())
                        .get(0),
                there,
                "孩子不见了");
        jdbc.sql("delete from notification.message where case_no = ?")
                .param(here)
                .update();

        office.does(here, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(
                there,
                "userTask_emergencyReceive",
                Map.of("childCondition", List.of("notFound"), "childSafeNow", "no"));

        assertThat(office.open(here, "userTask_emergencyReceive").agencyCode()).isEqualTo("POLICE-532503");
        assertThat(office.told(STATION, here)).contains("SAME_CHILD_IN_DANGER");
        assertThat(office.told("township.532503102.leader", here)).contains("SAME_CHILD_IN_DANGER");
        assertThat(office.told("supervisor.532503", here)).contains("SAME_CHILD_IN_DANGER");
    }

    private String danger(String caseNo) {
        return strip.of(cases.file(caseNo), office.person("supervisor.532503"), Locale.CHINESE).facts().stream()
                .filter(fact -> fact.kind().equals("danger"))
                .toList()
                .toString();
    }

    private String perhapsSame(String name, String place, boolean danger) {
        var child = new ReportedChild(
                name,
                "F",
                LocalDate.parse(name.length() == 2 ? "2013-08-08" : "2015-05-01"),
                null,
                null,
                name + "护",
                "1000000997" + name.length(),
                null);
        var plain = filing(child, place, 10);
        var incident = new Incident(place, List.of(10), danger, "看到的情况", null, null, null, false, null);
        return office.caseOf(
                intake.file(new Filing(incident, plain.children(), plain.reporter(), plain.files(), plain.origin())));
    }

    /** The number is the child's, and still the reporter chooses no office that may look into the case. */
    @Test
    void aFurtherReportOpensNoSecretCaseToTheOfficeItGoesTo() {
        var number = "532524201504010048";
        var secret = office.caseOf(intake.file(office.filingOf(number, 10, false, "532524101001")));
        office.does(
                secret,
                "userTask_registerIntake",
                Map.of(
                        "secrecy",
                        "MAX",
                        "incidentTownship",
                        "532524101",
                        "receivers",
                        List.of("CIVIL", "TOWNSHIP"),
                        "riskTier",
                        "YELLOW"));

        var own = office.caseOf(intake.file(office.filingOf(number, 10, false, "532503102001")));
        var again = office.caseOf(intake.file(office.filingOf(number, 10, true, "532503102001")));

        assertThat(own).isNotEqualTo(secret).isEqualTo(again);
        assertThat(office.openKeys(secret))
                .contains("userTask_judgeSameChild")
                .doesNotContain("userTask_registerFurtherReport");
        worklist.claim(
                office.person(STATION),
                office.open(own, "userTask_registerIntake").id());
        assertThat(cases.mayOpen(office.person(STATION), secret)).isFalse();
        // Danger reaches the police of both.
        assertThat(office.open(own, "userTask_policeReceive").agencyCode()).isEqualTo("POLICE-532503");
        assertThat(office.open(secret, "userTask_policeReceive").agencyCode()).isEqualTo("POLICE-532524");
    }

    @Test
    void aCaseThatPoliceWereCalledToIsMergedAsWell() {
        var secret = secretCase("测问六");
        var own = report("测问六", null, "532503102001", 4);
        office.does(own, "userTask_registerIntake");

        office.does(secret, "userTask_judgeSameChild", Map.of("sameChild", "merge"));

        assertThat(cases.file(own).endState()).isEqualTo("closedMerged");
        assertThat(office.openKeys(own)).isEmpty();
        assertThat(office.openKeys(secret)).contains("userTask_policeReceive");
    }

    @Test
    void theQuestionGoesAlongWhereTheCaseItIsAboutIsMerged() {
        var there = report("测问四", "2015-05-01", "532524101001", 10);
        registered("测问四");
        assertThat(office.openKeys(there)).contains("userTask_judgeSameChild");
        var other = report("测问四", "2016-06-02", "532524101001", 10);

        office.does(there, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", other));

        assertThat(office.openKeys(there)).isEmpty();
        assertThat(office.openKeys(other)).contains("userTask_judgeSameChild");
    }

    @Test
    void whatWasKeptApartIsNotAskedAgain() {
        var secret = secretCase("测问三");
        var own = registered("测问三");
        office.does(secret, "userTask_judgeSameChild", Map.of("sameChild", "apart"));

        assertThat(cases.file(own).secret()).isFalse();
        assertThat(office.openKeys(secret)).doesNotContain("userTask_judgeSameChild");
        assertThat(page.linked(cases.file(own), office.person("supervisor.532524")))
                .isEmpty();
    }

    @Test
    void siblingsAreFoundByTheirGuardianHoweverTheTelephoneWasTyped() {
        var first = sibling("测兄一", "测家长", "138 0013 8000");
        var second = sibling("测兄二", "测 家长", "+86 13800138000");
        var other = sibling("测兄三", "测别人", "13800138000");
        var station = office.person(STATION);
        for (var caseNo : List.of(first, second, other)) {
            worklist.claim(
                    station, office.open(caseNo, "userTask_registerIntake").id());
        }

        assertThat(page.linked(cases.file(second), station))
                .containsExactly(new CaseLinks.Linked(first, CaseLinks.SAME_GUARDIAN));
        assertThat(page.linked(cases.file(first), office.person("police.532524")))
                .isEmpty();
        assertThat(page.linked(cases.file(other), station)).isEmpty();
    }

    @Test
    void aVillageThatMustKeepAwayGetsNoTaskNoMessageAndNoLook() {
        var caseNo = report("测避一", "2015-05-01", "532503102001", 10);

        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of(
                        "conflictOfInterest",
                        List.of("village"),
                        "preliminaryCheckAsked",
                        true,
                        "checkBy",
                        "VILLAGE",
                        "receivers",
                        List.of("CIVIL", "TOWNSHIP", "VILLAGE"),
                        "riskTier",
                        "YELLOW"));

        assertThat(office.open(caseNo, "userTask_preliminaryCheck").group()).doesNotStartWith("VILLAGE");
        for (var person : directory.staffOf("VILLAGE-532503102001")) {
            assertThat(cases.mayOpen(person, caseNo)).as(person.id()).isFalse();
            assertThat(children.mayOpen(person, childOf(caseNo)))
                    .as(person.id())
                    .isFalse();
            assertThat(jdbc.sql("select count(*) from notification.message where recipient = ? and case_no = ?")
                            .params(person.id(), caseNo)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(directory.staffOf("VILLAGE-532503102001")).isNotEmpty();
    }

    @Test
    void whoMustKeepAwayFindsTheCaseInNoList() {
        var caseNo = report("测避二", "2015-05-01", "532503102001", 10);
        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE", "receivers", List.of("CIVIL", "TOWNSHIP")));
        var item = office.open(caseNo, "userTask_preliminaryCheck");
        var village = office.somebody(item.group());
        worklist.claim(village, item.id());
        assertThat(found(village)).contains(caseNo);

        exclusions.exclude(caseNo, village.agencyCode(), "test");

        assertThat(found(village)).doesNotContain(caseNo);
        assertThat(cases.mayOpen(village, caseNo)).isFalse();
        assertThat(worklist.mayOpen(village, worklist.item(item.id()))).isFalse();
    }

    private List<String> found(Person person) {
        var all = new CaseQuery(
                CaseQuery.State.of(null), CaseQuery.Order.of(null), false, null, null, null, null, null, null, 1000);
        return lists.page(person, all).stream().map(CaseQuery.Found::caseNo).toList();
    }

    @Test
    void nobodyReadsNullWhereANameIsUnknown() {
        for (var name : new String[] {null, "不详"}) {
            var first = sibling(name, "测无名家长", "13900139000");
            var second = sibling(name, "测无名家长", "13900139000");
            assertThat(second).isNotEqualTo(first);
            var station = office.person(STATION);
            worklist.claim(
                    station, office.open(first, "userTask_registerIntake").id());
            var item = office.open(second, "userTask_registerIntake");
            worklist.claim(station, item.id());

            var answer = text(program(mvc, STATION, get("/api/tasks/" + item.id())));

            assertThat(answer).contains("姓名不详 · 女").doesNotContain("null ·", "null · ");
        }
    }

    private String sibling(@Nullable String name, String guardian, String phone) {
        return office.caseOf(intake.file(
                filing(new ReportedChild(name, "F", null, null, null, guardian, phone, null), "532503102001", 10)));
    }

    private String registered(String name) {
        var own = report(name, null, "532503102001", 10);
        office.does(
                own,
                "userTask_registerIntake",
                Map.of("policeMatter", false, "receivers", List.of("CIVIL", "TOWNSHIP"), "riskTier", "YELLOW"));
        return own;
    }

    @Test
    void everyCaseOfAChildIsAsSecretAsTheStrictest() {
        var secret = report("测秘三", "2015-05-01", "532503102001", 10);
        office.does(
                secret,
                "userTask_registerIntake",
                Map.of("secrecy", "MAX", "receivers", List.of("CIVIL", "TOWNSHIP"), "riskTier", "YELLOW"));
        assertThat(cases.file(secret).secret()).isTrue();
        office.worksUntil(secret, "userTask_close");
        office.does(secret, "userTask_close");
        assertThat(cases.file(secret).open()).isFalse();

        var next = report("测秘三", "2015-05-01", "532503102001", 10);

        assertThat(cases.file(next).childId()).isEqualTo(cases.file(secret).childId());
        assertThat(cases.file(next).secret()).isTrue();
        assertThat(cards.card(next).orElseThrow().secret()).isTrue();
    }

    @Test
    void aWarningOfAnotherCaseReachesTheWorkerWithoutNameAndPlace() {
        var first = report("测警一", "2015-05-01", "532503102001", 10);
        office.does(
                first,
                "userTask_registerIntake",
                Map.of(
                        "doNotContact",
                        List.of(Map.of("who", "测试叔叔", "relation", "叔", "why", "标记原因")),
                        "workerSafety",
                        List.of("weapons"),
                        "workerSafetyNote",
                        "标记地址",
                        "policeMatter",
                        false,
                        "receivers",
                        List.of("CIVIL", "TOWNSHIP"),
                        "riskTier",
                        "YELLOW"));
        office.worksUntil(first, "userTask_close");
        office.does(first, "userTask_close");
        var next = report("测警一", "2015-05-01", "532503102001", 2);
        assertThat(cases.file(next).childId()).isEqualTo(cases.file(first).childId());
        var police = office.person("police.532503");
        worklist.claim(police, office.open(next, "userTask_registerIntake").id());
        assertThat(cases.mayOpen(police, first)).isFalse();

        var seen = strip.of(cases.file(next), police, Locale.CHINESE).facts().toString();
        var page = text(signedIn(mvc, "police.532503").answer(get("/cases/" + next)));

        for (var shown : List.of(seen, page)) {
            assertThat(shown).contains("还有不能联系的人", "有刀具").doesNotContain("测试叔叔", "标记原因", "标记地址", first);
        }
        assertThat(strip.of(cases.file(first), office.person("supervisor.532503"), Locale.CHINESE)
                        .facts()
                        .toString())
                .contains("测试叔叔", "标记地址");
    }

    @Test
    void theWayOfACaseTellsNoAnswerThatTheReaderMayNotOpen() {
        var caseNo = office.caseOf(office.report("测途一", 4, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("decisionReason", "标记registerIntake"));
        office.does(caseNo, "userTask_policeReceive", Map.of("decisionReason", "标记policeReceive"));
        office.does(caseNo, "userTask_needsAssessment", Map.of("decisionReason", "标记needsAssessment"));
        var file = cases.file(caseNo);

        for (var reader : everybody()) {
            var openable = worklist.openable(reader, caseNo);
            var told = timeline.of(file, reader, Locale.CHINESE).toString();
            for (var item : worklist.ofCase(caseNo)) {
                if (!openable.contains(item.id())) {
                    assertThat(told).as(reader.id()).doesNotContain("标记" + item.elementId());
                }
            }
        }
        assertThat(timeline.of(file, office.person("supervisor.532503"), Locale.CHINESE)
                        .toString())
                .contains("标记policeReceive", "标记needsAssessment");
    }

    @Test
    void whatIsNotYoursIsAnsweredAsWhatIsNotThere() {
        var caseNo = office.caseOf(office.report("测无一", 4, false));
        var item = office.open(caseNo, "userTask_registerIntake");
        var outsider = signedIn(mvc, OUTSIDER);
        var pairs = List.of(
                List.of("/cases/" + caseNo, "/cases/532503-2026-99999"),
                List.of("/cases/" + caseNo + "/emergency", "/cases/532503-2026-99999/emergency"),
                List.of("/api/cases/" + caseNo, "/api/cases/532503-2026-99999"),
                List.of("/api/cases/" + caseNo + "/timeline", "/api/cases/532503-2026-99999/timeline"),
                List.of("/cases?no=" + caseNo, "/cases?no=532503-2026-99999"),
                List.of("/tasks/" + item.id(), "/tasks/" + UUID.randomUUID()),
                List.of("/api/tasks/" + item.id(), "/api/tasks/" + UUID.randomUUID()));

        for (var pair : pairs) {
            var program = pair.get(0).startsWith("/api/");
            var refused = program ? program(mvc, OUTSIDER, get(pair.get(0))) : outsider.answer(get(pair.get(0)));
            var absent = program ? program(mvc, OUTSIDER, get(pair.get(1))) : outsider.answer(get(pair.get(1)));
            assertThat(absent.getStatus()).as(pair.get(1)).isIn(200, 404);
            assertThat(refused.getStatus()).as(pair.get(0)).isEqualTo(absent.getStatus());
            assertThat(body(refused, pair.get(0))).as(pair.get(0)).isEqualTo(body(absent, pair.get(1)));
        }
        assertThatThrownBy(() -> cases.open(office.person("police.532524"), caseNo))
                .isInstanceOf(NotThere.class);
        assertThat(trail(caseNo, "access.refused")).isGreaterThanOrEqualTo(5);
    }

    @Test
    void whoeverTakesATaskOfASecretCaseIsToldOfToTheLeaderAndReadsNothingBefore() {
        var secret = secretCase("测签一", "2015-05-01", "532503102001");
        var item = office.open(secret, "userTask_registerIntake");
        var police = office.person("police.532503");
        assertThat(worklist.mayOpen(police, item)).isFalse();

        worklist.claim(police, item.id());

        assertThat(worklist.mayOpen(police, worklist.item(item.id()))).isTrue();
        assertThat(told("police.532503.leader", secret)).isOne();
        worklist.release(police, item.id());
        worklist.claim(police, item.id());
        assertThat(told("police.532503.leader", secret)).isEqualTo(2);
        assertThat(trail(secret, "task.released")).isOne();
        assertThat(trail(secret, "task.lookedAt")).isOne();
    }

    @Test
    void aLeaderWhoLooksIntoASecretCaseAndPutsTheTaskBackIsSeenByThoseWhoOverseeIt() {
        var secret = secretCase("测签二", "2015-05-02", "532503102001");
        var item = office.open(secret, "userTask_registerIntake");
        var leader = office.person("police.532503.leader");

        oversight.assign(leader, item.id(), leader.id(), "看一下");
        assertThat(told("supervisor.532503", secret)).isOne();
        oversight.giveBack(leader, item.id(), "看完了");

        assertThat(worklist.mayOpen(leader, worklist.item(item.id()))).isFalse();
        assertThat(trail(secret, "task.lookedAt")).isOne();
        assertThat(office.told("supervisor.532503", secret)).contains("SECRET_LOOKED_AT");
        oversight.assign(leader, item.id(), leader.id(), "再看一下");
        assertThat(told("supervisor.532503", secret)).isEqualTo(2);
    }

    /** Without what was asked for and what each page has for itself alone. */
    private static String body(MockHttpServletResponse answer, String address) {
        return text(answer)
                .replace(address.replaceAll("/(emergency|timeline)$", "").replaceAll(".*[/=]", ""), "…")
                .replaceAll("(content|value)=\"[\\w-]{40}\"", "token");
    }

    private long told(String person, String caseNo) {
        return jdbc.sql("select count(*) from notification.message where recipient = ? and case_no = ?"
                        + " and kind = 'SECRET_CLAIMED'")
                .params(person, caseNo)
                .query(Long.class)
                .single();
    }

    private long trail(String caseNo, String act) {
        return jdbc.sql("select count(*) from audit.line where case_no = ? and act = ?")
                .params(caseNo, act)
                .query(Long.class)
                .single();
    }

    private List<Person> everybody() {
        return jdbc.sql("select username from agency.person").query(String.class).list().stream()
                .map(office::person)
                .toList();
    }

    private UUID childOf(String caseNo) {
        return cases.file(caseNo).childId();
    }

    /** Of the next county, registered as secret by its police. */
    private String secretCase(String name) {
        var place = directory.children("532524").get(0).code();
        return secretCase(name, null, place);
    }

    private String secretCase(String name, @Nullable String born, String place) {
        var caseNo = report(name, born, place, 2);
        assertThat(cases.file(caseNo).secret()).isTrue();
        return caseNo;
    }

    private String report(String name, @Nullable String born, String place, int category) {
        return office.caseOf(intake.file(filing(
                new ReportedChild(name, "F", born == null ? null : LocalDate.parse(born), null, null, null, null, null),
                place,
                category)));
    }

    private static Filing filing(ReportedChild child, String place, int category) {
        return new Filing(
                new Incident(place, List.of(category), false, "看到的情况", null, null, null, false, null),
                child,
                new Reporter("测老师", "13800000000", "teacher@school.example", "测试小学", null, true, false, Locale.CHINESE),
                List.of(),
                new Filing.Origin(null, null, UUID.randomUUID().toString()));
    }
}
