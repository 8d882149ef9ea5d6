package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever judges on the page of a case judges what he read, and nothing that was told since. */
@HuhangTest
class ToldSinceTests {

    private static final String SUPERVISOR = "supervisor.532503";
    private static final String MINE = "民警今天见过孩子，父亲已经外出";
    private static final String SINCE = "您打开这一页以后，本案又有了";
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*method=\"post\"[^>]*/cases/\\{no\\}/(\\w+)\\(.*?</form>", Pattern.DOTALL);

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private CaseCards cards;

    @Autowired
    private Cases cases;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private MockMvc mvc;

    private final String child = "页后" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void nobodyAgreesToALowerTierPastWhatWasToldSinceHeReadThePage() {
        var caseNo = red();
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var page = "/cases/" + caseNo;
        var asked = reader.carried(page, "asked");
        var told = reader.carried(page, "told");
        note(caseNo, "邻居说昨晚又听见哭喊");

        var refused = tier(reader, page, asked, told, "agree");

        assertThat(refused).contains(SINCE, MINE, "notice-warn").contains("电话");
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        tier(reader, page, asked, reader.carried(page, "told"), "agree");
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("BLUE");
    }

    @Test
    void aPageThatCarriesNothingIsOneThatNobodyRead() {
        var caseNo = red();
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var page = "/cases/" + caseNo;

        for (var told : Set.of("", "0-0", "-", "many-words", "99999999999-99999999999999999999")) {
            assertThat(tier(reader, page, reader.carried(page, "asked"), told, "agree"))
                    .contains("您打开这一页以后");
        }
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void whoeverKeepsItRedIsHeardWhateverWasToldSince() {
        var caseNo = red();
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var page = "/cases/" + caseNo;
        var asked = reader.carried(page, "asked");
        var told = reader.carried(page, "told");
        note(caseNo, "邻居说昨晚又听见哭喊");

        assertThat(tier(reader, page, asked, told, "keep"))
                .doesNotContain(SINCE)
                .contains("notice-done");
    }

    @Test
    void nobodyPartsCasesPastWhatWasToldSinceInTheOneThatGoesOn() {
        var stays = office.caseOf(office.report(child, 10, false));
        office.does(stays, "userTask_registerIntake");
        var ended = office.caseOf(office.report(child + "弟", 4, false));
        office.does(ended, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", stays));
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var page = "/cases/" + ended;
        var told = reader.carried(page, "told");
        note(stays, "两份报告说的是同一个孩子");

        var refused = sent(reader, post(page + "/part").param("told", told).param("reason", MINE), page);

        assertThat(refused).contains(SINCE, MINE);
        assertThat(cards.goesOn(ended)).contains(stays);
        sent(
                reader,
                post(page + "/part").param("told", reader.carried(page, "told")).param("reason", MINE),
                page);
        assertThat(cards.goesOn(ended)).get().isNotEqualTo(stays);
    }

    @Test
    void whoeverObjectsToAnEndReadsFirstWhatWasToldSince() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "endReason", "见到孩子安全"));
        assertThat(cases.file(caseNo).open()).isFalse();
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var page = "/cases/" + caseNo;
        var told = reader.carried(page, "told");
        emergencies.press(office.person("civil.532503"), caseNo, "又在打，在老屋");

        var refused = sent(reader, post(page + "/objection").param("told", told).param("reason", MINE), page);

        assertThat(refused).contains(SINCE, MINE);
        assertThat(sent(
                        reader,
                        post(page + "/objection")
                                .param("told", reader.carried(page, "told"))
                                .param("reason", MINE),
                        page))
                .contains("notice-done");
    }

    @Test
    void everyFormOfThePageThatJudgesCarriesWhatItWasReadAt() throws IOException {
        var carries = new TreeSet<String>();
        var others = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/resources/templates/casework"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                FORM.matcher(Files.readString(file))
                        .results()
                        .forEach(
                                form -> (form.group().contains("name=\"told\"") ? carries : others).add(form.group(1)));
            }
        }
        assertThat(carries).containsExactly("objection", "part", "tier");
        assertThat(others).as("what adds and judges nothing").containsExactly("agencies", "away", "emergency", "notes");
    }

    private String red() {
        var caseNo = office.seenSafe(child, true);
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("riskTier", "BLUE", "decisionReason", "孩子已在外婆家安顿", "takenBackReason", "父亲已经离开"));
        return caseNo;
    }

    private void note(String caseNo, String content) {
        var writer = worklist.ofCase(caseNo).stream()
                .filter(item -> item.holder() != null)
                .reduce((first, last) -> last)
                .orElseThrow()
                .holder();
        Visitor.signedIn(mvc, writer)
                .answer(post("/cases/" + caseNo + "/notes")
                        .param("kind", "call")
                        .param("content", content));
    }

    private static String tier(Visitor reader, String page, String asked, String told, String decision) {
        return sent(
                reader,
                post(page + "/tier")
                        .param("asked", asked)
                        .param("told", told)
                        .param("decision", decision)
                        .param("reason", MINE),
                page);
    }

    /** The page that is shown after it. */
    private static String sent(
            Visitor reader,
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request,
            String page) {
        assertThat(reader.answer(request).getRedirectedUrl()).startsWith(page);
        return reader.page(page);
    }
}
