package org.huhang.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.program;
import static org.huhang.testing.Visitor.signedIn;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.engine.BusinessClock;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/** A guardian is warned on the real platform: begun by hand or handed over, counted over all children, told on, and ended. */
@HuhangTest
class WarnedGuardiansTests {

    private static final String TEACHER = "school.532503";
    private static final String VILLAGE = "532503102001";
    private static final String CHOOSE = "userTask_chooseMeasure";
    private static final String VISIT = "userTask_followUpVisit";

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    @AfterEach
    void follow() {
        clock.follow();
    }

    // ------------------------------------------------------------------ begun by hand

    @Test
    void aTeacherBeginsItByThePageAndNobodyOfAnotherSchoolSeesIt() {
        var teacher = signedIn(mvc, TEACHER);
        assertThat(teacher.page("/start")).contains("劝诫、训诫、告诫", "/start/guardianWarning");
        assertThat(teacher.page("/start/guardianWarning")).contains("未成年人保护法第十七条", "虐待、遗弃");

        var id = UUID.randomUUID();
        var refused = teacher.sends("/start/guardianWarning/" + id, sent(Map.of("startWhose", "new")));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Visitor.text(refused))
                .contains("\"field\":\"guardianConduct\"", "\"field\":\"offenderName\"", "\"field\":\"conductFacts\"");

        var item = begun(id, conduct("滕一禾", "2014-01-02", "13911110001"));
        assertThat(office.openKeys(item.caseNo())).containsExactly(CHOOSE);
        assertThat(teacher.page("/start/begun/" + id)).contains("选择干预措施");
        assertThat(teacher.page("/cases/" + item.caseNo())).contains("劝诫、训诫、告诫");
        var other = office.person("school.532524");
        assertThat(cases.mayOpen(other, item.caseNo())).isFalse();
        assertThat(signedIn(mvc, "school.532524")
                        .answer(get("/cases/" + item.caseNo()))
                        .getStatus())
                .isEqualTo(404);
        assertThat(signedIn(mvc, "school.532524")
                        .answer(get(
                                "/tasks/" + office.open(item.caseNo(), CHOOSE).id()))
                        .getStatus())
                .isEqualTo(404);
        assertThat(signedIn(mvc, "edu.532503")
                        .answer(get("/start/guardianWarning"))
                        .getStatus())
                .as("not theirs to begin")
                .isEqualTo(404);
    }

    @Test
    void aProgramBeginsItToo() {
        var id = UUID.randomUUID();
        var wanted =
                Map.of("process", "guardianWarning", "id", id, "answers", conduct("滕二禾", "2014-02-03", "13911110002"));
        for (var times = 0; times < 2; times++) {
            var made = program(
                    mvc,
                    TEACHER,
                    post("/api/processes")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(json.writeValueAsString(wanted)));
            assertThat(made.getStatus()).as(Visitor.text(made)).isEqualTo(201);
        }
        var caseNo = worklist.item(id).caseNo();
        assertThat(office.openItems(caseNo, CHOOSE)).hasSize(1);

        var again = new LinkedHashMap<>(conduct("", "2014-02-03", "13911110002"));
        List.of("startWhose", "startPlace", "childName", "sex", "birthDate").forEach(again::remove);
        // Of something else than the first one.
        again.put("guardianConduct", List.of("c6"));
        var ofCase = program(
                mvc,
                TEACHER,
                post("/api/cases/" + caseNo + "/processes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(Map.of("process", "guardianWarning", "answers", again))));
        assertThat(ofCase.getStatus()).as(Visitor.text(ofCase)).isEqualTo(201);
        assertThat(Visitor.text(ofCase)).contains(caseNo);
        var outsider = program(
                mvc,
                "school.532524",
                post("/api/cases/" + caseNo + "/processes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(Map.of("process", "guardianWarning", "answers", again))));
        assertThat(outsider.getStatus()).isEqualTo(422);
    }

    /** The tables propose with what the form holds, and the page says in both languages what was filled in. */
    @Test
    void whatWasRecordedStandsInTheNextFormWithItsSource() {
        var caseNo = begun(UUID.randomUUID(), conduct("滕三禾", "2014-03-04", "13911110003"))
                .caseNo();
        var supervisor = office.people(office.open(caseNo, CHOOSE).group()).get(0);
        office.claims(supervisor, caseNo, CHOOSE);
        var id = office.open(caseNo, CHOOSE).id();
        assertThat(signedIn(mvc, supervisor.id()).page("/tasks/" + id))
                .contains("经常把孩子一个人锁在家里", "13911110003", "系统已填好的内容", "监护人行为不当", "0 次");
        assertThat(signedIn(mvc, supervisor.id()).page("/tasks/" + id + "?lang=en"))
                .isNotBlank();
    }

    // ------------------------------------------------------------------ counted

    @Test
    void measuresAreCountedOverAllChildrenOfAGuardian() {
        var first = new LinkedHashMap<>(conduct("成大", "2012-01-01", "13911110004"));
        first.put("otherChildren", List.of(Map.of("otherName", "成小", "otherSex", "M", "otherBorn", "2009-06-06")));
        var one = begun(UUID.randomUUID(), first).caseNo();
        assertThat(children.siblings(cases.file(one).childId())).hasSize(1);
        office.does(one, CHOOSE, Map.of("offenderPhone", "13911110004"));
        office.does(one, "userTask_dissuade", Map.of("offenderPhone", "13911110004"));
        office.openKeys(one);

        var two = begun(UUID.randomUUID(), conduct("成二", "2013-02-02", "13911110004"))
                .caseNo();
        assertThat(two).isNotEqualTo(one);
        var who = office.people(office.open(two, CHOOSE).group()).get(0);
        office.claims(who, two, CHOOSE);
        var page = signedIn(mvc, who.id())
                .page("/tasks/" + office.open(two, CHOOSE).id());
        assertThat(page).contains("1 次", "劝诫 ·");

        clock.moveTo(clock.instant().plus(Duration.ofDays(380)));
        var three = begun(UUID.randomUUID(), conduct("成三", "2014-03-03", "13911110004"))
                .caseNo();
        var later = office.people(office.open(three, CHOOSE).group()).get(0);
        office.claims(later, three, CHOOSE);
        assertThat(signedIn(mvc, later.id())
                        .page("/tasks/" + office.open(three, CHOOSE).id()))
                .as("a year later it counts in all only")
                .contains("0 次", "1 次");
    }

    @Test
    void aGuardianWithoutNumberIsCountedForTheChildAlone() {
        var told = new LinkedHashMap<>(conduct("成四", "2012-04-04", ""));
        told.remove("offenderPhone");
        var caseNo = begun(UUID.randomUUID(), told).caseNo();
        var without = new LinkedHashMap<String, Object>();
        without.put("offenderPhone", null);
        office.does(caseNo, CHOOSE, without);
        office.does(caseNo, "userTask_dissuade", without);
        office.openKeys(caseNo);
        worksTo(caseNo, "userTask_evaluate", 40);
        office.does(caseNo, "userTask_evaluate", Map.of("result", "notCorrected"));
        var who = office.people(office.open(caseNo, CHOOSE).group()).get(0);
        office.claims(who, caseNo, CHOOSE);
        assertThat(signedIn(mvc, who.id())
                        .page("/tasks/" + office.open(caseNo, CHOOSE).id()))
                .contains("1 次", "本案");
    }

    // ------------------------------------------------------------------ handed over to it

    @Test
    void mandatoryReportingHandsOverToItAndItsAnswersStandInIt() {
        var caseNo = office.welfareCase("解一", "2013-04-04");
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("guardianConduct", List.of("c5", "c11"), "guardianMisconduct", "yes", "helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close", "userTask_takeHandOver");
        var taking = office.open(caseNo, "userTask_takeHandOver");
        assertThat(taking.group()).isEqualTo("TOWNSHIP-532503102:childSupervisor");
        var taker = signedIn(mvc, "township.532503102");
        assertThat(taker.page("/tasks/" + taking.id())).contains("监护人行为不当", "劝诫、训诫、告诫");
        office.does(caseNo, "userTask_takeHandOver", Map.of());
        assertThat(office.openKeys(caseNo)).contains(CHOOSE).doesNotContain("userTask_finishHandOver");
        assertThat(taker.page("/cases/" + caseNo)).contains("监护人行为不当 → 劝诫、训诫、告诫");
        office.claims(office.person("township.532503102"), caseNo, CHOOSE);
        assertThat(taker.page("/tasks/" + office.open(caseNo, CHOOSE).id())).contains("未成年人需求与监护风险评估");

        office.does(caseNo, "userTask_close", Map.of("closeDecision", "sendBack"));
        assertThat(office.openItems(caseNo, CHOOSE)).hasSize(1);
    }

    /** The deadline runs from acceptance, and nobody is asked to choose what the police have decided. */
    @Test
    void aWarningThatPoliceDecidedBeginsWithTheLetter() {
        var caseNo = office.caseOf(office.report("解二", 4, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("POLICE", "CIVIL")));
        office.does(caseNo, "userTask_policeReceive", Map.of("natureExpected", "otherAdministrative"));
        office.does(
                caseNo,
                "userTask_acceptCase",
                Map.of(
                        "caseNature",
                        "administrative",
                        "administrativeKind",
                        "publicOrder",
                        "filedAt",
                        Instant.now().minusSeconds(60).toString(),
                        "dvSuspected",
                        true));
        office.does(
                caseNo,
                "userTask_decideFiling",
                Map.of("filingDecision", "dvWarning", "offenderIsGuardian", "yes", "misconductConfirmed", "yes"));
        office.openKeys(caseNo);
        office.does(caseNo, "userTask_takeHandOver", Map.of());
        assertThat(office.openKeys(caseNo)).contains("userTask_issueWarning").doesNotContain(CHOOSE);
        var letter = office.open(caseNo, "userTask_issueWarning");
        assertThat(letter.agencyCode()).startsWith("POLICE-532503");
        assertThat(letter.dueAt()).isBefore(Instant.now().plus(Duration.ofHours(24)));
    }

    // ------------------------------------------------------------------ what it hands on, and how it ends

    @Test
    void itRunsToItsEndWithTheWordsOfItsModelInBothLanguages() {
        var caseNo = begun(UUID.randomUUID(), conduct("解三", "2013-05-05", "13911110007"))
                .caseNo();
        office.does(caseNo, CHOOSE, Map.of("offenderPhone", "13911110007"));
        office.does(caseNo, "userTask_dissuade", Map.of("offenderPhone", "13911110007"));
        assertThat(office.open(caseNo, VISIT).agencyCode()).isEqualTo("VILLAGE-" + VILLAGE);
        worksTo(caseNo, "userTask_evaluate", 32);
        assertThat(children.strip(cases.file(caseNo).childId())).containsKey(StripFact.Kind.LAST_SEEN);
        office.does(caseNo, "userTask_evaluate", Map.of());
        office.does(
                caseNo,
                "userTask_tellProvider",
                Map.of("toldAt", clock.instant().minusSeconds(60).toString()));
        office.openKeys(caseNo);
        assertThat(cases.file(caseNo).open()).isFalse();
        assertThat(signedIn(mvc, TEACHER).page("/cases/" + caseNo)).contains("监护人已改正");
        assertThat(signedIn(mvc, "auditor").page("/trail?caseNo=" + caseNo)).contains("监护人已改正");
    }

    @Test
    void whatItHandsOnWaitsForANamedPerson() {
        var caseNo = begun(UUID.randomUUID(), conduct("解四", "2013-06-06", "13911110008"))
                .caseNo();
        office.does(
                caseNo,
                CHOOSE,
                Map.of(
                        "offenderPhone", "13911110008",
                        "measureChosen", "referral",
                        "referToProc", "yes",
                        "notInSchool", "yes"));
        office.openKeys(caseNo);
        var waiting = office.openItems(caseNo, "userTask_takeHandOver");
        assertThat(waiting).extracting(WorkItem::agencyCode).containsExactlyInAnyOrder("PROC-532503", "EDU-532503");
        office.does(caseNo, "userTask_tellProvider", Map.of());
        assertThat(cases.file(caseNo).open()).as("while a hand-over waits").isTrue();
        assertThat(signedIn(mvc, "township.532503102").page("/cases/" + caseNo)).contains("劝诫、训诫没有效果", "儿童失学");
    }

    @Test
    void aChildThatMustLeaveAndDangerCallThoseWhoseWorkItIs() {
        var caseNo = begun(UUID.randomUUID(), conduct("解五", "2013-07-07", "13911110009"))
                .caseNo();
        office.does(caseNo, CHOOSE, Map.of("offenderPhone", "13911110009"));
        office.does(caseNo, "userTask_dissuade", Map.of("offenderPhone", "13911110009"));
        office.does(caseNo, VISIT, Map.of("mustLeave", "yes", "dangerNow", "yes"));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(office.openKeys(caseNo))
                .contains("userTask_emergencyReceive", "userTask_takeHandOver", "userTask_tellProvider")
                .doesNotContain(VISIT);
        assertThat(office.open(caseNo, "userTask_takeHandOver").agencyCode()).isEqualTo("CIVIL-532503");
    }

    @Test
    void whatMayBePunishedIsThePolicesToHandle() {
        var caseNo = begun(UUID.randomUUID(), conduct("解六", "2013-08-08", "13911110010"))
                .caseNo();
        office.does(
                caseNo,
                CHOOSE,
                Map.of(
                        "offenderPhone",
                        "13911110010",
                        "injury",
                        "yes",
                        "measureChosen",
                        "police",
                        "offenceSuspected",
                        "yes"));
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive", "userTask_tellProvider");
    }

    /** A visit that is due in months stands for nobody who goes there now. */
    @Test
    void aVisitThatPoliceOweIsNoPoliceAtTheCase() {
        var caseNo = begun(UUID.randomUUID(), conduct("解八", "2013-10-10", "13911110012"))
                .caseNo();
        office.does(
                caseNo,
                CHOOSE,
                Map.of("offenderPhone", "13911110012", "measureChosen", "W3", "domesticViolence", "no"));
        office.does(caseNo, "userTask_issueWarning", Map.of("offenderPhone", "13911110012"));
        assertThat(office.openItems(caseNo, VISIT))
                .extracting(WorkItem::agencyCode)
                .anyMatch(code -> code.startsWith("POLICE"));
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_policeReceive");
        assertThat(office.caseOf(office.reportOf("解八", "2013-10-10", 4))).isEqualTo(caseNo);
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive");
    }

    /** Whoever corrects the answer that began it changes nothing that was done, and the case goes on. */
    @Test
    void theAnswerThatBeganItIsCorrected() {
        var id = UUID.randomUUID();
        var answers = conduct("解七", "2013-09-09", "13911110011");
        var caseNo = begun(id, answers).caseNo();
        var corrected = new LinkedHashMap<>(answers);
        corrected.put("conductFacts", "把孩子锁在家里，写错的是日期。");
        var answer = program(
                mvc,
                TEACHER,
                post("/api/tasks/" + id + "/corrections")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(
                                Map.of("answers", corrected, "reason", "日期写错了", "version", 0))));
        assertThat(answer.getStatus()).as(Visitor.text(answer)).isEqualTo(204);
        assertThat(office.openKeys(caseNo)).contains(CHOOSE);
        assertThat(signedIn(mvc, "township.532503102")
                        .page("/tasks/" + office.open(caseNo, CHOOSE).id()))
                .contains("写错的是日期");
    }

    // ------------------------------------------------------------------ helpers

    /** Visits as they come, each so many days after the last. */
    private void worksTo(String caseNo, String element, int days) {
        for (var times = 0; !office.openKeys(caseNo).contains(element); times++) {
            assertThat(times).isLessThan(9);
            clock.moveTo(clock.instant().plus(Duration.ofDays(days)));
            office.does(
                    caseNo,
                    VISIT,
                    Map.of("checkedAt", clock.instant().minusSeconds(60).toString()));
        }
    }

    private WorkItem begun(UUID id, Map<String, Object> answers) {
        var answer = signedIn(mvc, TEACHER).sends("/start/guardianWarning/" + id, sent(answers));
        assertThat(answer.getStatus()).as(Visitor.text(answer)).isEqualTo(200);
        office.openKeys(worklist.item(id).caseNo());
        return worklist.item(id);
    }

    private String sent(Map<String, Object> answers) {
        return json.writeValueAsString(Map.of("answers", answers));
    }

    private Map<String, Object> conduct(String child, String born, String phone) {
        var answers = new LinkedHashMap<String, Object>();
        answers.putAll(
                Map.of("startWhose", "new", "startPlace", VILLAGE, "childName", child, "sex", "F", "birthDate", born));
        answers.putAll(Map.of("offenderName", "严父", "offenderRelation", "father", "offenderPhone", phone));
        answers.putAll(Map.of(
                "guardianConduct",
                List.of("c11"),
                "discoveredAt",
                clock.instant().minus(Duration.ofHours(5)).toString(),
                "conductFacts",
                "经常把孩子一个人锁在家里，夜里也不回来。",
                "childState",
                "害怕，不敢睡",
                "injury",
                "no",
                "dangerNow",
                "no"));
        return answers;
    }
}
