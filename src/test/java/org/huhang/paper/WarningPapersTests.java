package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
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
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/** Each task of a guardian's warning makes its papers, filled with what was answered, and little is left to be written by hand. */
@HuhangTest
class WarningPapersTests {

    private static final List<String> STEPS = List.of(
            "userTask_reportPolice",
            "userTask_dissuade",
            "userTask_admonish",
            "userTask_issueWarning",
            "userTask_issueSupervisionOrder",
            "userTask_orderGuidance",
            "userTask_guidanceSession",
            "userTask_followUpVisit",
            "userTask_evaluate",
            "userTask_evaluateOrder",
            "userTask_tellProvider");

    private static final Map<String, Map<String, Object>> SAID = Map.of(
            "W2 userTask_admonish", Map.of("withGuidance", "yes"),
            "police userTask_dissuade", Map.of("reportPolice", "yes"));

    /** What no form of the process asks; whoever makes the paper writes it. */
    private static final Map<String, List<String>> BY_HAND = Map.of(
            "guardian-warning/police-report-letter", List.of("报告的公安机关", "事实"),
            "guardian-warning/guidance-order", List.of("指导起止日期"),
            "guardian-warning/dv-warning", List.of("当事人证件号码"),
            // Whoever speaks with the guardian may not open what the tasks before said.
            "guardian-warning/dissuasion-record", List.of("事实"),
            "guardian-warning/undertaking", List.of("事实"),
            // Who gives the guidance may not open what was answered before.
            "guardian-warning/guidance-record", List.of("当事人姓名"),
            "guardian-warning/guidance-result", List.of("受送达人", "当事人姓名", "参加情况"),
            "shared/notice", List.of("受送达人"),
            "shared/delivery-receipt", List.of("送达的文书", "受送达人"));

    @Autowired
    private Office office;

    @Autowired
    private Papers papers;

    @Autowired
    private Issuing issuing;

    @Autowired
    private PaperKinds kinds;

    @Autowired
    private PaperFacts facts;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private BusinessClock clock;

    private final LayoutCheck layout = new LayoutCheck();

    @BeforeEach
    void people() {
        office.staffed();
    }

    @AfterEach
    void follow() {
        clock.follow();
    }

    @Test
    void everyPaperOfAWarningComesOutOfItsTask() {
        var made = new LinkedHashMap<String, List<String>>();
        for (var rung : List.of("W2", "W3", "W4", "police", "W1")) {
            var caseNo = begun("证" + rung);
            office.does(caseNo, "userTask_chooseMeasure", chosen(rung));
            var done = new TreeSet<String>();
            for (var step = next(caseNo, done); step != null; step = next(caseNo, done)) {
                done.add(step);
                office.does(caseNo, step, SAID.getOrDefault(rung + " " + step, Map.of()));
            }
            if (rung.equals("W1")) {
                visitsUntilEvaluated(caseNo);
            }
            worklist.ofCase(caseNo).stream()
                    .filter(item -> item.state() == WorkItem.State.DONE)
                    .forEach(item -> papers.kindsOf(item).forEach(kind -> made.put(kind.key(), made(item, kind))));
        }
        assertThat(made.keySet())
                .containsAll(kinds.all().stream()
                        .map(PaperKind::key)
                        .filter(kind -> kind.startsWith("guardian-warning/"))
                        .toList());
        made.forEach((kind, missing) -> assertThat(missing).as(kind).isSubsetOf(BY_HAND.getOrDefault(kind, List.of())));
    }

    /** Police are told by whoever sees that talking does not help. */
    private static Map<String, Object> chosen(String rung) {
        return Map.of("measureChosen", rung.equals("police") ? "W1" : rung);
    }

    private @org.jspecify.annotations.Nullable String next(String caseNo, TreeSet<String> done) {
        return office.openKeys(caseNo).stream()
                .filter(key -> STEPS.contains(key) && !done.contains(key))
                .findFirst()
                .orElse(null);
    }

    /** Makes a paper of a task that was done; what the law demands and no form said. */
    private List<String> made(WorkItem item, PaperKind kind) {
        var person = office.person(Objects.requireNonNull(item.holder()));
        var paper = papers.make(person, item.caseNo(), item.id(), kind.key(), Map.of());
        var content = issuing.filled(paper, person).written();
        assertThat(layout.deviations(content)).as(kind.key()).isEmpty();
        assertThat(PaperShape.lines(content)).as(kind.key()).noneMatch(line -> line.contains("【"));
        return new ArrayList<>(issuing.missing(kind, facts.of(paper, person, null)).stream()
                .map(PaperWord::word)
                .toList());
    }

    private void visitsUntilEvaluated(String caseNo) {
        while (!office.openKeys(caseNo).contains("userTask_evaluate")) {
            clock.moveTo(clock.instant().plus(Duration.ofDays(40)));
            var visited = clock.instant().minusSeconds(60).toString();
            office.does(caseNo, "userTask_followUpVisit", Map.of("checkedAt", visited));
        }
        office.does(caseNo, "userTask_evaluate", Map.of());
    }

    private String begun(String child) {
        var teacher = Visitor.signedIn(mvc, "school.532503");
        var id = UUID.randomUUID();
        var conduct = new LinkedHashMap<>(Office.conduct(child, "2014-01-02"));
        conduct.put("offenderPhone", "1391222" + Math.abs(child.hashCode() % 9000 + 1000));
        var answer = teacher.sends("/start/guardianWarning/" + id, json.writeValueAsString(Map.of("answers", conduct)));
        assertThat(answer.getStatus()).as(Visitor.text(answer)).isEqualTo(200);
        var page = teacher.page("/start/begun/" + id);
        var number = java.util.regex.Pattern.compile("\\d{6}-\\d{4}-\\d{5}").matcher(page);
        assertThat(number.find()).isTrue();
        return number.group();
    }
}
