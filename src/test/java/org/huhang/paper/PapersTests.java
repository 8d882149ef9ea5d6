package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.paper.Deliveries.Said;
import org.huhang.paper.PaperRefused.Why;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A paper from its making to its service. */
@HuhangTest
class PapersTests {

    private static final String WARNING = "guardian-warning/dv-warning";
    private static final String RECEIPT = "police-handling/acceptance-receipt";
    private static final Map<String, String> SAID = Map.of(
            "当事人姓名", "王大山",
            "当事人证件号码", "532503198501011234",
            "当事人与儿童的关系", "父亲",
            "受害人", "王小明",
            "事实", "11月18日晚用皮带抽打孩子。",
            "证据", "伤情照片",
            "禁止事项", "不得再打孩子。",
            "当事人住址", "某村12号");

    @Autowired
    private Office office;

    @Autowired
    private Papers papers;

    @Autowired
    private Issuing issuing;

    @Autowired
    private PaperFacts facts;

    @Autowired
    private PaperKinds kinds;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @Autowired
    private Documents documents;

    @Autowired
    private Worklist worklist;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private final LayoutCheck layout = new LayoutCheck();

    /** A case in which police decide whether they file it, with whoever decides. */
    private WorkItem deciding(String child) {
        var caseNo = office.caseOf(office.report("书" + child, 4, false));
        office.does(caseNo, List.of("userTask_registerIntake", "userTask_policeReceive", "userTask_acceptCase"));
        office.claims(caseNo, "userTask_decideFiling");
        return office.open(caseNo, "userTask_decideFiling");
    }

    private Person holder(WorkItem item) {
        return office.person(java.util.Objects.requireNonNull(item.holder()));
    }

    private Paper warning(WorkItem item, Map<String, String> said) {
        return papers.make(holder(item), item.caseNo(), item.id(), WARNING, said);
    }

    private static void assertRefused(Runnable act, Why why) {
        assertThatThrownBy(act::run)
                .isInstanceOf(PaperRefused.class)
                .extracting("why")
                .isEqualTo(why);
    }

    @Test
    void aPaperIsFilledFromTheCaseNumberedFiledAndReadBack() {
        var item = deciding("文书甲");
        var officer = holder(item);
        var draft = warning(item, SAID);
        assertThat(draft.state()).isEqualTo(Paper.State.DRAFT);
        assertThat(papers.ofCase(officer, item.caseNo())).contains(draft);

        var issued = issuing.issue(officer, draft.id(), draft.version());

        var number = facts.number(issued);
        assertThat(number).matches("告诫〔20\\d\\d〕\\d+号");
        var content = issuing.file(issued);
        assertThat(issued.sha256()).isEqualTo(Fingerprint.of(content));
        assertThat(layout.deviations(content)).isEmpty();
        assertThat(PaperShape.lines(content))
                .startsWith("家庭暴力告诫书", number)
                .contains("王大山", "父亲", "王小明", item.caseNo(), "现查明：11月18日晚用皮带抽打孩子。", "某村12号")
                .anyMatch(line -> line.endsWith("不得再打孩子。"))
                .noneMatch(line -> line.contains("【"));
        var folder = new FolderId(cases.file(item.caseNo()).folderId());
        assertThat(documents.list(folder))
                .filteredOn(file -> file.id().equals(String.valueOf(issued.fileId())))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).isEqualTo("家庭暴力告诫书 " + number + ".docx");
                    assertThat(file.sha256()).isEqualTo(issued.sha256());
                });
        assertThat(trail(issued)).containsExactly("paper.made", "paper.issued");
    }

    private List<String> trail(Paper paper) {
        return jdbc.sql("select act from audit.line where subject_kind = 'paper' and subject_id = ? order by id")
                .param(paper.id().toString())
                .query(String.class)
                .list();
    }

    @Test
    void whatFormsSaidStandsOnIt() {
        var caseNo = office.caseOf(office.report("文书乙", 4, false));
        office.does(caseNo, List.of("userTask_registerIntake", "userTask_policeReceive"));
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "criminal"));
        var item = worklist.ofCase(caseNo).stream()
                .filter(one -> one.elementId().equals("userTask_acceptCase"))
                .findFirst()
                .orElseThrow();
        var officer = holder(item);
        var draft = papers.make(officer, caseNo, item.id(), RECEIPT, Map.of("受送达人", "草坝小学"));

        var lines = PaperShape.lines(issuing.filled(draft, officer).written());

        var nature = worklist.form(item.id())
                .readable(Map.of("caseNature", "criminal"), java.util.Locale.CHINESE)
                .get(0)
                .text();
        assertThat(lines)
                .contains("草坝小学：")
                .anyMatch(line -> line.contains("案件性质为" + nature))
                .anyMatch(line -> line.contains(facts.day(facts.today())) && line.contains("受理"));
    }

    @Test
    void whatTheHolderSavedInAnOpenFormStandsOnItAsWell() {
        var caseNo = office.welfareCase("文书丙", "2015-05-01");
        office.claims(caseNo, "userTask_needsAssessment");
        var person = office.person(office.draftsAsUsual(caseNo, "userTask_needsAssessment"));
        var item = office.open(caseNo, "userTask_needsAssessment");
        var draft = papers.make(person, caseNo, item.id(), "mandatory-report/assessment", Map.of());

        assertThat(PaperShape.lines(issuing.filled(draft, person).written())).contains("文书丙", "我想跟外婆住");
    }

    @Test
    void aWarningLetterWithoutWhatTheLawDemandsIsNotIssuedAndTakesNoNumber() {
        var item = deciding("文书丁");
        var officer = holder(item);
        var before = last(WARNING, item.agencyCode());
        for (var word : List.of("当事人姓名", "事实", "禁止事项", "证据")) {
            var said = new HashMap<>(SAID);
            said.remove(word);
            var draft = warning(item, said);
            assertThat(issuing.missing(kinds.get(WARNING), facts.of(draft, officer, null)))
                    .extracting(PaperWord::word)
                    .containsExactly(word);
            assertRefused(() -> issuing.issue(officer, draft.id(), draft.version()), Why.MISSING);
        }
        assertThat(last(WARNING, item.agencyCode())).isEqualTo(before);
    }

    private int last(String kind, String agency) {
        return jdbc.sql("select last from paper.sequence where kind = ? and agency_code = ?")
                .params(kind, agency)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Many at once, and some of them fail on the way: numbers follow each other, none is missing, none stands twice. */
    @Test
    void numbersHaveNoGapAndNoDoubleHoweverManyIssueAtOnce() throws Exception {
        var item = deciding("文书戊");
        var officer = holder(item);
        var before = last(WARNING, item.agencyCode());
        var drafts = IntStream.range(0, 24).mapToObj(i -> warning(item, SAID)).toList();
        var pool = Executors.newFixedThreadPool(8);
        var start = new CountDownLatch(1);
        var done = new ArrayList<java.util.concurrent.Future<Paper>>();
        for (var i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var version = i % 4 == 3 ? 99 : draft.version();
            done.add(pool.submit(() -> {
                start.await();
                return issuing.issue(officer, draft.id(), version);
            }));
        }
        start.countDown();
        var numbers = new ArrayList<Integer>();
        for (var one : done) {
            try {
                numbers.add(one.get().number());
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(PaperRefused.class);
            }
        }
        pool.shutdown();
        assertThat(numbers).hasSize(18);
        assertThat(numbers.stream().sorted())
                .isEqualTo(
                        IntStream.rangeClosed(before + 1, before + 18).boxed().toList());
    }

    /** What fails after the number was given gives it back. */
    @Test
    void aPaperThatFailsOnItsWayLosesNoNumber() {
        var item = deciding("文书己");
        var officer = holder(item);
        var draft = warning(item, SAID);
        var before = last(WARNING, item.agencyCode());
        jdbc.sql("update paper.template set content = '\\x00' where id = ?")
                .param(draft.templateId())
                .update();
        assertThatThrownBy(() -> issuing.issue(officer, draft.id(), draft.version()))
                .isInstanceOf(BadWordFile.class);
        jdbc.sql("update paper.template set content = ? where id = ?")
                .params(kinds.shipped(kinds.get(WARNING)), draft.templateId())
                .update();
        assertThat(last(WARNING, item.agencyCode())).isEqualTo(before);
        assertThat(issuing.issue(officer, draft.id(), draft.version()).number()).isEqualTo(before + 1);
    }

    @Test
    void aWithdrawnPaperKeepsItsNumberAndSaysWhy() {
        var item = deciding("文书庚");
        var officer = holder(item);
        var first = issuing.issue(officer, warning(item, SAID).id(), 0);
        assertRefused(() -> issuing.withdraw(officer, first.id(), " "), Why.REASON);
        issuing.withdraw(officer, first.id(), "姓名写错");
        var second = issuing.issue(officer, warning(item, SAID).id(), 0);

        var kept = papers.find(officer, first.id());
        assertThat(kept.state()).isEqualTo(Paper.State.WITHDRAWN);
        assertThat(kept.withdrawnWhy()).isEqualTo("姓名写错");
        assertThat(second.number()).isEqualTo(java.util.Objects.requireNonNull(kept.number()) + 1);
        assertRefused(() -> issuing.issue(officer, first.id(), kept.version()), Why.STATE);
        assertRefused(() -> papers.write(officer, first.id(), SAID, kept.version()), Why.STATE);
    }

    @Test
    void aDraftIsItsAgencysAloneAndAnIssuedPaperIsOpenToWhomTheCaseIs() {
        var item = deciding("文书辛");
        var officer = holder(item);
        var intake = office.person(java.util.Objects.requireNonNull(worklist.ofCase(item.caseNo()).stream()
                .filter(one -> one.elementId().equals("userTask_registerIntake"))
                .findFirst()
                .orElseThrow()
                .holder()));
        var draft = warning(item, SAID);
        if (!intake.agencyCode().equals(officer.agencyCode())) {
            assertThatThrownBy(() -> papers.find(intake, draft.id())).isInstanceOf(NoSuchPaper.class);
            assertThat(papers.ofCase(intake, item.caseNo())).doesNotContain(draft);
        }
        var issued = issuing.issue(officer, draft.id(), 0);
        assertThat(papers.find(intake, issued.id()).id()).isEqualTo(issued.id());
        assertRefused(() -> issuing.withdraw(intake, issued.id(), "不是我的"), Why.NOT_YOURS);
        for (var outsider : List.of("police.532524", "supervisor.532524", "analyst", "sysadmin")) {
            assertThatThrownBy(() -> papers.find(office.person(outsider), issued.id()))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> papers.make(office.person(outsider), item.caseNo(), item.id(), WARNING, Map.of()))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void whichPapersATaskMakesStandsInItsForm() {
        var item = deciding("文书壬");
        assertThat(papers.kindsOf(item))
                .extracting(PaperKind::key)
                .contains(WARNING, "police-handling/filing-decision");
        assertRefused(
                () -> papers.make(holder(item), item.caseNo(), item.id(), "mandatory-report/closing", Map.of()),
                Why.NO_SUCH_KIND);
        assertRefused(
                () -> papers.make(holder(item), item.caseNo(), UUID.randomUUID(), WARNING, Map.of()), Why.NOT_YOURS);
    }

    @Test
    void twoWhoWriteAtOnceDoNotOverwriteEachOther() {
        var item = deciding("文书癸");
        var officer = holder(item);
        var draft = warning(item, Map.of());
        papers.write(officer, draft.id(), Map.of("事实", "一", "单位名称", "假的单位", "不认识", "x"), 0);
        assertThat(papers.find(officer, draft.id()).typed()).isEqualTo(Map.of("事实", "一"));
        assertRefused(() -> papers.write(officer, draft.id(), Map.of("事实", "二"), 0), Why.MEANWHILE);
        assertRefused(() -> papers.write(officer, draft.id(), Map.of("事实", "长".repeat(5001)), 1), Why.TOO_LONG);
        papers.discard(officer, draft.id());
        assertThatThrownBy(() -> papers.find(officer, draft.id())).isInstanceOf(NoSuchPaper.class);
    }

    @Test
    void aServiceIsKeptWithHowWhenAndWhetherItWasSigned() {
        var item = deciding("送达甲");
        var officer = holder(item);
        var issued = issuing.issue(officer, warning(item, SAID).id(), 0);
        var kept = deliveries.serve(
                officer, issued.id(), said(Recipient.OFFENDER, "王大山", Delivery.Outcome.REFUSED, "", "见证人村委会杨某，已录像"));
        assertThat(deliveries.of(issued)).containsExactly(kept);
        assertThat(trail(issued)).containsExactly("paper.made", "paper.issued", "paper.served");
    }

    private Said said(Recipient to, String named, Delivery.Outcome outcome, String involved, String remark) {
        return new Said(to, named, Delivery.How.IN_PERSON, outcome, facts.today(), involved, remark);
    }

    @ParameterizedTest
    @CsvSource({
        "REPORTER, 张三, SIGNED, 0",
        "OFFENDER, ' ', SIGNED, 0",
        "OFFENDER, 王大山, REFUSED, 0",
        "OFFENDER, 王大山, SIGNED, 1",
        "OFFENDER, 王大山, SIGNED, -1"
    })
    void aServiceThatIsNotSaidWholeIsRefused(Recipient to, String named, Delivery.Outcome outcome, int days) {
        var item = deciding("送达乙" + to + outcome + days + named.strip());
        var officer = holder(item);
        var issued = issuing.issue(officer, warning(item, SAID).id(), 0);
        var on = facts.today().plusDays(days);
        var said = new Said(to, named, Delivery.How.IN_PERSON, outcome, on, "", "");
        assertRefused(() -> deliveries.serve(officer, issued.id(), said), Why.DELIVERY);
        assertRefused(
                () -> deliveries.serve(officer, issued.id(), new Said(null, "x", null, null, (LocalDate) null, "", "")),
                Why.DELIVERY);
    }

    /** A paper for the child's side never goes to a guardian who may have done the harm. */
    @Test
    void theGuardianWhoMayBeTheOffenderGetsNothingForTheChild() {
        var item = deciding("送达丙");
        var officer = holder(item);
        var issued = issuing.issue(officer, warning(item, SAID).id(), 0);
        for (var involved : List.of("", "yes", "unknown")) {
            assertRefused(
                    () -> deliveries.serve(
                            officer,
                            issued.id(),
                            said(Recipient.GUARDIAN, "李母亲", Delivery.Outcome.SIGNED, involved, "她不在家")),
                    Why.SERVED_ON_OFFENDER);
        }
        assertRefused(
                () -> deliveries.serve(
                        officer, issued.id(), said(Recipient.GUARDIAN, "李母亲", Delivery.Outcome.SIGNED, "no", "")),
                Why.SERVED_ON_OFFENDER);
        deliveries.serve(
                officer, issued.id(), said(Recipient.GUARDIAN, "李母亲", Delivery.Outcome.SIGNED, "no", "她在外地打工，是她报的案"));

        var other = deciding("送达丁");
        office.completes(
                other.caseNo(),
                "userTask_decideFiling",
                Map.of("filingDecision", "criminal", "offenderIsGuardian", "yes", "misconductConfirmed", "yes"));
        var second = issuing.issue(
                holder(other), warning(worklist.item(other.id()), SAID).id(), 0);
        assertRefused(
                () -> deliveries.serve(
                        holder(other),
                        second.id(),
                        said(Recipient.GUARDIAN, "李母亲", Delivery.Outcome.SIGNED, "no", "她在外地打工，是她报的案")),
                Why.SERVED_ON_OFFENDER);
        deliveries.serve(
                holder(other), second.id(), said(Recipient.REPRESENTATIVE, "外婆赵某", Delivery.Outcome.SIGNED, "", ""));
    }

    @Test
    void whoMustNotBeContactedStandsInForNobody() {
        var item = deciding("送达戊");
        var officer = holder(item);
        var issued = issuing.issue(officer, warning(item, SAID).id(), 0);
        children.note(
                cases.file(item.caseNo()).childId(),
                new StripFact(
                        StripFact.Kind.DO_NOT_CONTACT,
                        List.of(Map.of("who", "孙叔叔", "why", "威胁过孩子")),
                        officer.id(),
                        "test",
                        item.caseNo(),
                        null,
                        java.time.Instant.now()));
        assertRefused(
                () -> deliveries.serve(
                        officer, issued.id(), said(Recipient.REPRESENTATIVE, "邻居孙叔叔", Delivery.Outcome.SIGNED, "", "")),
                Why.SERVED_ON_OFFENDER);
    }
}
