package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Emergencies;
import org.huhang.casework.Secrecy;
import org.huhang.child.ChildFiles;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.intake.Filing;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A case is merged into one that is merged into a third, and both merges were mistakes; or somebody calls for help while two
 * cases are merged. After each test all promises hold.
 */
@HuhangTest
class MergedOnTests {

    private static final String HERE = "532503102001";
    private static final String THERE = "532503001";
    private static final String SUPERVISOR = "supervisor.532503";
    private static final String TEACHER = "township.532503102";
    private static final String INTAKE = "userTask_registerIntake";
    private static final String RECEIVE = "userTask_policeReceive";
    private static final String EMERGENCY = "userTask_emergencyReceive";
    /** What the strip says of the danger of what is perhaps another case of its child. */
    private static final String PERHAPS = "可能就是这个孩子，正在核对";

    private static final String TAKE_PART = "userTask_takePart";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private CaseCards cards;

    @Autowired
    private Cases cases;

    @Autowired
    private StartOnce starts;

    @Autowired
    private Merging merging;

    @Autowired
    private MayMerge mayMerge;

    @Autowired
    private SameChild sameChild;

    @Autowired
    private Secrecy secrecy;

    @Autowired
    private Parting parting;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Dangers dangers;

    @Autowired
    private ChildFiles children;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final java.util.concurrent.ExecutorService others = Executors.newCachedThreadPool();

    /** The case in which all goes on, the one that was merged into it, and the one that had been merged into that. */
    private String last = "";

    private String middle = "";
    private String first = "";

    @BeforeEach
    void people() {
        office.staffed();
    }

    @AfterEach
    void home() {
        others.shutdownNow();
    }

    @ParameterizedTest(name = "the first of the chain is parted before the second: {0}")
    @ValueSource(booleans = {true, false})
    void eachOfAChainHasItsOwnBackInEitherOrder(boolean firstBefore) {
        chain(firstBefore ? "链一" : "链二");
        var tiers = List.of(tier(last), tier(middle), tier(first));
        assertThat(tiers.get(2)).isEqualTo("RED");
        var names = List.of(name(last), name(middle), name(first));
        var papers = List.of(filed(last), filed(middle), filed(first));
        var due = office.open(first, RECEIVE).dueAt();
        var guards = children.guardians(cases.file(middle).childId());
        var asked = agencyAsked();
        assertThat(guards).hasSize(1);

        merge(first, middle);
        merge(middle, last);

        assertThat(files(last)).containsAll(papers);
        assertThat(tier(last)).isEqualTo("RED");
        assertThat(office.openItems(last, RECEIVE)).extracting(WorkItem::dueAt).containsExactly(due);
        var own = firstBefore ? part(first) : "";
        var between = part(middle);
        own = firstBefore ? own : part(first);

        assertThat(List.of(inDanger(last), inDanger(between), inDanger(own))).containsExactly(false, false, true);
        assertThat(List.of(tier(last), tier(between), tier(own))).containsExactlyElementsOf(tiers);
        assertThat(files(last)).containsExactly(papers.get(0));
        assertThat(files(between)).containsExactly(papers.get(1));
        assertThat(files(own)).containsExactly(papers.get(2));
        assertThat(office.openItems(own, RECEIVE)).extracting(WorkItem::dueAt).containsExactly(due);
        assertThat(office.openKeys(last)).doesNotContain(RECEIVE, TAKE_PART);
        assertThat(office.openKeys(between)).doesNotContain(RECEIVE);
        // As long as the first was with it, it was RED.
        assertThat(office.open(between, TAKE_PART).dueAt()).isBeforeOrEqualTo(asked);
        assertThat(children.guardians(cases.file(between).childId())).containsAll(guards);
        assertThat(children.guardians(cases.file(last).childId())).doesNotContainAnyElementsOf(guards);
        assertThat(children.guardians(cases.file(own).childId())).doesNotContainAnyElementsOf(guards);
        assertThat(List.of(name(last), name(between), name(own))).containsExactlyElementsOf(names);
        assertThat(List.of(intake.ofCase(last), intake.ofCase(between), intake.ofCase(own)))
                .allMatch(reports -> reports.size() == 1);
        assertThat(cards.goesOn(middle)).contains(between);
        assertThat(cards.goesOn(first)).contains(own);
    }

    @Test
    void whatWasToldWhileTwoWereOneIsOfEitherOfThemAndNotOfTheChildThatCameBefore() {
        chain("链三");
        merge(first, middle);
        emergencies.press(office.person(TEACHER), middle, "邻居听到孩子哭");
        merge(middle, last);

        var own = part(first);

        assertThat(List.of(inDanger(own), inDanger(last))).containsOnly(true);
        assertThat(office.openKeys(last)).contains(TAKE_PART);
        assertThat(office.openKeys(own)).containsAnyOf(RECEIVE, EMERGENCY);
    }

    @ParameterizedTest(name = "the first of the chain is parted before the second: {0}, police had been to one: {1}")
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void whatWasToldWhileThreeWereOneStaysWithEachInEitherOrder(boolean firstBefore, boolean police) {
        var name = "链" + (firstBefore ? "先" : "后") + (police ? "到" : "未");
        last = office.caseOf(intake.file(office.filing(name + "甲", "2015-05-01", 4, false, HERE)));
        if (police) {
            office.does(last, RECEIVE);
        }
        middle = office.caseOf(intake.file(office.filing(name + "乙", "2016-06-02", 4, false, HERE)));
        first = office.caseOf(intake.file(office.filing(name + "丙", "2017-03-03", 4, true, THERE)));
        office.openKeys(middle);
        office.openKeys(first);
        merge(first, middle);
        merge(middle, last);
        if (police) {
            office.does(last, EMERGENCY);
        }
        emergencies.press(office.person(TEACHER), last, "邻居听到孩子哭");

        var own = firstBefore ? part(first) : "";
        var between = part(middle);
        own = firstBefore ? own : part(first);

        assertThat(List.of(inDanger(last), inDanger(between), inDanger(own))).containsOnly(true);
        assertThat(List.of(tier(last), tier(between), tier(own))).containsOnly("RED");
        assertThat(List.of(last, between, own))
                .allSatisfy(each -> assertThat(office.openKeys(each)).containsAnyOf(RECEIVE, EMERGENCY));
        assertThat(List.of(between, own))
                .allSatisfy(each -> assertThat(office.openKeys(each)).contains(RECEIVE));
    }

    @Test
    void whatWasToldOfOneChildBeforeTheOthersCameIsNotTheirs() {
        chain("链四", false);
        merge(first, middle);
        emergencies.press(office.person(TEACHER), last, "邻居听到孩子哭");
        merge(middle, last);

        var own = part(first);

        assertThat(List.of(inDanger(own), inDanger(last))).containsExactly(false, true);
    }

    @Test
    void aChainThatWasPartedAndMergedAgainIsPartedAgain() {
        chain("链五");
        merge(first, middle);
        merge(middle, last);
        var between = part(middle);
        merge(between, last);
        var own = part(first);
        var again = part(between);

        assertThat(List.of(inDanger(last), inDanger(again), inDanger(own))).containsExactly(false, false, true);
        assertThat(cards.goesOn(first)).contains(own);
        assertThat(cards.goesOn(middle)).contains(again);
    }

    @Test
    void whatWasPartedIsNotPartedOnceMore() {
        chain("链六");
        merge(first, middle);
        merge(middle, last);
        var supervisor = Visitor.signedIn(mvc, SUPERVISOR);
        assertThat(supervisor.page("/cases/" + first)).contains("/cases/" + last, "id=\"part\"");
        var told = told(supervisor.page("/cases/" + first));
        var parts = post("/cases/" + first + "/part").param("told", told).param("reason", "两个孩子都见到了");
        supervisor.answer(parts);
        assertThat(supervisor.page("/cases/" + first)).doesNotContain("id=\"part\"");
        var own = cards.goesOn(first);

        supervisor.answer(post("/cases/" + first + "/part").param("told", told).param("reason", "两个孩子都见到了"));

        assertThat(cards.goesOn(first)).isEqualTo(own).isNotEqualTo(Optional.of(last));
    }

    @Test
    void aCaseIsNeverMergedIntoItselfByWayOfOthers() throws Exception {
        chain("链七");
        merge(first, middle);
        assertThat(mayMerge.refused(middle, first)).contains(MayMerge.Refusal.CLOSED);
        assertThat(mayMerge.refused(middle, middle)).contains(MayMerge.Refusal.CLOSED);

        var start = new CountDownLatch(1);
        var one = later(() -> {
            start.await();
            return merges(middle, last);
        });
        var other = later(() -> {
            start.await();
            return merges(last, middle);
        });
        start.countDown();

        assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        assertThat(List.of(cases.file(middle).open(), cases.file(last).open())).containsExactlyInAnyOrder(true, false);
    }

    /** He pressed on the page of a case that was being merged at this moment. */
    @Test
    void aPressWhileItsCaseIsMergedIsHeardWhereThatOneGoesOn() throws Exception {
        chain("链八", false);
        var pressed = pressedWhile(middle, () -> merging.merge(middle, last, "none"));

        assertThat(pressed.went()).isEqualTo(Emergencies.Went.ELSEWHERE);
        assertThat(presses(middle)).isZero();
        assertThat(office.openKeys(last)).contains(EMERGENCY);
        var own = part(middle);
        assertThat(List.of(inDanger(last), inDanger(own))).containsOnly(true);
        assertThat(office.openKeys(last)).contains(TAKE_PART);
    }

    /** He pressed on the page of the case that ended, while the one in which it goes on was merged on, or the two were parted. */
    @Test
    void aPressWhileTheCaseInWhichItGoesOnIsMergedOnIsHeardThere() throws Exception {
        chain("链九", false);
        merge(first, middle);
        var pressed = pressedWhile(first, () -> merging.merge(middle, last, "none"));

        assertThat(pressed.went()).isEqualTo(Emergencies.Went.ELSEWHERE);
        assertThat(inDanger(last)).isTrue();
    }

    @Test
    void aPressWhileItsCaseIsPartedIsOfItsOwnChild() throws Exception {
        chain("链十", false);
        merge(middle, last);
        var pressed = pressedWhile(middle, () -> parting.part(office.person(SUPERVISOR), middle, "两个孩子都见到了"));

        assertThat(pressed.went()).isEqualTo(Emergencies.Went.ELSEWHERE);
        var own = cards.goesOn(middle).orElseThrow();
        assertThat(List.of(inDanger(last), inDanger(own))).containsExactly(false, true);
        assertThat(presses(own)).isOne();
    }

    /** The other way round: the merge waits for the press, and takes it along. */
    @Test
    void aMergeThatComesWhileSomebodyPressesTakesThePressAlong() throws Exception {
        chain("链戌", false);
        var merged = whileHeld(
                middle, () -> emergencies.press(office.person(TEACHER), middle, "邻居听到孩子哭"), () -> merges(middle, last));

        assertThat(merged).isTrue();
        assertThat(presses(last)).isOne();
        var own = part(middle);
        assertThat(List.of(inDanger(last), inDanger(own))).containsExactly(false, true);
    }

    @Test
    void whoTheOfficeTookForOneChildIsPartedWithItsOwnFileToo() {
        chain("链亥", false);
        var before = name(last);
        judgedOne();

        var own = part(middle);

        assertThat(name(last)).isEqualTo(before);
        assertThat(cases.file(own).childId()).isNotEqualTo(cases.file(last).childId());
        assertThat(children.guardians(cases.file(own).childId())).hasSize(1);
    }

    /** The office of the secret case judged that the two are one; of the other county nobody may open it. */
    @Test
    void aCaseThatEndedInASecretOneOfAnotherCountyIsPartedByWhoWorksOnThatAndByWhoTookItIn() {
        last = office.caseOf(intake.file(office.filing("链密甲", "2015-05-01", 4, false, "532524101001")));
        var worker = Objects.requireNonNull(
                worklist.item(office.claims(last, RECEIVE)).holder());
        new TransactionTemplate(transactions).executeWithoutResult(status -> secrecy.keep(last));
        middle = office.caseOf(intake.file(office.filing("链密乙", "2016-06-02", 4, true, HERE)));
        var takesIn = Objects.requireNonNull(
                worklist.item(office.claims(middle, INTAKE)).holder());
        office.completes(middle, INTAKE);
        office.openKeys(middle);
        judgedOne();
        assertThat(List.of(cases.file(last).secret(), cases.file(middle).secret()))
                .containsOnly(true);
        assertThat(cases.mayOpen(office.person(worker), middle)).isFalse();
        assertThat(cases.mayOpen(office.person(takesIn), last)).isFalse();

        assertThat(cases.partable(office.person(takesIn), middle)).contains(last);
        assertThat(Visitor.signedIn(mvc, takesIn).page("/cases/" + middle))
                .contains("id=\"part\"")
                .doesNotContain(last);
        assertThat(cases.partable(office.person(SUPERVISOR), middle)).isEmpty();
        assertThat(jdbc.sql("select recipient, link from notification.message where kind = 'CASE_MERGED' and case_no ="
                                + " any(:both) and link is not null")
                        .param("both", new String[] {middle, last})
                        .query((row, number) -> cases.mayOpen(
                                office.person(row.getString(1)),
                                row.getString(2).replace("/cases/", "")))
                        .list())
                .doesNotContain(false);
        var works = Visitor.signedIn(mvc, worker);
        var page = works.page("/cases/" + last);
        assertThat(page).contains("id=\"part\"", "name=\"merged\" value=\"" + middle + "\"");
        works.answer(post("/cases/" + last + "/part")
                .param("told", told(page))
                .param("merged", middle)
                .param("reason", "两个孩子都见到了"));

        var own = cards.goesOn(middle).orElseThrow();
        assertThat(own).isNotEqualTo(last);
        office.openKeys(own);
        assertThat(List.of(inDanger(last), inDanger(own))).containsExactly(false, true);
        assertThat(works.page("/cases/" + last))
                .as("nobody has the task to find out whether it is this child")
                .doesNotContain("id=\"part\"", PERHAPS);
    }

    private static String told(String page) {
        return Pattern.compile("name=\"told\" value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse("");
    }

    /** The coordinating office of the last one said that the middle one is of the same child. */
    private void judgedOne() {
        jdbc.sql(
                        """
                        insert into reporting.same_child (id, asking, other, asked_by, asked_at, instance_id, judgement)
                        values (gen_random_uuid(), ?, ?, 'CIVIL-532503', now(), ?, 'merge')
                        """)
                .params(middle, last, "asks" + middle)
                .update();
        new TransactionTemplate(transactions).executeWithoutResult(status -> sameChild.join("asks" + middle));
        assertThat(cases.file(middle).endState()).isEqualTo("closedMerged");
        office.openKeys(last);
    }

    /** Presses while the other work has been done and is not kept yet. */
    private Emergencies.Called pressedWhile(String caseNo, Callable<?> work) throws Exception {
        return whileHeld(caseNo, work, () -> emergencies.press(office.person(TEACHER), caseNo, "邻居听到孩子哭"));
    }

    private <T> T whileHeld(String caseNo, Callable<?> work, Callable<T> comes) throws Exception {
        var waits = new CountDownLatch(1);
        Future<T> coming = later(() -> {
            waits.await();
            return comes.call();
        });
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThatCode(work::call).doesNotThrowAnyException();
            waits.countDown();
            untilSomebodyWaits();
        });
        var result = coming.get();
        office.openKeys(caseNo);
        cards.goesOn(caseNo).ifPresent(office::openKeys);
        return result;
    }

    /** Another connection waits for a row that this one holds. */
    private void untilSomebodyWaits() {
        while (jdbc.sql("select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
                        .query(Integer.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }

    private <T> Future<T> later(Callable<T> work) {
        return others.submit(work);
    }

    private void chain(String name) {
        chain(name, true);
    }

    private void chain(String name, boolean danger) {
        last = office.welfareCase(name + "甲", "2015-05-01");
        middle = withGuardian(name + "乙");
        first = office.caseOf(
                intake.file(office.filing(name + "丙", "2017-03-03", danger ? 4 : 10, danger, danger ? THERE : HERE)));
        office.openKeys(first);
    }

    private String withGuardian(String name) {
        var plain = office.filing(name, "2016-06-02", 10, false);
        var phone = "1380000" + (1000 + Math.abs(name.hashCode()) % 9000);
        var child =
                new ReportedChild(name, "F", LocalDate.parse("2016-06-02"), null, "草坝镇新街 7 号", name + "父", phone, null);
        var caseNo = office.caseOf(
                intake.file(new Filing(plain.incident(), child, plain.reporter(), plain.files(), plain.origin())));
        office.openKeys(caseNo);
        return caseNo;
    }

    /** The middle one has asked an agency to take part. */
    private java.time.Instant agencyAsked() {
        office.does(middle, INTAKE, Office.welfare(Map.of("receivers", List.of("CIVIL", "JUSTICE"))));
        return office.open(middle, TAKE_PART).dueAt();
    }

    /** Its own process took nothing in, and the one that came along leaves again; what was told meanwhile is of either child. */
    @Test
    void aCaseThatBeganInAVillageIsTakenInOfItselfWhereTheReportThatCameAlongLeavesIt() {
        var stays = starts.begin(
                        office.person("school.532503"),
                        "guardianWarning",
                        UUID.randomUUID(),
                        Office.conduct("并回甲", "2014-03-04"))
                .caseNo();
        var came = office.caseOf(office.reportOf("并回乙", "2013-03-04", 4));
        merge(came, stays);
        assertThat(office.openItems(stays, INTAKE)).hasSize(1);
        emergencies.press(office.person("school.532503"), stays, "听见哭喊");

        var own = part(came);

        assertThat(List.of(inDanger(stays), inDanger(own))).containsExactly(true, true);
        assertThat(office.openItems(own, INTAKE)).hasSize(1);
        assertThat(office.openItems(stays, INTAKE)).hasSize(1);
        assertThat(intake.ofCase(stays)).hasSize(1);
    }

    private boolean merges(String from, String into) {
        return Boolean.TRUE.equals(
                new TransactionTemplate(transactions).execute(status -> merging.merge(from, into, "none")));
    }

    private void merge(String from, String into) {
        assertThat(merges(from, into)).isTrue();
        office.openKeys(into);
    }

    private String part(String merged) {
        var own = parting.part(office.person(SUPERVISOR), merged, "两个孩子都见到了").orElseThrow();
        office.openKeys(own);
        return own;
    }

    private boolean inDanger(String caseNo) {
        return dangers.stands(cases.file(caseNo));
    }

    private String tier(String caseNo) {
        return cases.file(caseNo).riskTier();
    }

    private int presses(String caseNo) {
        return jdbc.sql("select count(*) from casework.emergency where case_no = ?")
                .param(caseNo)
                .query(Integer.class)
                .single();
    }

    /** As whom the reports of its case know the child. */
    private String name(String caseNo) {
        return String.valueOf(
                children.file(cases.file(caseNo).childId()).identity().name());
    }

    private String filed(String caseNo) {
        var paper = office.paper(TEACHER);
        documents.attach(List.of(paper), folder(caseNo), TEACHER);
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
}
