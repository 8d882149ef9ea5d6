package org.huhang.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server is away, mute, choosy, or the node dies at the worst moment (R10). */
class SmtpOutageTests {

    private final MailOnDatabase post = new MailOnDatabase();

    @AfterEach
    void stopServer() {
        post.close();
    }

    @Test
    void anHourWithoutServerLosesNothingDoublesNothingAndEndsWithinTenMinutes() {
        var port = post.server.getSmtp().getPort();
        var outbox = post.outbox(MailOnDatabase.mailer(port));
        post.queue(30);
        post.server.stop();
        for (var minute = 0; minute < 60; minute++) {
            outbox.sendAll(false);
            post.clock.pass(Duration.ofMinutes(1));
            if (minute == 30) {
                post.queue(60);
            }
        }
        assertThat(post.count("SENT")).isZero();

        var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        for (var minute = 0; minute < 10; minute++) {
            outbox.sendAll(false);
            post.clock.pass(Duration.ofMinutes(1));
        }
        var received = Stream.of(back.getReceivedMessages()).toList();
        back.stop();

        assertThat(post.count("SENT")).isEqualTo(60);
        assertThat(post.messageIds(received)).containsExactlyInAnyOrderElementsOf(post.keptIds());
    }

    @Test
    void aServerThatAcceptsAndNeverAnswersHoldsNothingUpForLong() throws IOException {
        post.queue(40);
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            post.outbox(MailOnDatabase.mailer(mute.getLocalPort(), Duration.ofMillis(500)))
                    .sendAll(false);
        }
        assertThat(post.count("WAITING")).isEqualTo(40);

        post.clock.pass(Duration.ofMinutes(2));
        post.outbox().sendAll(false);
        assertThat(post.messageIds(post.received())).containsExactlyInAnyOrderElementsOf(post.keptIds());
    }

    @Test
    void aNodeThatDiesAfterTheServersThanksSendsTheSameMessageIdAgain() {
        post.queue(1);
        var dying = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage message) throws MailException {
                super.send(message);
                throw new NodeDied();
            }
        };
        dying.setHost("127.0.0.1");
        dying.setPort(post.server.getSmtp().getPort());
        try {
            post.outbox(dying).sendAll(false);
        } catch (NodeDied expected) {
            assertThat(post.count("SENDING")).isEqualTo(1);
        }

        post.outbox().sendAll(false);
        assertThat(post.received()).as("the lease holds").hasSize(1);

        endLeases();
        post.outbox().sendAll(false);
        assertThat(post.messageIds(post.received()))
                .hasSize(2)
                .containsOnly(post.keptIds().get(0));
        assertThat(post.count("SENT")).isEqualTo(1);
    }

    @Test
    void aNodeThatWakesUpLateLeavesTheMailToWhoeverTookIt() {
        post.queue(1);
        var sleeper = java.util.UUID.randomUUID();
        var taken = post.table.take(sleeper, false, post.clock.instant(), 20).get(0);
        endLeases();
        assertThat(post.table.stillMine(taken.id(), sleeper)).isFalse();

        post.outbox().sendAll(false);
        post.table.postpone(taken.id(), sleeper, post.clock.instant());
        post.table.giveUp(taken.id(), sleeper);
        post.outbox().sendAll(false);

        assertThat(post.received()).hasSize(1);
        assertThat(post.count("SENT")).isEqualTo(1);
    }

    @Test
    void twoSendersAtOnceSendEachMailOnce() throws Exception {
        post.queue(150);
        var pool = Executors.newFixedThreadPool(4);
        var work = new ArrayList<Callable<Boolean>>();
        for (var sender = 0; sender < 4; sender++) {
            var outbox = post.outbox();
            work.add(() -> {
                outbox.sendAll(false);
                return true;
            });
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();

        assertThat(post.messageIds(post.received())).containsExactlyInAnyOrderElementsOf(post.keptIds());
    }

    @Test
    void dangerDoesNotQueueBehindReminders() {
        post.queue(5);
        post.messages.tell(post.notice("police.532503", MessageKind.CHILD_IN_DANGER, "e1"));

        post.outbox().sendAll(true);

        assertThat(post.received()).hasSize(1);
        assertThat(post.count("WAITING")).isEqualTo(5);
    }

    @Test
    void aRefusedMailWaitsLongerEachTimeHoldsNobodyUpAndIsGivenUpAfterTwoDays() {
        var choosy = new Refusing("t1@");
        choosy.setHost("127.0.0.1");
        choosy.setPort(post.server.getSmtp().getPort());
        post.messages.tell(post.notice("t1", MessageKind.TERM_NEAR, "refused"));
        post.messages.tell(post.notice("t2", MessageKind.TERM_NEAR, "welcome"));
        var outbox = post.outbox(choosy);

        for (var minute = 0; minute < 50 * 60; minute += 5) {
            outbox.sendAll(false);
            post.clock.pass(Duration.ofMinutes(5));
        }

        assertThat(post.received()).hasSize(1);
        assertThat(post.count("DEAD")).isEqualTo(1);
        assertThat(post.mails.undelivered()).isEqualTo(1);
        assertThat(choosy.tries).isBetween(40, 70);
    }

    @Test
    void aMailboxThatDoesNotExistIsTriedTwiceAndSomebodyLearnsOfIt() {
        var choosy = new Refusing("aunt@");
        choosy.forGood = true;
        choosy.setHost("127.0.0.1");
        choosy.setPort(post.server.getSmtp().getPort());
        for (var to : List.of("aunt@mail.example", "uncle@mail.example")) {
            post.mails.send(new Mail(
                    "answer/" + to.charAt(0),
                    to,
                    Mail.Letter.REPORT_ANSWERED,
                    Locale.ENGLISH,
                    "R2026-1",
                    MailOnDatabase.NOW));
        }
        var outbox = post.outbox(choosy);

        for (var minute = 0; minute < 60; minute += 5) {
            outbox.sendAll(false);
            post.clock.pass(Duration.ofMinutes(5));
        }

        assertThat(choosy.tries).isEqualTo(2);
        assertThat(post.count("DEAD")).isEqualTo(1);
        assertThat(post.received()).hasSize(1);
        assertThat(post.events).containsExactly(new MailGivenUp("answer/a"));
    }

    @Test
    void anAddressIsForgottenOnceTheMailIsOut() {
        post.mails.send(new Mail(
                "answer/1",
                "aunt@mail.example",
                Mail.Letter.REPORT_ANSWERED,
                Locale.ENGLISH,
                "R2026-1",
                MailOnDatabase.NOW));
        post.outbox().sendAll(false);

        assertThat(post.received()).hasSize(1);
        assertThat(post.jdbc
                        .sql("select count(*) from notification.mail where address is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void withoutAMailServerMailsWait() {
        post.queue(3);

        post.outboxWithoutServer().sendAll(false);

        assertThat(post.count("WAITING")).isEqualTo(3);
    }

    private void endLeases() {
        post.jdbc
                .sql("update notification.mail set lease_until = now() - interval '1 s' where state = 'SENDING'")
                .update();
    }

    private static final class NodeDied extends RuntimeException {}

    /** Answers as a server does that knows no such mailbox. */
    private static final class Refusing extends JavaMailSenderImpl {
        private final String address;
        private int tries;
        private boolean forGood;

        Refusing(String address) {
            this.address = address;
        }

        @Override
        public void send(MimeMessage message) {
            try {
                if (message.getAllRecipients()[0].toString().startsWith(address)) {
                    tries++;
                    var gone = forGood ? message.getAllRecipients() : new jakarta.mail.Address[0];
                    var no = new jakarta.mail.SendFailedException("no", null, null, null, gone);
                    throw new org.springframework.mail.MailSendException(java.util.Map.of(message, no));
                }
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
            super.send(message);
        }
    }

    @Test
    void waitsGrowAndStayWithinTheirSpread() {
        var minutes = List.of(1, 2, 5, 15, 30, 60, 60, 60);
        for (var attempt = 1; attempt <= minutes.size(); attempt++) {
            var exact = minutes.get(attempt - 1);
            assertThat(Backoff.afterRefusal(attempt).toSeconds()).isBetween(exact * 48L - 1, exact * 72L + 1);
            assertThat(Backoff.whileUnreachable(attempt)).isLessThanOrEqualTo(Duration.ofMinutes(6));
        }
    }
}
