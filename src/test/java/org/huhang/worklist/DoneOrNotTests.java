package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The green box says what was done, and nothing else. */
@HuhangTest
class DoneOrNotTests {

    private static final Pattern DONE = Pattern.compile("class=\"[^\"]*notice-done[^\"]*\"");
    private static final Pattern SET = Pattern.compile("addFlashAttribute\\(\\s*\"(notice|refused)\"");
    private static final Pattern SAID = Pattern.compile("notices\\s*\\.(say|warn)\\([^;]*?\"([\\w.]+)\"");

    /** Of each sentence that a page says once, whether anything was done. */
    private static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry("casework.away.back.done", "say"),
            Map.entry("casework.away.keep.done", "say"),
            Map.entry("casework.away.not.", "warn"),
            Map.entry("casework.ending.done", "say"),
            Map.entry("casework.ending.refused", "warn"),
            Map.entry("casework.note.kept", "say"),
            Map.entry("casework.unkept.closed", "warn"),
            Map.entry("notification.choices.kept", "say"),
            Map.entry("notification.gone", "warn"),
            Map.entry("paper.done.", "say"),
            Map.entry("paper.template.faults", "warn"),
            Map.entry("paper.template.kept", "say"),
            Map.entry("paper.template.retired", "say"),
            Map.entry("reporting.part.done", "say"),
            Map.entry("reporting.part.refused", "warn"),
            Map.entry("reporting.part.since", "warn"),
            Map.entry("web.steps.gone", "warn"),
            Map.entry("web.steps.tried", "say"),
            Map.entry("worklist.assign.noReason", "warn"),
            Map.entry("worklist.assign.none", "warn"),
            Map.entry("worklist.assign.done", "say"),
            Map.entry("worklist.correct.nobody", "warn"),
            Map.entry("worklist.correct.notYours", "warn"),
            Map.entry("worklist.problem.gone", "warn"),
            Map.entry("worklist.problem.reasonTooLong", "warn"),
            Map.entry("worklist.takenFirst", "warn"),
            Map.entry("worklist.task.heldAlone", "warn"),
            Map.entry("worklist.task.heldByOther", "warn"),
            Map.entry("worklist.task.released", "say"),
            Map.entry("worklist.task.taken", "warn"),
            Map.entry("worklist.urge.instructed", "say"),
            Map.entry("worklist.urge.justNow", "warn"),
            Map.entry("worklist.urge.noText", "warn"),
            Map.entry("worklist.withdrawn", "warn"));

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    private final String child = "绿框" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whoeverWasSecondReadsThatNothingWasDone() {
        var task = office.open(office.caseOf(office.report(child, 4, false)), "userTask_registerIntake");
        var people = office.hire("TOWNSHIP-532503102", "protectionStation", 2);
        var first = people.get(0);
        var second = Visitor.signedIn(mvc, people.get(1).id());
        worklist.claim(first, task.id());
        var address = "/tasks/" + task.id();

        var said = new LinkedHashMap<String, Boolean>();
        said.put("claimed by another", green(second, post(address + "/claim")));
        said.put("opened, held by another", green(second, get(address)));
        said.put("released by another", green(second, post(address + "/release")));
        said.put("no answer to correct", green(Visitor.signedIn(mvc, first.id()), get(address + "/correct")));
        assertThat(said).doesNotContainValue(true);
        assertThat(green(Visitor.signedIn(mvc, first.id()), post(address + "/release")))
                .isTrue();
    }

    /** Whether the page to which the answer leads says that something was done. */
    private static boolean green(Visitor reader, MockHttpServletRequestBuilder request) {
        MockHttpServletResponse answer = reader.answer(request);
        if (answer.getRedirectedUrl() == null) {
            return DONE.matcher(Visitor.text(answer)).find();
        }
        return DONE.matcher(reader.page(answer.getRedirectedUrl())).find();
    }

    @Test
    void eachSentenceIsSaidAsTheTableSays() throws IOException {
        var found = new TreeSet<String>();
        for (var file : files("src/main/java", ".java")) {
            var code = Files.readString(file);
            if (!file.endsWith("Notices.java")) {
                assertThat(SET.matcher(code).find())
                        .as("%s says it past Notices", file)
                        .isFalse();
            }
            SAID.matcher(code).results().forEach(one -> {
                found.add(one.group(2));
                assertThat(TABLE).as(file.toString()).containsEntry(one.group(2), one.group(1));
            });
        }
        assertThat(found).hasSizeGreaterThan(20);
    }

    @Test
    void aBoxThatTellsHowItStandsIsNotGreen() throws IOException {
        var green = new TreeSet<String>();
        for (var file : files("src/main/resources/templates", ".html")) {
            Files.readString(file)
                    .lines()
                    .filter(line -> DONE.matcher(line).find())
                    .forEach(line -> green.add(
                            file.getFileName() + " " + line.replaceAll(".*?th:(?:if|unless)=\"\\$\\{(\\w+).*", "$1")));
        }
        assertThat(green)
                .containsExactlyInAnyOrder(
                        "layout.html notice",
                        "list.html done",
                        "login.html signedOut",
                        "report.html page",
                        "task.html corrected");
        assertThat(Files.readString(Path.of("src/main/frontend/src/app.css")))
                .containsPattern("\\.notice-done \\{ background: var\\(--green-pale\\)")
                .doesNotContainPattern("\\.notice \\{[^}]*green");
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
