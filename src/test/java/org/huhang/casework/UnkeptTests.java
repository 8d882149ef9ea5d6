package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import java.util.regex.Pattern;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Whatever somebody typed on the page of a case, and was not taken, he finds again on that page. */
@HuhangTest
class UnkeptTests {

    private static final String SUPERVISOR = "supervisor.532503";
    private static final String TYPED = "民警今天见过孩子，父亲已经外出";

    /** Each form of the page, sent with something for which it is refused. */
    private enum Sent {
        AGREE("tier", "reason", Map.of("decision", "agree")),
        KEEP("tier", "reason", Map.of("decision", "keep")),
        PART("part", "reason", Map.of()),
        OBJECT("objection", "reason", Map.of()),
        ASK("agencies", "reason", Map.of()),
        NOTE("notes", "content", Map.of("at", "9999-01-01T00:00"));

        Sent(String path, String field, Map<String, String> more) {
            this.path = path;
            this.field = field;
            this.more = more;
        }

        private final String path;
        private final String field;
        private final Map<String, String> more;
    }

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @ParameterizedTest
    @EnumSource(Sent.class)
    void ofAnOpenCase(Sent sent) {
        staysOnThePage(office.caseOf(office.report("留言开" + sent.ordinal(), 4, false)), sent);
    }

    @ParameterizedTest
    @EnumSource(Sent.class)
    void ofAClosedCaseWhereNobodyWritesNotes(Sent sent) {
        var caseNo = office.welfareCase("留言结" + sent.ordinal(), "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "endReason", "见到孩子安全"));
        assertThat(cases.file(caseNo).open()).isFalse();
        staysOnThePage(caseNo, sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agree", "keep"})
    void ofAQuestionThatAnotherAnsweredMeanwhile(String decision) {
        var caseNo = office.seenSafe("留言" + decision, true);
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("riskTier", "BLUE", "decisionReason", "孩子已在外婆家安顿", "takenBackReason", "父亲已经离开"));
        var page = "/cases/" + caseNo;
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var other = Visitor.signedIn(mvc, "police.532503.leader");
        var asked = reader.carried(page, "asked");
        var told = reader.carried(page, "told");
        for (var who : new Visitor[] {other, reader}) {
            who.answer(post(page + "/tier")
                    .param("asked", asked)
                    .param("told", told)
                    .param("decision", who == other ? "keep" : decision)
                    .param("reason", TYPED + (who == other ? "甲" : "乙")));
        }
        assertThat(reader.page(page)).contains("没有办成").containsPattern(held(TYPED + "乙"));
    }

    private void staysOnThePage(String caseNo, Sent sent) {
        var page = "/cases/" + caseNo;
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var request = post(page + "/" + sent.path).param(sent.field, TYPED);
        sent.more.forEach(request::param);
        assertThat(reader.answer(request).getRedirectedUrl()).startsWith(page);
        assertThat(reader.page(page)).containsPattern(held(TYPED));
    }

    private static Pattern held(String text) {
        return Pattern.compile("<textarea[^>]*>" + text + "</textarea>");
    }
}
