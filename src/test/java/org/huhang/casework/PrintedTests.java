package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Whatever is printed says when, and by whom; what a reporter prints says whom to call. */
@HuhangTest
class PrintedTests {

    private static final Pattern LINE = Pattern.compile(
            "<p class=\"print-only printed page parts\"><span><span>打印时间：</span><time datetime=\"[^\"]+\">[^<]+</time>(.*?)</p>");

    @Autowired
    private Office office;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void caseTaskPapersAndRegisterSayWhenAndByWhom() {
        var child = "印纸" + UUID.randomUUID().toString().substring(0, 8);
        var caseNo = office.caseOf(office.report(child, 4, true));
        var item = office.open(caseNo, "userTask_policeReceive");
        var officer = office.people(item.group()).get(0);
        var reader = Visitor.signedIn(mvc, officer.id());

        for (var page : List.of(
                "/cases/" + caseNo,
                "/cases/" + caseNo + "?print=1",
                "/cases/" + caseNo + "/papers",
                "/tasks/" + item.id(),
                "/tasks")) {
            var line = LINE.matcher(reader.page(page));
            assertThat(line.find()).as(page).isTrue();
            assertThat(line.group(1)).as(page).contains(officer.name(), "蒙自市公安局");
        }
        assertThat(LINE.matcher(Visitor.signedIn(mvc, "police.532503.leader").page("/papers?year=2026&print=1"))
                        .find())
                .isTrue();
    }

    @Test
    void aReceiptSaysWhenAndWhomToCall() throws Exception {
        var receipt = office.report("印回" + UUID.randomUUID().toString().substring(0, 8), 10, false);
        var stranger = Visitor.signedIn(mvc, "police.532503");

        var page = Visitor.text(stranger.answer(
                post("/receipt").param("receiptNo", receipt.receiptNo()).param("queryCode", receipt.queryCode())));

        assertThat(LINE.matcher(page).find()).isTrue();
        assertThat(page).contains("受理您报告的是蒙自市", "12345", "12355", "110");
    }

    @Test
    void printsHaveNumbersOfPagesAndNoButtons() throws IOException {
        var css = Files.readString(Path.of("src/main/frontend/src/app.css"));
        var print = css.substring(css.indexOf("@media print"));
        assertThat(print)
                .contains("counter(page)", "counter(pages)")
                .containsPattern("(?s)\\.btn, ?button|button, \\[role=button\\],")
                .doesNotContainPattern("(?s)\\.hotlines[^}]*display: none");
        var paper = Files.readString(Path.of("src/main/resources/templates/paper/paper.html"));
        assertThat(paper).as("an official paper bears nothing else").contains("sheet=true");
    }
}
