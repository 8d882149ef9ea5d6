package org.huhang.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.notification.MailOnDatabase.NOW;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huhang.agency.Role;
import org.huhang.audit.AuditTrail;
import org.huhang.notification.Mail.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail says, and that nobody can make it say or reach more (T23). */
class MailContentTests {

    private static final String TASK = "任务标记";

    private final MailOnDatabase post = new MailOnDatabase();

    @AfterEach
    void stopServer() {
        post.close();
    }

    @ParameterizedTest
    @EnumSource
    void aMailToStaffSaysANumberAndALinkInTheirLanguage(MessageKind kind) throws Exception {
        for (var recipient : List.of("police.532503", "police.532503.en")) {
            post.messages.tell(new Notice(
                    recipient, kind, "t7", "532503-2026-00417", new Notice.About(TASK, TASK), "/tasks/t7", NOW));
        }
        post.outbox().sendAll(kind.urgent());

        assertThat(post.received()).hasSize(2);
        for (var mail : post.received()) {
            var said = said(mail);
            assertThat(said)
                    .contains("532503-2026-00417", "https://huhang.example/tasks/t7")
                    .doesNotContain(TASK, MailOnDatabase.PERSON_NAME, "{", "}", "notification.");
            var english = mail.getAllRecipients()[0].toString().startsWith("police.532503.en@");
            assertThat(said).contains(english ? "sign in" : "登录");
        }
    }

    @Test
    void anAuditorGetsTheHeadOfTheTrailOnceADay() throws Exception {
        var head = "42:" + "ab".repeat(32);
        var trail = mock(AuditTrail.class);
        when(trail.noted()).thenReturn(Optional.of(head));
        when(post.directory.holdersOf(Role.AUDITOR))
                .thenReturn(List.of(
                        MailOnDatabase.person("auditor"),
                        MailOnDatabase.person("auditor.en"),
                        MailOnDatabase.gone("auditor.gone")));
        var heads = new TrailHeads(trail, post.directory, post.mails, post.clock);

        heads.send();
        heads.send();
        post.outbox().sendAll(false);

        assertThat(post.received())
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("auditor@office.example", "auditor.en@office.example");
        for (var mail : post.received()) {
            assertThat(said(mail))
                    .contains(head, "--huhang.verify-trail=" + head)
                    .doesNotContain(MailOnDatabase.PERSON_NAME, "{", "notification.");
        }

        post.clock.pass(Duration.ofDays(1));
        heads.send();
        post.outbox().sendAll(false);
        assertThat(post.received()).hasSize(4);
    }

    @Test
    void aMailWithoutCaseLeadsToTheInbox() throws Exception {
        post.messages.tell(new Notice("police.532503", MessageKind.STEP_FAILED, "j1", null, null, null, NOW));
        post.outbox().sendAll(false);

        assertThat(said(post.received().get(0)))
                .contains("https://huhang.example/messages")
                .doesNotContain("null", "{");
    }

    @ParameterizedTest
    @EnumSource
    void aLetterToAReporterSaysTheReceiptNumberAndNotWhatItIsAbout(Letter letter) throws Exception {
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            post.mails.send(new Mail(letter + "/" + locale, "aunt@mail.example", letter, locale, "R2026-1", NOW));
        }
        post.outbox().sendAll(false);

        assertThat(post.received()).hasSize(2);
        for (var mail : post.received()) {
            assertThat(said(mail))
                    .contains("R2026-1", "https://huhang.example/receipt")
                    .doesNotContain("儿童", "孩子", "报告人", "举报", "child", "report of", "{");
        }
    }

    @Test
    void headersAreThoseOfAMachineWithOneSenderAndOneRecipient() throws MessagingException {
        post.queue(1);
        post.outbox().sendAll(false);

        var mail = post.received().get(0);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()[0].toString()).endsWith("<huhang@huhang.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: spy@evil.example",
                "a@b.example\nSubject: x",
                "a@b.example,spy@evil.example",
                "a@b.example spy@evil.example",
                "Aunt <a@b.example>",
                "\"a\r\n\"@b.example",
                "a@b.example%0d%0aBcc:spy@evil.example",
                "a@",
                "@b.example",
                "a",
                "",
                "a@b@c.example",
                "a@[127.0.0.1]",
                "阿姨@b.example",
                "a\u0000@b.example"
            })
    void onlyOnePlainAddressIsAnAddress(String address) {
        assertThat(MailAddress.valid(address)).isFalse();
        assertThatThrownBy(() -> new Mail("k", address, Letter.REPORT_RECEIVED, Locale.ENGLISH, "R1", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"li.ming@qq.com", "li+child@sub.mail.example", "o'neil@b.example", "12345@139.com"})
    void ordinaryAddressesAreTaken(String address) {
        assertThat(MailAddress.valid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\nBcc: spy@evil.example", "李小明", "1 2", "", "<b>"})
    void aNumberIsANumber(String number) {
        assertThatThrownBy(() -> new Mail("k", "a@b.example", Letter.REPORT_RECEIVED, Locale.ENGLISH, number, NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Notice("p", MessageKind.TASK_WAITING, "s", number, null, null, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "tasks/1",
                "",
                "/tasks/1\r\nSet-Cookie: x",
                "/tasks/李小明",
                "/%2f%2fevil",
                "/ tasks"
            })
    void aLinkStaysOnThisSite(String link) {
        assertThatThrownBy(() -> new Notice("p", MessageKind.TASK_WAITING, "s", null, null, link, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aUserNameThatIsNoMailboxGetsNoMail() {
        post.messages.tell(post.notice("x\r\nBcc: spy@evil.example", MessageKind.TASK_WAITING, "t1"));
        post.outbox().sendAll(false);

        assertThat(post.received()).isEmpty();
        assertThat(post.count("WAITING")).isZero();
    }

    private static String said(MimeMessage mail) throws MessagingException, IOException {
        return mail.getSubject() + "\n" + mail.getContent();
    }
}
