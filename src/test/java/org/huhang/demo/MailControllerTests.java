package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.test.web.servlet.MockMvc;

/** The embedded mail server's page, and what else of the embedded mode is there or not where the database is a named one. */
@HuhangTest
class MailControllerTests {

    private static final String MINE = "village.532503102001@huhang.example";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DemoPeople people;

    @Autowired
    private GreenMail sink;

    @Autowired
    private JavaMailSender sender;

    @BeforeEach
    void emptySink() throws Exception {
        people.enrol();
        sink.purgeEmailFromAllMailboxes();
    }

    @Test
    void ownMailsAreShownNewestFirstAndAsText() throws Exception {
        send(MINE, "旧的一封", "正文", "2026-11-18T02:00:00Z");
        send(MINE, "<b>新的一封</b>", "<script>alert(1)</script>", "2026-11-18T03:00:00Z");

        var page = page("village.532503102001");

        assertThat(page.indexOf("新的一封")).isPositive().isLessThan(page.indexOf("旧的一封"));
        assertThat(page)
                .contains("&lt;b&gt;新的一封&lt;/b&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;", "正文", "共 2 封")
                .contains("href=\"/mail\" aria-current=\"page\"");
    }

    @Test
    void nobodySeesMailsOfOthersLeastOfAllOfAReporter() throws Exception {
        send("reporter@example.org", "您的报告已收到", "回执正文", "2026-11-18T02:00:00Z");
        send("police.532503@huhang.example", "有新任务", "任务正文", "2026-11-18T03:00:00Z");
        send("x" + MINE, "近似的一封", "近似正文", "2026-11-18T03:00:00Z");

        for (var person :
                List.of("sysadmin", "secadmin", "auditor", "analyst", "village.532503102001", "police.532503")) {
            assertThat(page(person)).as(person).doesNotContain("reporter@example.org", "回执正文", "近似正文");
        }
        assertThat(page("village.532503102001")).contains("没有发给您的邮件").doesNotContain("有新任务", "您的报告已收到");
        assertThat(page("police.532503")).contains("有新任务").doesNotContain("您的报告已收到");
    }

    @Test
    void theSystemAdministratorSeesThatMailLeavesAndNotToWhom() throws Exception {
        send("reporter@example.org", "您的报告已收到", "回执正文", "2026-11-18T02:00:00Z");

        // the sink is that of every test on this platform, and their mails may still be leaving
        assertThat(page("sysadmin"))
                .containsPattern("平台共发出 [1-9]\\d* 封")
                .contains("您的报告已收到")
                .doesNotContain("reporter@example.org", "回执正文");
    }

    @Test
    void strangersAreSentToTheSignInPage() throws Exception {
        mvc.perform(get("/mail"))
                .andExpect(status().isFound())
                .andExpect(header().string(HttpHeaders.LOCATION, "/login?next=%2Fmail"));
    }

    @Test
    void clockCannotBeMovedHereAndNoPersonIsOffered() throws Exception {
        mvc.perform(put("/api/clock")
                        .with(request -> {
                            request.addHeader(HttpHeaders.AUTHORIZATION, basic("sysadmin"));
                            return request;
                        })
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"now\":null}"))
                .andExpect(status().isNotFound());
        assertThat(mvc.perform(get("/login")).andReturn().getResponse().getContentAsString())
                .doesNotContain(DemoPeople.PASSWORD);
    }

    private String page(String person) {
        return Visitor.signedIn(mvc, person).page("/mail");
    }

    private static String basic(String person) {
        return "Basic "
                + HttpHeaders.encodeBasicAuth(person, DemoPeople.PASSWORD, java.nio.charset.StandardCharsets.UTF_8);
    }

    private void send(String to, String subject, String text, String at) throws Exception {
        var message = sender.createMimeMessage();
        var mail = new MimeMessageHelper(message, "UTF-8");
        mail.setFrom("huhang@example.org");
        mail.setTo(to);
        mail.setSubject(subject);
        mail.setText(text);
        mail.setSentDate(Date.from(Instant.parse(at)));
        sender.send(message);
    }
}
