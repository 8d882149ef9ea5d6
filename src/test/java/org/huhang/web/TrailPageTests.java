package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.audit.TrailQuery;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.PageToken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@HuhangTest
class TrailPageTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Office office;

    @Test
    void anAuditorReadsWhatWasDone() throws Exception {
        trail.record(new AuditLine("police.532503", "file.opened", "file", "f-1", "532503-2026-00042", "<b>核对</b>"));

        var page = text(answer(get("/trail?caseNo=532503-2026-00042"), "auditor"));

        assertThat(page)
                .contains("打开材料", "file.opened", "f-1", "532503-2026-00042", "&lt;b&gt;核对&lt;/b&gt;")
                .doesNotContain("<b>核对");
    }

    @Test
    void aReasonThatIsAKeyIsReadInWords() throws Exception {
        office.staffed();
        var caseNo = office.caseOf(office.report(null, 4, false));
        var task = office.claims(caseNo, "userTask_registerIntake").toString();
        // As versions wrote it that named a task without the first part of its id.
        trail.record(new AuditLine("a", "answer.corrected", "task", task, caseNo, "registerIntake: childSeen"));
        trail.record(new AuditLine("system", "case.closed", "case", "k-1", "532503-2026-00043", "closedAdult"));
        trail.record(new AuditLine("a", "person.enrolled", "person", "k-2", "532503-2026-00043", "leader,supervisor"));
        trail.record(new AuditLine("a", "file.opened", "file", "k-3", "532503-2026-00043", "父亲,leader"));

        assertThat(text(answer(get("/trail?caseNo=" + caseNo), "auditor")))
                .contains("登记受理", "登记受理: childSeen")
                .doesNotContain("registerIntake");
        assertThat(text(answer(get("/trail?caseNo=532503-2026-00043"), "auditor")))
                .contains("已成年结案", "父亲,leader")
                .doesNotContain("closedAdult", "leader,supervisor");
    }

    @Test
    void olderLinesAreALinkThatKeepsTheFilter() throws Exception {
        for (var i = 0; i < 60; i++) {
            trail.record(new AuditLine("li.trail", "lamp.lit", "lamp", "lamp-" + i, null, null));
        }
        var first = text(answer(get("/trail").param("actor", "li.trail").param("from", "2020-01-01"), "auditor"));
        assertThat(first).contains("lamp-59", "lamp-10").doesNotContain("lamp-9<");

        var next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(next).contains("actor=li.trail", "from=2020-01-01");
        var second = text(answer(get(java.net.URI.create(next)), "auditor"));
        assertThat(second).contains("lamp-9<", "lamp-0<").doesNotContain("lamp-10<");
    }

    @Test
    void aDayThatIsNoneAndAPagePointThatIsNoneHurtNobody() throws Exception {
        var answer = answer(get("/trail?from=yesterday&until=2026-02-31&after=';drop"), "auditor");

        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void verifyingSaysTheResultInWordsAndIsALineItself() throws Exception {
        var page = text(answer(post("/trail/verify").with(PageToken.ofOurs()), "auditor"));

        assertThat(page).contains("记录完整");
        assertThat(trail.read(new TrailQuery(null, "someone.auditor", "trail.verified", null, null, null, 5))
                        .lines())
                .isNotEmpty();
    }

    @Test
    void nobodyElseReadsTheTrailAndWhoTriedStandsInIt() throws Exception {
        for (var role : new String[] {"deskOfficer", "systemAdmin", "securityAdmin", "analyst", "supervisor"}) {
            assertThat(answer(get("/trail"), role).getStatus()).isEqualTo(403);
            assertThat(answer(post("/trail/verify").with(PageToken.ofOurs()), role)
                            .getStatus())
                    .isEqualTo(403);
            assertThat(trail.read(new TrailQuery(null, "someone." + role, "access.refused", null, null, null, 5))
                            .lines())
                    .hasSize(2);
        }
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, String role) throws Exception {
        var person = new Person(
                "someone." + role, "某人", "CIVIL-532503", Set.of(role), false, Locale.SIMPLIFIED_CHINESE, true, 1);
        return mvc.perform(request.with(authentication(new PersonAuthentication(person))))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
