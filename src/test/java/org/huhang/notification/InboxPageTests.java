package org.huhang.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.PageToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@HuhangTest
class InboxPageTests {

    private static final String LI = "li.inbox";
    private static final String PASSWORD = "huhang-demo";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private Messages messages;

    @Autowired
    private Clock clock;

    private Cookie session = new Cookie("SESSION", "none");

    @BeforeEach
    void signIn() throws Exception {
        people.enrol(
                List.of(
                        new NewPerson(LI, "李测试", "POLICE-532503", Set.of("deskOfficer"), Locale.SIMPLIFIED_CHINESE),
                        new NewPerson("wang.inbox", "王", "POLICE-532503", Set.of("deskOfficer"), Locale.ENGLISH)),
                PASSWORD,
                "system");
        var answer = answer(
                post("/login").with(PageToken.ofOurs()).param("username", LI).param("password", PASSWORD));
        session = Objects.requireNonNull(answer.getCookie("SESSION"));
        messages.readAll(LI);
    }

    @Test
    void aMessageIsBoldUntilItIsOpenedAndLeadsToItsPage() throws Exception {
        tell(LI, "t-1");
        var page = text(answer(get("/messages").cookie(session)));
        assertThat(page).contains("任务即将到期", "登记受理", "532503-2026-00417", "class=\"unread\"", "1 条未读");

        var id = messages.inbox(LI, null, 1).get(0).id();
        var opened = answer(get("/messages/{id}", id).cookie(session));
        assertThat(opened.getHeader("Location")).isEqualTo("/tasks/t-1");
        assertThat(text(answer(get("/messages").cookie(session)))).doesNotContain("class=\"unread\"");
    }

    @Test
    void allAreReadAtOnce() throws Exception {
        tell(LI, "t-2");
        tell(LI, "t-3");

        answer(post("/messages/read").with(PageToken.ofOurs()).cookie(session));

        assertThat(messages.unread(LI)).isZero();
    }

    @Test
    void anothersMessageIsNotThere() throws Exception {
        tell("wang.inbox", "t-4");
        var id = messages.inbox("wang.inbox", null, 1).get(0).id();

        assertThat(answer(get("/messages/{id}", id).cookie(session)).getStatus())
                .isEqualTo(404);
        assertThat(text(answer(get("/messages").cookie(session)))).doesNotContain("t-4");
        assertThat(messages.unread("wang.inbox")).isPositive();
    }

    @Test
    void theNavigationCountsWhatIsUnread() throws Exception {
        for (var i = 0; i < 120; i++) {
            tell(LI, "many-" + i);
        }
        var page = text(answer(get("/messages").cookie(session)));

        assertThat(page).contains(">99+<", "99+ 条未读", "rel=\"next\"");
    }

    private void tell(String recipient, String subject) {
        messages.tell(new Notice(
                recipient,
                MessageKind.TERM_NEAR,
                subject,
                "532503-2026-00417",
                new Notice.About("登记受理", "Register intake"),
                "/tasks/" + subject,
                clock.instant()));
    }

    private MockHttpServletResponse answer(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
