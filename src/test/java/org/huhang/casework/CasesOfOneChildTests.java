package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huhang.child.ChildFiles;
import org.huhang.engine.BusinessClock;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Files that were found to be one child's are asked together, whichever of them a case was opened with. */
@HuhangTest
class CasesOfOneChildTests {

    private static final String SUPERVISOR = "supervisor.532503";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @Autowired
    private CasePage page;

    @Autowired
    private FormerCase former;

    @Autowired
    private ComingOfAge comingOfAge;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Objections objections;

    @Autowired
    private Secrecy secrecy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theCasesOfAllItsFilesAreLinkedAndStandAboveEachOther() {
        var two = united("卷一甲", "卷一乙");
        var reader = office.person(SUPERVISOR);

        assertThat(page.linked(cases.file(two.open()), reader))
                .contains(new CaseLinks.Linked(two.closed(), CaseLinks.SAME_CHILD));
        assertThat(page.linked(cases.file(two.closed()), reader))
                .contains(new CaseLinks.Linked(two.open(), CaseLinks.SAME_CHILD));
        assertThat(former.of(cases.file(two.open()), reader).before()).isEqualTo(cases.file(two.closed()));
        assertThat(former.of(cases.file(two.closed()), reader).now()).isEqualTo(cases.file(two.open()));
        assertThat(signedIn(mvc, SUPERVISOR).page("/cases/" + two.closed())).contains(two.open());
    }

    @Test
    void whoCallsFromAClosedCaseIsHeardInTheOpenOneOfAnotherFile() {
        var two = united("卷二甲", "卷二乙");

        var called = emergencies.press(office.person(SUPERVISOR), two.closed(), "邻居听见哭声");

        assertThat(called.went()).isEqualTo(Emergencies.Went.ELSEWHERE);
        assertThat(cases.file(two.open()).riskTier()).isEqualTo("RED");
        assertThat(openCasesOf(two)).containsExactly(two.open());
    }

    @Test
    void whoObjectsToAnEndIsHeardInTheOpenCaseOfAnotherFile() {
        var two = united("卷三甲", "卷三乙");

        assertThat(objections.object(office.person(SUPERVISOR), two.closed(), "孩子还是一个人在家，没有人照看"))
                .contains(two.open());
        assertThat(openCasesOf(two)).containsExactly(two.open());
    }

    @Test
    void whoComesOfAgeIsToldOfInTheCaseOfEachFileOnTheDayThatTheStayingOneSays() {
        var soon = LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA)
                .plusDays(9)
                .minusYears(ComingOfAge.YEARS);
        var grown = office.caseOf(intake.file(office.filing("卷四甲", "2015-05-01", 10, false)));
        var staying = office.caseOf(intake.file(office.filing("卷四乙", soon.toString(), 10, false)));
        unite(grown, staying);
        var young = office.caseOf(intake.file(office.filing("卷四丙", soon.toString(), 10, false)));
        unite(young, office.caseOf(intake.file(office.filing("卷四丁", "2015-05-02", 10, false))));

        comingOfAge.sweep();

        assertThat(office.told("township.532503102.leader", grown)).contains("CHILD_ADULT_SOON");
        assertThat(office.told("township.532503102.leader", staying)).contains("CHILD_ADULT_SOON");
        assertThat(office.told("township.532503102.leader", young)).doesNotContain("CHILD_ADULT_SOON");
    }

    @Test
    void aSecretIsKeptInTheCasesOfAllItsFiles() {
        var two = united("卷五甲", "卷五乙");

        secrecy.keep(two.open());

        assertThat(cases.file(two.closed()).secret()).isTrue();
    }

    /** The mechanism: a statement that looks for one file finds half of a child. */
    @Test
    void noStatementLooksForTheCasesOfOneFile() throws IOException {
        var ofOne = Pattern.compile("(where|and|on)\\s+(\\w+\\.)?child_id\\s*=\\s*(:|\\?|cast)");
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .filter(file -> ofOne.matcher(read(file)).find()))
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Two united(String closedName, String openName) {
        var closed = office.welfareCase(closedName, "2015-05-01");
        office.worksUntil(closed, "userTask_close");
        office.does(closed, "userTask_close", Map.of("endState", "closedNoRisk"));
        var open = office.welfareCase(openName, "2015-06-01");
        unite(closed, open);
        return new Two(closed, open);
    }

    private void unite(String left, String stays) {
        children.unite(cases.file(left).childId(), cases.file(stays).childId(), stays);
    }

    private List<String> openCasesOf(Two two) {
        return jdbc.sql("select case_no from casework.case_file where child_id in (?, ?) and closed_at is null")
                .params(
                        cases.file(two.closed()).childId(),
                        cases.file(two.open()).childId())
                .query(String.class)
                .list();
    }

    /** Two cases of one child, each opened with a file of its own. */
    private record Two(String closed, String open) {}
}
