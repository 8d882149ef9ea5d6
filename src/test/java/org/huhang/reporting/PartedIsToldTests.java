package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import org.huhang.casework.Cases;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What was merged, and what was parted again, each case says of itself: when, by whom and why. */
@HuhangTest
class PartedIsToldTests {

    private static final String SUPERVISOR = "supervisor.532503";
    private static final String WHY = "两个孩子今天都在学校见到了";

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private Worklist worklist;

    @Autowired
    private CaseCards cards;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theCaseThatGoesOnNamesWhatWasMergedIntoItAndLeadsToParting() {
        var stays = stays("并明甲");
        var ended = merged("并明乙", stays);
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var by = worklist.answersOfCase(ended).stream()
                .reduce((first, last) -> last)
                .orElseThrow()
                .person();

        assertThat(mergedHere(reader, stays))
                .contains(
                        "/cases/" + ended + "#part-reason-" + ended,
                        office.person(by).name(),
                        "<time",
                        "/cases/" + ended + "\"");
        assertThat(reader.page("/cases/" + ended)).contains("id=\"part-reason-" + ended + "\"");
        assertThat(reader.page("/cases/" + ended)).doesNotContain("id=\"merged-here\"");
    }

    @Test
    void eachOfTheThreeCasesSaysByWhomAndWhyTheyWereParted() {
        var stays = stays("并明丙");
        var ended = merged("并明丁", stays);
        var reader = Visitor.signedIn(mvc, SUPERVISOR);
        var page = "/cases/" + ended;
        reader.answer(
                post(page + "/part").param("told", reader.carried(page, "told")).param("reason", WHY));
        var own = cards.goesOn(ended).orElseThrow();
        assertThat(own).isNotEqualTo(stays);

        for (var caseNo : List.of(stays, ended, own)) {
            assertThat(reader.page("/cases/" + caseNo))
                    .as(caseNo)
                    .contains(WHY, "并案有误，已经分开", office.person(SUPERVISOR).name())
                    .contains(caseNo.equals(stays) ? own : stays)
                    .doesNotContain("id=\"merged-here\"");
        }
        for (var user : List.of("township.532503102", "police.532503", "police.532503.leader", "civil.532503")) {
            var person = office.person(user);
            if (cases.mayOpen(person, stays) && !cases.mayOpen(person, own)) {
                assertThat(Visitor.signedIn(mvc, user).page("/cases/" + stays))
                        .as(user)
                        .contains(WHY)
                        .doesNotContain(own);
            }
        }
    }

    private String stays(String child) {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, "userTask_registerIntake");
        return caseNo;
    }

    private String merged(String child, String stays) {
        var ended = office.caseOf(office.report(child, 4, false));
        office.does(ended, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", stays));
        assertThat(cards.goesOn(ended)).contains(stays);
        return ended;
    }

    private static String mergedHere(Visitor reader, String caseNo) {
        var page = reader.page("/cases/" + caseNo);
        var from = page.indexOf("id=\"merged-here\"");
        assertThat(from).isPositive();
        return page.substring(from, page.indexOf("</div></div>", from));
    }
}
