package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.form.Form;
import org.huhang.intake.Reporters;
import org.huhang.paper.Deliveries.Said;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Who reported is read by nobody whom the door to the reporter does not admit: neither on a paper nor in words that others read. */
@HuhangTest
class NamesOfReportersTests {

    private static final String RECEIPT = "police-handling/acceptance-receipt";

    /** As the reports of the office are from. */
    private static final String KEPT = "测老师";

    /** Known to police, and kept nowhere. */
    private static final String UNKEPT = "钱举报";

    @Autowired
    private Office office;

    @Autowired
    private Papers papers;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private PaperKinds kinds;

    @Autowired
    private PaperFacts facts;

    @Autowired
    private Cases cases;

    @Autowired
    private Reporters reporters;

    @Autowired
    private Access access;

    @Autowired
    private Worklist worklist;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void noPaperNamesTheReporterToOthersOfTheCase() {
        var item = accepted("纸名甲");
        var officer = office.person(Objects.requireNonNull(item.holder()));
        var others = others(item.caseNo(), officer);
        assertThat(others).extracting(Person::agencyCode).doesNotContain(officer.agencyCode());
        assertThat(others).hasSizeGreaterThan(2);

        kinds.all().forEach(kind -> {
            var names = kind.to().contains(Recipient.REPORTER) ? List.of(KEPT, UNKEPT) : List.of(KEPT);
            names.forEach(name -> {
                var paper = issued(item, officer, kind, name);
                assertThat(papers.find(officer, paper.id()).typed()).containsValue(name);
                others.forEach(other -> assertShut(other, paper, name));
                if (kind.key().equals(RECEIPT)) {
                    others.forEach(other -> assertSilent(other, paper, name));
                }
            });
        });
    }

    @Test
    void whatWentToTheOffenderAndNamesNoReporterIsReadByTheCase() {
        var item = accepted("纸名乙");
        var officer = office.person(Objects.requireNonNull(item.holder()));
        var paper = issued(item, officer, kinds.get("shared/notice"), "王大山", Recipient.OFFENDER);

        assertThat(others(item.caseNo(), officer))
                .allSatisfy(other -> assertThat(papers.find(other, paper.id())).isNotNull());
    }

    @Test
    void noPaperThatNamesTheReporterGoesToTheOffender() {
        var caseNo = accepted("纸名丁").caseNo();
        office.claims(caseNo, "userTask_decideFiling");
        var item = office.open(caseNo, "userTask_decideFiling");
        var officer = office.person(Objects.requireNonNull(item.holder()));
        var kind = kinds.get("guardian-warning/dv-warning");
        var said = new HashMap<String, String>();
        kind.required().forEach(word -> said.put(word, "经" + KEPT + "报告"));
        var draft = papers.make(officer, caseNo, item.id(), kind.key(), said);
        var paper = issuing.issue(officer, draft.id(), draft.version());

        assertThatThrownBy(() -> deliveries.serve(officer, paper.id(), served(Recipient.OFFENDER, "王大山")))
                .isInstanceOfSatisfying(PaperRefused.class, refused -> assertThat(refused.why())
                        .isEqualTo(PaperRefused.Why.NAMES_REPORTER));
    }

    private Said served(Recipient to, String named) {
        return new Said(to, named, Delivery.How.IN_PERSON, Delivery.Outcome.SIGNED, facts.today(), "", "");
    }

    @Test
    void whoeverMayKnowTheReporterIsAskedBeforeTellingOthers() {
        var caseNo = office.caseOf(office.report("纸名丙", 4, false));
        office.claims(caseNo, "userTask_registerIntake");
        var naming = Map.<String, Object>of("decisionReason", "测 老师打电话来说，孩子身上有伤。");
        assertThatThrownBy(() -> office.completes(caseNo, "userTask_registerIntake", naming))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("namesReporter"));
        var sure = new HashMap<String, Object>(naming);
        sure.put(Form.CONFIRMED, List.of("decisionReason=namesReporter"));
        office.completes(caseNo, "userTask_registerIntake", sure);
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_registerIntake");
    }

    private WorkItem accepted(String child) {
        var caseNo = office.caseOf(office.report(child, 4, false));
        office.does(caseNo, List.of("userTask_registerIntake", "userTask_policeReceive", "userTask_acceptCase"));
        return worklist.ofCase(caseNo).stream()
                .filter(one -> one.elementId().equals("userTask_acceptCase"))
                .findFirst()
                .orElseThrow();
    }

    /** Who may open the case, and neither made the paper nor is let through the door to the reporter. */
    private List<Person> others(String caseNo, Person maker) {
        return List.of("village.532503102001", "civil.532503", "proc.532503", "supervisor.532503", "supervisor.5325")
                .stream()
                .map(office::person)
                .filter(person -> access.allows(person, Permission.READ, cases.scope(caseNo)))
                .filter(person -> !reporters.admits(person, caseNo)
                        && !person.agencyCode().equals(maker.agencyCode()))
                .toList();
    }

    private Paper issued(WorkItem item, Person officer, PaperKind kind, String name) {
        return issued(item, officer, kind, name, kind.to().contains(Recipient.REPORTER) ? Recipient.REPORTER : null);
    }

    /** Made as a receipt and then as if it were of the kind, for one task makes few kinds. */
    private Paper issued(WorkItem item, Person officer, PaperKind kind, String name, @Nullable Recipient to) {
        var draft = papers.make(officer, item.caseNo(), item.id(), RECEIPT, Map.of("受送达人", name));
        var paper = issuing.issue(officer, draft.id(), draft.version());
        jdbc.sql("update paper.paper set kind = ?, number = number + 100000 where id = ?")
                .params(kind.key(), paper.id())
                .update();
        if (to != null) {
            deliveries.serve(officer, paper.id(), served(to, name));
        }
        return papers.find(officer, paper.id());
    }

    private void assertShut(Person other, Paper paper, String name) {
        assertThatThrownBy(() -> papers.find(other, paper.id()))
                .as(other.id() + " " + paper.kind())
                .isInstanceOf(NoSuchPaper.class);
    }

    /** By every door: pages, programs, Word files, and the file in the folder of the case. */
    private void assertSilent(Person other, Paper paper, String name) {
        var visitor = Visitor.signedIn(mvc, other.id());
        BiConsumer<String, Integer> answers = (address, status) -> {
            var answer = address.startsWith("/api/")
                    ? Visitor.program(mvc, other.id(), get(address))
                    : visitor.answer(get(address));
            assertThat(answer.getStatus()).as(other.id() + " " + address).isEqualTo(status);
            assertThat(Visitor.text(answer)).doesNotContain(name);
        };
        answers.accept("/cases/" + paper.caseNo(), 200);
        answers.accept("/cases/" + paper.caseNo() + "/papers", 200);
        answers.accept("/api/cases/" + paper.caseNo() + "/papers", 200);
        for (var door : List.of("/papers/%s", "/papers/%s/word", "/api/papers/%s", "/api/papers/%s/word")) {
            answers.accept(door.formatted(paper.id()), 404);
        }
        answers.accept("/files/" + UUID.fromString(String.valueOf(paper.fileId())), 404);
    }
}
