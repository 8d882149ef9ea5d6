package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.form.Form;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Children of one home or one report: each has a case, all are warned of the same people, and none is taken for another. */
@HuhangTest
class OneHomeTests {

    private static final String VILLAGE = "532503102001";
    private static final String STATION = "township.532503102";
    private static final String SUPERVISOR = "supervisor.532503";
    private static final Map<String, Object> WARNED = Map.of(
            "doNotContact",
            List.of(Map.of("who", "测试父亲", "relation", "父", "why", "持刀")),
            "workerSafety",
            List.of("weapons"),
            "riskTier",
            "RED");

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Cases cases;

    @Autowired
    private CasePage page;

    @Autowired
    private SafetyStrip strip;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<TaskFacts> facts;

    @BeforeEach
    void people() {
        office.staffed();
        LocaleContextHolder.setLocale(Locale.CHINESE);
    }

    @AfterEach
    void language() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whatIsWarnedOfInOneCaseIsSeenAtOnceInTheOtherCasesOfTheReport() {
        var both = ofOneReport(
                child("测家大", "M", "2013-03-03", null, null, null), child("测家小", "F", null, null, null, null));
        assertThat(warnings(both.get(1), SUPERVISOR)).doesNotContain("测试父亲", "有刀具");

        office.does(both.get(0), "userTask_registerIntake", WARNED);

        assertThat(warnings(both.get(1), SUPERVISOR)).contains("测试父亲", "有刀具", "来自案件 " + both.get(0));
        assertThat(page.linked(cases.file(both.get(1)), office.person(SUPERVISOR)))
                .extracting(CaseLinks.Linked::caseNo)
                .containsExactly(both.get(0));
        // Who may not open the other case is warned of the same, and learns no number.
        assertThat(warnings(both.get(1), "police.532524"))
                .contains("测试父亲", "有刀具", "来自同一家庭")
                .doesNotContain(both.get(0));
    }

    @Test
    void theWarningOfASecretCaseNamesNobody() {
        var both = ofOneReport(
                child("测密大", "M", "2013-03-03", null, null, null), child("测密小", "F", null, null, null, null));
        var secret = new java.util.HashMap<>(WARNED);
        secret.put("secrecy", "MAX");
        office.does(both.get(0), "userTask_registerIntake", secret);
        assertThat(cases.file(both.get(0)).secret()).isTrue();

        var warned = warnings(both.get(1), "police.532524");
        assertThat(warned).contains("有刀具", "还有不能联系的人").doesNotContain("测试父亲", both.get(0));
        // Whom to ask is somebody who may open the case that says so.
        var asked = warned.split("联系家人之前先问", 2)[1].split("[,，、\\]]", 2)[0].split(" ", 2)[1];
        assertThat(jdbc.sql("select username from agency.person where name = ?")
                        .param(asked)
                        .query(String.class)
                        .list())
                .anyMatch(id -> cases.mayOpen(office.person(id), both.get(0)));
    }

    @Test
    void theHomeIsKnownByItsGuardianAcrossReports() {
        var first = reported(child("测户大", "M", "2013-03-03", null, "测户主", "10000003311"));
        office.does(first, "userTask_registerIntake", WARNED);
        var second = reported(child("测户小", "F", "2016-03-03", null, "测户主", "10000003311"));

        assertThat(warnings(second, SUPERVISOR)).contains("测试父亲", "有刀具");
    }

    /** That nothing agrees is said only where both say something. */
    @Test
    void ofTwoChildrenOfWhomNothingIsKnownItIsSaidThatTheyCannotBeCompared() {
        var one = reported(child(null, null, null, null, null, null));
        office.does(one, "userTask_registerIntake");
        var other = reported(child(null, null, null, null, null, null));
        office.claims(other, "userTask_registerIntake");

        assertThatThrownBy(() -> office.completes(
                        other,
                        "userTask_registerIntake",
                        Map.of(
                                "intakeDecision",
                                "merge",
                                "mergeInto",
                                one,
                                Form.CONFIRMED,
                                List.of("sexualAssaultSuspected=no"))))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> {
                    assertThat(refused.problems())
                            .extracting(problem -> problem.code() + " " + problem.confirm())
                            .containsExactly("mergeNotComparable mergeInto=" + one);
                    assertThat(refused.words(Locale.CHINESE).toString())
                            .contains("没法比对")
                            .doesNotContain("对得上");
                });
    }

    @Test
    void mergingAnotherChildIsAskedBackAndDoneOnceItIsConfirmed() {
        var girl = reported(child("测并芬", "F", "2013-03-03", null, null, null));
        office.does(girl, "userTask_registerIntake");
        var boy = reported(child("测并军", "M", "2015-05-05", null, null, null));
        var unasked = Map.<String, Object>of(
                "intakeDecision", "merge", "mergeInto", girl, Form.CONFIRMED, List.of("sexualAssaultSuspected=no"));
        office.claims(boy, "userTask_registerIntake");

        assertThatThrownBy(() -> office.completes(boy, "userTask_registerIntake", unasked))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> {
                    assertThat(refused.problems())
                            .extracting(problem -> problem.code() + " " + problem.confirm())
                            .containsExactly("mergeNothingAgrees mergeInto=" + girl);
                    assertThat(refused.words(Locale.CHINESE).toString()).contains("姓名、性别、出生日期");
                });

        office.completes(boy, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", girl));
        assertThat(cases.file(boy).endState()).isEqualTo("closedMerged");
        assertThat(cases.mayOpen(office.person(STATION + ".leader"), boy)
                        || cases.mayOpen(office.person("police.532503.leader"), boy))
                .isTrue();
    }

    @Test
    void twoIdentityNumbersAreTwoChildren() {
        var one = office.caseOf(intake.file(office.filingOf("532503201304050027", 4, false, VILLAGE)));
        office.does(one, "userTask_registerIntake");
        var other = office.caseOf(intake.file(office.filingOf("532503201405060048", 4, false, VILLAGE)));

        assertThatThrownBy(() -> office.does(
                        other, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", one)))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("mergeTwoNumbers"));
    }

    @Test
    void theLikestCaseStandsFirstWithWhatMakesItLike() {
        var boy = reported(child("测罗军", "M", null, "草坝镇测试村12号", "测罗国", null));
        var girl = reported(child("测罗芬", "F", null, "草坝镇测试村12号", "测罗国", null));
        var other = reported(child("另一人", "F", "2017-01-01", null, null, null));
        var again = reported(child("测罗君", "M", null, "蒙自市草坝镇测试村12号", "测 罗国", null));
        var station = office.person(STATION);
        var item = office.claims(again, "userTask_registerIntake");

        var offered = offered(item, station);

        assertThat(offered.get(0)).startsWith(boy);
        assertThat(offered).anyMatch(one -> one.startsWith(other));
        assertThat(offered.get(0)).contains("%", "姓名相近", "性别", "住址", "监护人姓名");
        assertThat(offered.get(1)).startsWith(girl).contains("不同：性别");
    }

    @Test
    void aLikeCaseThatMayNotBeOpenedIsAskedAboutAndNotShown() {
        var boy = reported(child("测问军", "M", null, "草坝镇测问村12号", "测问国", null), 1);
        office.does(boy, "userTask_registerIntake", Map.of("secrecy", "MAX", "riskTier", "RED"));
        var again = reported(child("测问君", "M", null, "草坝镇测问村12号", "测问国", null), 10);
        var item = office.claims(again, "userTask_registerIntake");
        assertThat(offered(item, office.person(STATION))).noneMatch(one -> one.contains(boy));

        office.completes(again, "userTask_registerIntake", Office.welfare(Map.of()));

        assertThat(office.openKeys(boy)).contains("userTask_judgeSameChild");
    }

    @Test
    void childrenOfOneReportAreNotAskedAboutAsOne() {
        var both = ofOneReport(
                child("测双明", "M", null, "草坝镇测双村12号", "测双国", "10000003322"),
                child("测双军", "M", null, "草坝镇测双村12号", "测双国", "10000003322"));
        for (var caseNo : both) {
            office.does(caseNo, "userTask_registerIntake");
        }

        assertThat(both)
                .allSatisfy(caseNo -> assertThat(office.openKeys(caseNo)).doesNotContain("userTask_judgeSameChild"));
    }

    private List<String> offered(UUID item, Person reader) {
        var labels = new ArrayList<String>();
        for (var owner : facts) {
            if (owner.values(worklist.item(item), reader).get("openCases") instanceof List<?> cases) {
                cases.forEach(one -> labels.add(String.valueOf(((Map<?, ?>) one).get("label"))));
            }
        }
        return labels;
    }

    private String warnings(String caseNo, String reader) {
        return strip.of(cases.file(caseNo), office.person(reader), Locale.CHINESE).facts().stream()
                .filter(fact -> List.of("doNotContact", "workerSafety").contains(fact.kind()))
                .map(SafetyStrip.Fact::value)
                .toList()
                .toString();
    }

    private List<String> ofOneReport(ReportedChild... children) {
        var receipt = intake.file(filing(List.of(children), 4));
        office.caseOf(receipt);
        return jdbc.sql("select case_no from intake.report_child where report_id = ? order by position")
                .param(Objects.requireNonNull(
                        intake.ofReceipt(receipt.receiptNo()).id()))
                .query(String.class)
                .list();
    }

    private String reported(ReportedChild child) {
        return reported(child, 10);
    }

    private String reported(ReportedChild child, int category) {
        return office.caseOf(intake.file(filing(List.of(child), category)));
    }

    private static ReportedChild child(
            String name,
            String sex,
            @Nullable String born,
            @Nullable String address,
            @Nullable String guardian,
            @Nullable String phone) {
        return new ReportedChild(
                name, sex, born == null ? null : LocalDate.parse(born), null, address, guardian, phone, null);
    }

    private static Filing filing(List<ReportedChild> children, int category) {
        return new Filing(
                new Incident(VILLAGE, List.of(category), false, "看到的情况", null, null, null, false, null),
                children,
                new Reporter("测老师", "13800000000", "teacher@school.example", "测试小学", null, true, false, Locale.CHINESE),
                List.of(),
                new Filing.Origin(null, null, UUID.randomUUID().toString()));
    }
}
