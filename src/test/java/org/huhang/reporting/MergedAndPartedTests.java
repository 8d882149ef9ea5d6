package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.huhang.agency.Person;
import org.huhang.casework.CaseNote;
import org.huhang.casework.CaseNotes;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Emergencies;
import org.huhang.child.ChildFiles;
import org.huhang.child.Identity;
import org.huhang.child.StripFact;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.engine.BusinessClock;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.Oversight;
import org.huhang.worklist.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a merge does with each thing that a case has, and what parting does with it. After each test all promises hold. */
@HuhangTest
class MergedAndPartedTests {

    private static final String HERE = "532503102001";
    private static final String THERE = "532503001";
    private static final String SUPERVISOR = "supervisor.532503";
    private static final String RECEIVE = "userTask_policeReceive";
    private static final String EMERGENCY = "userTask_emergencyReceive";

    /** Each kind, with what a merge does and what parting does; the walk of each is below. */
    private enum Kind {
        DANGER("stands in the case that goes on", "stands in the own case only"),
        DANGER_TOLD_SINCE(
                "stands in the one case that there is", "stands in both until the coordinating office has found out"),
        TIER("is the graver of the two", "is that of each child"),
        TIER_SAID_SINCE("is what was said", "is kept in both until the coordinating office has found out"),
        WARNING("is read in the case that goes on", "is read in the own case only"),
        PLACED("is read in the case that goes on", "is read in the own case only"),
        DEATH("is told in the case that goes on", "is told in the own case and taken back in the other"),
        SECRECY("makes the case that goes on secret", "never falls"),
        POLICE_ON_THEIR_WAY("go on from when they were called", "go on in the own case from when they were called"),
        POLICE_NEEDED_HERE("go on", "go on in both where danger was told since, and know whose the first one is"),
        PRESS("sends police where the case goes on", "is that of the own case"),
        REPORT("is registered where the case goes on", "is registered in the own case only"),
        RECEIPT("leads to the case that goes on", "leads to the own case"),
        ATTACHMENT("is read in the case that goes on", "is read in the own case; what was filed since stays"),
        PARTY("takes part in the case that goes on", "still knows of both"),
        AGENCY_ASKED("is asked where the case goes on", "is asked in the own case only"),
        SIBLING("is linked to the case that ended", "is linked to the own case"),
        IDENTITY("fills the gaps of the child of the case that goes on", "leaves the gaps open again"),
        SITUATION("is one of the case that goes on", "is one of the own case only"),
        GUARDIAN("guards the child of the case that goes on", "guards its own child only"),
        NOTE("stays in the case that ended", "stays there, which leads to the own case"),
        HAND_OVER("waits with its receiver from when it did", "waits in the own case from when it did"),
        CORRECTION("is looked at where the case goes on", "is looked at in the own case"),
        LOWER_TIER_ASKED("is asked no more", "is not asked anew"),
        LOWER_TIER_ASKED_SINCE(
                "is asked in the one case that there is", "is asked no more where the tier is gone with the other"),
        CLOSING_THAT_WAITED("waits for the danger that came along", "may be answered again"),
        WHETHER_ONE_CHILD("is asked of the case that goes on", "goes with its child");

        Kind(String merge, String part) {
            this.words = name() + ": a merge – " + merge + "; parting – " + part;
        }

        private final String words;

        @Override
        public String toString() {
            return words;
        }
    }

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private CaseCards cards;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseNotes notes;

    @Autowired
    private Merging merging;

    @Autowired
    private Parting parting;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Oversight oversight;

    @Autowired
    private Dangers dangers;

    @Autowired
    private ChildFiles children;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private String name = "";
    private String into = "";
    private String from = "";
    private String own = "";

    @BeforeEach
    void people() {
        office.staffed();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Kind.class)
    void eachHasItsOwnBack(Kind kind) {
        name = "并分" + kind.ordinal();
        into = office.welfareCase(name + "甲", "2015-05-01");
        switch (kind) {
            case DANGER -> danger();
            case DANGER_TOLD_SINCE -> dangerToldSince();
            case TIER -> tier();
            case TIER_SAID_SINCE -> tierSaidSince();
            case WARNING -> fact(StripFact.Kind.DO_NOT_CONTACT, List.of("继父"));
            case PLACED -> fact(StripFact.Kind.CARE_STATUS, Map.of("place", "外婆家"));
            case DEATH -> death();
            case SECRECY -> secrecy();
            case POLICE_ON_THEIR_WAY -> policeOnTheirWay();
            case POLICE_NEEDED_HERE -> policeNeededHere();
            case PRESS -> press();
            case REPORT -> report();
            case RECEIPT -> receipt();
            case ATTACHMENT -> attachment();
            case PARTY -> party();
            case AGENCY_ASKED -> agencyAsked();
            case SIBLING -> sibling();
            case IDENTITY -> identity();
            case SITUATION -> situation();
            case GUARDIAN -> guardian();
            case NOTE -> note();
            case HAND_OVER -> handOver();
            case CORRECTION -> correction();
            case LOWER_TIER_ASKED -> lowerTierAsked();
            case LOWER_TIER_ASKED_SINCE -> lowerTierAskedSince();
            case CLOSING_THAT_WAITED -> closingThatWaited();
            case WHETHER_ONE_CHILD -> whetherOneChild();
        }
    }

    @Test
    void policeOfACaseThatWasPartedBeforeStayWhenTheOtherOneIsMergedIntoItAndPartedAgain() {
        name = "并分再";
        into = office.welfareCase(name + "甲", "2015-05-01");
        from = reported(4, true, THERE);
        merge();
        part();
        var first = own;
        from = into;
        into = first;
        merge();
        part();
        assertThat(office.openKeys(first)).contains(RECEIVE);
        assertThat(inDanger(first)).isTrue();
        assertThat(inDanger(own)).isFalse();
    }

    private void danger() {
        from = reported(4, true, THERE);
        merge();
        assertThat(inDanger(into)).isTrue();
        part();
        assertThat(inDanger(own)).isTrue();
        assertThat(inDanger(into)).isFalse();
        assertThat(office.openKeys(into)).as("nothing is left to find out").doesNotContain("userTask_takePart");
    }

    private void dangerToldSince() {
        from = reported(4, false, THERE);
        merge();
        emergencies.press(office.person("township.532503102"), into, "邻居听到孩子哭");
        part();
        assertThat(List.of(inDanger(into), inDanger(own))).containsOnly(true);
        assertThat(List.of(tier(into), tier(own))).containsOnly("RED");
        assertThat(office.openKeys(into)).contains(EMERGENCY, "userTask_takePart");
        assertThat(office.openKeys(own)).containsAnyOf(EMERGENCY, RECEIVE);
    }

    private void tier() {
        from = reported(4, true, HERE);
        var before = tier(into);
        merge();
        assertThat(tier(into)).isEqualTo("RED");
        part();
        assertThat(tier(own)).isEqualTo("RED");
        assertThat(tier(into)).isEqualTo(before).isNotEqualTo("RED");
        assertThat(office.told(SUPERVISOR, into)).contains("TIER_LOWERED");
    }

    private void tierSaidSince() {
        from = reported(10, false, HERE);
        merge();
        office.does(into, "userTask_needsAssessment", Map.of("riskTier", "RED", "decisionReason", "孩子身上有伤"));
        part();
        assertThat(List.of(tier(into), tier(own))).containsOnly("RED");
        assertThat(office.openKeys(into)).contains("userTask_takePart");
    }

    private void fact(StripFact.Kind kind, Object value) {
        from = reported(10, false, HERE);
        noted(from, kind, value);
        merge();
        assertThat(facts(into, kind)).containsExactly(value);
        part();
        assertThat(facts(into, kind)).isEmpty();
        assertThat(facts(own, kind)).containsExactly(value);
    }

    private void death() {
        from = reported(10, false, HERE);
        noted(from, StripFact.Kind.DEAD, true);
        merge();
        assertThat(office.told(SUPERVISOR, into)).contains("DEATH_TOLD");
        part();
        assertThat(office.told(SUPERVISOR, into)).contains("DEATH_TAKEN_BACK");
        assertThat(office.told(SUPERVISOR, own)).contains("DEATH_TOLD");
    }

    private void secrecy() {
        from = office.caseOf(intake.file(office.filingOfAssault(name + "乙", Incident.Suspicion.YES)));
        var leader = office.person("police.532503.leader");
        oversight.assign(leader, office.open(from, RECEIVE).id(), leader.id(), "带班的人不在，由我办理");
        merge();
        assertThat(cases.file(into).secret()).isTrue();
        oversight.assign(leader, office.open(into, RECEIVE).id(), leader.id(), "带班的人不在，由我办理");
        part(leader);
        assertThat(List.of(cases.file(into).secret(), cases.file(own).secret())).containsOnly(true);
        assertThat(office.openKeys(into)).contains("userTask_takePart");
    }

    private void policeOnTheirWay() {
        from = reported(4, true, THERE);
        var due = office.open(from, RECEIVE).dueAt();
        merge();
        assertThat(office.openItems(into, RECEIVE)).extracting(WorkItem::dueAt).containsExactly(due);
        part();
        assertThat(office.openItems(own, RECEIVE)).extracting(WorkItem::dueAt).containsExactly(due);
        assertThat(office.openKeys(into)).doesNotContain(RECEIVE, EMERGENCY);
        assertThat(office.told("police.532503", into)).contains("DANGER_OF_OTHER");
    }

    private void policeNeededHere() {
        from = reported(4, true, THERE);
        merge();
        emergencies.press(office.person("township.532503102"), into, "邻居听到孩子哭");
        part();
        assertThat(office.openKeys(into)).contains(EMERGENCY);
        assertThat(office.openKeys(own)).contains(RECEIVE);
        assertThat(office.told("police.532503", into)).contains("DANGER_OF_OTHER_PERHAPS");
    }

    private void press() {
        from = reported(10, false, THERE);
        emergencies.press(
                office.people(office.open(from, "userTask_registerIntake").group())
                        .get(0),
                from,
                "孩子打来电话说被关着");
        merge();
        assertThat(presses(into)).isOne();
        part();
        assertThat(List.of(presses(own), presses(into))).containsExactly(1, 0);
        assertThat(dangers.standing(cases.file(own)).orElseThrow().reason()).isEqualTo("孩子打来电话说被关着");
        assertThat(inDanger(into)).isFalse();
        assertThat(office.openKeys(own)).contains(EMERGENCY);
        assertThat(office.openKeys(into)).doesNotContain(EMERGENCY);
    }

    private void report() {
        from = reported(10, false, HERE);
        merge();
        assertThat(office.openKeys(into)).contains("userTask_registerFurtherReport");
        part();
        assertThat(office.openKeys(into)).doesNotContain("userTask_registerFurtherReport");
        assertThat(office.openKeys(own)).contains("userTask_registerIntake");
    }

    private void receipt() {
        var receipt = intake.file(office.filing(name + "乙", "2016-06-02", 10, false));
        from = office.caseOf(receipt);
        merge();
        assertThat(intake.ofReceipt(receipt.receiptNo()).caseNo()).isEqualTo(into);
        part();
        assertThat(intake.ofReceipt(receipt.receiptNo()).caseNo()).isEqualTo(own);
        assertThat(intake.unanswered(into)).hasSize(1);
    }

    private void attachment() {
        from = reported(10, false, HERE);
        var first = filed(from);
        merge();
        assertThat(files(into)).contains(first);
        var since = filed(into);
        part();
        assertThat(files(own)).containsExactly(first);
        assertThat(files(into)).containsExactly(since);
    }

    private void party() {
        from = reported(4, false, THERE);
        assertThat(parties(into)).doesNotContain("POLICE-532503");
        merge();
        assertThat(parties(into)).contains("POLICE-532503");
        part();
        assertThat(parties(into)).contains("POLICE-532503");
        assertThat(parties(own)).contains("POLICE-532503");
    }

    private void agencyAsked() {
        from = reported(10, false, HERE);
        office.does(from, "userTask_registerIntake", Office.welfare(Map.of("receivers", List.of("CIVIL", "JUSTICE"))));
        var due = office.open(from, "userTask_takePart").dueAt();
        merge();
        assertThat(office.open(into, "userTask_takePart").dueAt()).isEqualTo(due);
        part();
        assertThat(office.openKeys(into)).doesNotContain("userTask_takePart");
        assertThat(office.openItems(own, "userTask_takePart"))
                .filteredOn(item -> item.agencyCode().startsWith("JUSTICE"))
                .extracting(WorkItem::dueAt)
                .containsExactly(due);
    }

    private void sibling() {
        var receipt = intake.file(office.filingOfSiblings(name, 10));
        office.caseOf(receipt);
        var both = jdbc.sql("select child.case_no from intake.report_child child join intake.report report"
                        + " on report.id = child.report_id where report.receipt_no = ? order by child.position")
                .param(receipt.receiptNo())
                .query(String.class)
                .list();
        from = both.get(0);
        merge();
        part();
        assertThat(linked(own)).contains("sameReport " + both.get(1));
        assertThat(linked(both.get(1))).contains("sameReport " + own);
        assertThat(linked(into)).noneMatch(link -> link.contains(both.get(1)));
    }

    private void identity() {
        from = withGuardian();
        merge();
        assertThat(identity(into).address()).isEqualTo("草坝镇新街 7 号");
        part();
        assertThat(identity(into).address()).isNull();
        assertThat(identity(into).guardianPhone()).isNull();
        assertThat(identity(into).name()).isEqualTo(name + "甲");
        assertThat(identity(own).address()).isEqualTo("草坝镇新街 7 号");
    }

    private Identity identity(String caseNo) {
        return children.file(cases.file(caseNo).childId()).identity();
    }

    private void situation() {
        from = reported(4, false, HERE);
        merge();
        assertThat(cases.file(into).categories()).contains(4, 10);
        part();
        assertThat(cases.file(into).categories()).containsExactly(10);
        assertThat(cases.file(own).categories()).containsExactly(4);
    }

    private String withGuardian() {
        var plain = office.filing(name + "乙", "2016-06-02", 10, false);
        var child = new ReportedChild(
                name + "乙",
                "F",
                LocalDate.parse("2016-06-02"),
                null,
                "草坝镇新街 7 号",
                "王分父",
                "1390000" + (7000 + name.hashCode() % 1000),
                null);
        var caseNo = office.caseOf(
                intake.file(new Filing(plain.incident(), child, plain.reporter(), plain.files(), plain.origin())));
        office.openKeys(caseNo);
        return caseNo;
    }

    private void guardian() {
        from = withGuardian();
        var guards = children.guardians(cases.file(from).childId());
        assertThat(guards).hasSize(1);
        merge();
        assertThat(children.guardians(cases.file(into).childId())).containsAll(guards);
        part();
        assertThat(children.guardians(cases.file(into).childId())).doesNotContainAnyElementsOf(guards);
        assertThat(children.guardians(cases.file(own).childId())).containsAll(guards);
    }

    private void note() {
        from = reported(10, false, HERE);
        notes.along(office.person("township.532503102"), from, CaseNote.Kind.VISIT, "去过家里");
        merge();
        part();
        assertThat(jdbc.sql("select case_no from casework.note where content = '去过家里' and case_no in (?, ?, ?)")
                        .params(from, into, own)
                        .query(String.class)
                        .list())
                .containsExactly(from);
        assertThat(cards.goesOn(from)).contains(own);
    }

    private void handOver() {
        from = reported(10, false, HERE);
        office.does(from, "userTask_registerIntake", Office.welfare(Map.of("receivers", List.of("CIVIL"))));
        office.does(from, "userTask_needsAssessment", Map.of("helpNeeded", "no", "schooling", "out"));
        var due = office.open(from, "userTask_takeHandOver").dueAt();
        merge();
        assertThat(office.open(into, "userTask_takeHandOver").dueAt()).isEqualTo(due);
        part();
        assertThat(office.open(own, "userTask_takeHandOver").dueAt()).isEqualTo(due);
        assertThat(office.openKeys(into)).doesNotContain("userTask_takeHandOver");
    }

    private void correction() {
        from = reported(10, false, HERE);
        var now = OffsetDateTime.now(BusinessClock.CHINA)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        office.does(
                from,
                "userTask_registerIntake",
                Map.of(
                        "intakeDecision", "forward",
                        "forwardWhere", "outside",
                        "forwardOutside", "靖西市民政局",
                        "spokenTo", "值班室",
                        "forwardedAt", now));
        office.does(from, "userTask_confirmForwarded");
        office.corrects(
                from,
                "userTask_registerIntake",
                Office.welfare(Map.of("intakeDecision", "accept", "incidentTownship", "532503102")),
                "孩子就住在本镇");
        var due = office.open(from, "userTask_lookAgain").dueAt();
        merge();
        assertThat(office.open(into, "userTask_lookAgain").dueAt()).isEqualTo(due);
        part();
        assertThat(office.open(own, "userTask_lookAgain").dueAt()).isEqualTo(due);
        assertThat(office.openKeys(into)).doesNotContain("userTask_lookAgain");
    }

    private void lowerTierAsked() {
        from = reported(4, true, HERE);
        asksForLowerTier(from);
        merge();
        assertThat(waiting(from)).isZero();
        part();
        assertThat(waiting(own)).isZero();
    }

    private void lowerTierAskedSince() {
        from = reported(4, true, HERE);
        merge();
        asksForLowerTier(into);
        assertThat(waiting(into)).isOne();
        part();
        assertThat(waiting(into)).isZero();
    }

    private void closingThatWaited() {
        office.worksUntil(into, "userTask_close");
        from = reported(4, true, THERE);
        merge();
        assertThat(inDanger(into)).isTrue();
        part();
        assertThat(inDanger(into)).isFalse();
        office.worksUntil(into);
        assertThat(cases.file(into).open())
                .as(() -> String.valueOf(office.openKeys(into)))
                .isFalse();
    }

    private void whetherOneChild() {
        from = reported(10, false, HERE);
        var asking = reported("丙", 10, false, "532524101001");
        jdbc.sql(
                        """
                        insert into reporting.same_child (id, asking, other, asked_by, asked_at, instance_id)
                        values (gen_random_uuid(), ?, ?, 'CIVIL-532524', now(), ?)
                        """)
                .params(asking, from, "asks" + from)
                .update();
        merge();
        assertThat(askedAbout(asking)).containsExactly(into);
        part();
        assertThat(askedAbout(asking)).hasSize(1).doesNotContain(into, from);
    }

    private String reported(int category, boolean danger, String place) {
        return reported("乙", category, danger, place);
    }

    private String reported(String who, int category, boolean danger, String place) {
        var caseNo = office.caseOf(intake.file(office.filing(name + who, "2016-06-02", category, danger, place)));
        office.openKeys(caseNo);
        return caseNo;
    }

    private void merge() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(merging.merge(from, into, "none")).isTrue();
        });
        office.openKeys(into);
    }

    private void part() {
        part(office.person(SUPERVISOR));
    }

    private void part(Person person) {
        own = parting.part(person, from, "两个孩子都见到了").orElseThrow();
        office.openKeys(own);
    }

    private boolean inDanger(String caseNo) {
        return dangers.stands(cases.file(caseNo));
    }

    private String tier(String caseNo) {
        return cases.file(caseNo).riskTier();
    }

    private void noted(String caseNo, StripFact.Kind kind, Object value) {
        children.note(
                cases.file(caseNo).childId(),
                new StripFact(kind, value, "township.532503102", "userTask_registerIntake", caseNo, "看到", null));
    }

    private List<Object> facts(String caseNo, StripFact.Kind kind) {
        return children.facts(cases.file(caseNo).childId()).stream()
                .filter(fact -> fact.kind() == kind)
                .map(StripFact::value)
                .toList();
    }

    private int presses(String caseNo) {
        return count("select count(*) from casework.emergency where case_no = ?", caseNo);
    }

    private int waiting(String caseNo) {
        return count(
                "select count(*) from casework.tier_asked where case_no = ? and answered_at is null and overtaken_at is null",
                caseNo);
    }

    private int count(String sql, String caseNo) {
        return jdbc.sql(sql).param(caseNo).query(Integer.class).single();
    }

    private void asksForLowerTier(String caseNo) {
        jdbc.sql(
                        """
                        insert into casework.tier_asked (id, case_no, tier, element_id, reason, asked_by, asked_at)
                        values (gen_random_uuid(), ?, 'BLUE', 'userTask_needsAssessment', '已在外婆家', 'civil.532503', now())
                        """)
                .param(caseNo)
                .update();
    }

    private List<String> askedAbout(String asking) {
        return jdbc.sql("select other from reporting.same_child where asking = ?")
                .param(asking)
                .query(String.class)
                .list();
    }

    private String filed(String caseNo) {
        var paper = office.paper("township.532503102");
        documents.attach(List.of(paper), folder(caseNo), "township.532503102");
        return paper;
    }

    private List<String> files(String caseNo) {
        return documents.list(folder(caseNo)).stream()
                .map(file -> file.id().toString())
                .toList();
    }

    private FolderId folder(String caseNo) {
        return new FolderId(cases.file(caseNo).folderId());
    }

    private List<String> parties(String caseNo) {
        return List.copyOf(cases.parties(caseNo).agencies().keySet());
    }

    private List<String> linked(String caseNo) {
        return jdbc.sql("select kind || ' ' || other from casework.case_link where case_no = ?")
                .param(caseNo)
                .query(String.class)
                .list();
    }
}
