package org.huhang.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.demo.DemoPeople;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@HuhangTest
class InboxPageTests {

    private static final String LI = "li.inbox";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private Messages messages;

    @Autowired
    private Clock clock;

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        people.enrol(
                List.of(
                        new NewPerson(LI, "李测试", "POLICE-532503", Set.of("deskOfficer"), Locale.SIMPLIFIED_CHINESE),
                        new NewPerson("wang.inbox", "王", "POLICE-532503", Set.of("deskOfficer"), Locale.ENGLISH)),
                DemoPeople.PASSWORD,
                "system");
        visitor = Visitor.signedIn(mvc, LI);
        messages.readAll(LI);
    }

    @Test
    void aMessageIsBoldUntilItIsOpenedAndLeadsToItsPage() {
        tell(LI, "t-1");
        var page = visitor.page("/messages");
        assertThat(page).contains("办理期限即将届满", "登记受理", "532503-2026-00417", "class=\"unread\"", "1 条未读");

        var id = messages.inbox(LI, null, 1).get(0).id();
        var opened = visitor.answer(get("/messages/{id}", id));
        assertThat(opened.getHeader("Location")).isEqualTo("/tasks/t-1");
        assertThat(visitor.page("/messages")).doesNotContain("class=\"unread\"");
    }

    @Test
    void allAreReadAtOnce() {
        tell(LI, "t-2");
        tell(LI, "t-3");

        visitor.answer(post("/messages/read"));

        assertThat(messages.unread(LI)).isZero();
    }

    @Test
    void anothersMessageIsNotThere() {
        tell("wang.inbox", "t-4");
        var id = messages.inbox("wang.inbox", null, 1).get(0).id();

        assertThat(visitor.answer(get("/messages/{id}", id)).getStatus()).isEqualTo(404);
        assertThat(visitor.page("/messages")).doesNotContain("t-4");
        assertThat(messages.unread("wang.inbox")).isPositive();
    }

    @Test
    void theNavigationCountsWhatIsUnread() {
        for (var i = 0; i < 120; i++) {
            tell(LI, "many-" + i);
        }
        var page = visitor.page("/messages");

        assertThat(page).contains(">99+<", "99+ 条未读", "rel=\"next\"");
    }

    @Test
    void manyOfOneKindAreFoldedAndDangerNeverIs() {
        for (var i = 0; i < 3; i++) {
            tell(LI, "fold-" + i);
        }
        for (var i = 0; i < 4; i++) {
            tell(LI, "danger-" + i, MessageKind.CHILD_IN_DANGER);
        }
        var page = visitor.page("/messages");

        assertThat(page).contains("3 条未读").contains("<details>");
        assertThat(page.split("儿童处于危险，请立即处理", -1).length).isGreaterThan(4);
    }

    private void tell(String recipient, String subject) {
        tell(recipient, subject, MessageKind.TERM_NEAR);
    }

    private void tell(String recipient, String subject, MessageKind kind) {
        messages.tell(new Notice(
                recipient,
                kind,
                subject,
                "532503-2026-00417",
                new Notice.About("登记受理", "Register intake"),
                "/tasks/" + subject,
                clock.instant()));
    }
}
