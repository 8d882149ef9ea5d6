package org.huhang.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.notification.MailOnDatabase.NOW;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.huhang.agency.DutiesEnded;
import org.huhang.audit.Cursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private final MailOnDatabase post = new MailOnDatabase();
    private final Messages messages = post.messages;

    @AfterEach
    void stopServer() {
        post.close();
    }

    @Test
    void theSameIsToldAPersonOnceAndMailedOnce() {
        assertThat(messages.tell(post.notice("a", MessageKind.TERM_NEAR, "t1"))).isTrue();
        assertThat(messages.tell(post.notice("a", MessageKind.TERM_NEAR, "t1"))).isFalse();
        assertThat(messages.tell(post.notice("a", MessageKind.TERM_MISSED, "t1")))
                .isTrue();
        assertThat(messages.tell(post.notice("b", MessageKind.TERM_NEAR, "t1"))).isTrue();

        assertThat(messages.unread("a")).isEqualTo(2);
        assertThat(messages.unread("b")).isEqualTo(1);
        assertThat(post.count("WAITING")).isEqualTo(3);
    }

    @Test
    void sweepsOnEveryNodeAtOnceTellOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        var work = new ArrayList<Callable<Boolean>>();
        for (var node = 0; node < 6; node++) {
            work.add(() -> messages.tell(post.notice("a", MessageKind.TERM_MISSED, "t1")));
        }
        var told = 0;
        for (var done : pool.invokeAll(work)) {
            told += done.get() ? 1 : 0;
        }
        pool.shutdown();

        assertThat(told).isEqualTo(1);
        assertThat(post.count("WAITING")).isEqualTo(1);
    }

    @Test
    void aPlannedMessageIsSilentUntilItsTimeAndCanBeTakenBack() {
        messages.tell(planned("t1", Duration.ofHours(1)));
        messages.tell(planned("t2", Duration.ofHours(1)));
        post.outbox().sendAll(false);
        assertThat(messages.unread("a")).isZero();
        assertThat(messages.inbox("a", null, 10)).isEmpty();
        assertThat(post.received()).isEmpty();

        messages.settle("t1");
        post.clock.pass(Duration.ofHours(1));
        post.outbox().sendAll(false);
        messages.settle("t2");

        assertThat(messages.inbox("a", null, 10)).hasSize(1);
        assertThat(post.received()).hasSize(1);
    }

    @Test
    void whatIsSettledCallsNobodyAnyMore() {
        messages.tell(post.notice("a", MessageKind.TASK_WAITING, "t1"));
        messages.tell(post.notice("b", MessageKind.TERM_NEAR, "t1/1"));
        messages.tell(post.notice("b", MessageKind.TASK_WAITING, "t10"));

        messages.settle("t1");

        assertThat(messages.unread("a")).isZero();
        assertThat(messages.unread("b")).isEqualTo(1);
        assertThat(messages.inbox("b", null, 10)).hasSize(2);
    }

    @Test
    void openingIsReadingByWhateverRoad() {
        messages.tell(post.notice("a", MessageKind.TASK_WAITING, "t1"));
        messages.tell(post.notice("a", MessageKind.TERM_NEAR, "t1"));
        messages.tell(post.notice("a", MessageKind.TASK_WAITING, "t2"));
        messages.tell(post.notice("b", MessageKind.TASK_WAITING, "t1"));

        messages.opened("a", "/tasks/t1");
        assertThat(messages.unread("a")).isEqualTo(1);
        assertThat(messages.unread("b")).isEqualTo(1);

        var last = messages.inbox("a", null, 10).get(0);
        assertThat(messages.open("a", last.id())).extracting(Message::link).isEqualTo("/tasks/t2");
        assertThat(messages.unread("a")).isZero();
    }

    @Test
    void nobodyOpensAnothersMessage() {
        messages.tell(post.notice("a", MessageKind.TASK_WAITING, "t1"));
        var message = messages.inbox("a", null, 10).get(0);

        assertThat(messages.open("b", message.id())).isNull();
        assertThat(messages.unread("a")).isEqualTo(1);
    }

    @Test
    void countsEndAtAHundred() {
        for (var i = 0; i < 120; i++) {
            messages.tell(post.notice("a", MessageKind.TASK_WAITING, "t" + i));
        }
        assertThat(messages.unread("a")).isEqualTo(Messages.MANY);

        messages.readAll("a");
        assertThat(messages.unread("a")).isZero();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        for (var i = 0; i < 25; i++) {
            messages.tell(post.notice("a", MessageKind.TASK_WAITING, "t" + i));
            post.clock.pass(Duration.ofSeconds(i % 2));
        }
        var seen = new ArrayList<Long>();
        Cursor after = null;
        while (true) {
            var page = messages.inbox("a", after, 10);
            page.forEach(message -> seen.add(message.id()));
            if (page.size() < 10) {
                break;
            }
            after = Cursor.parse(page.get(9).cursor().text());
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(Cursor.parse("nonsense")).isNull();
    }

    @Test
    void whoTurnedAKindDownIsNotToldItAndSafetyIsNoChoice() {
        post.choices.keep("a", Set.of(MessageKind.TERM_HALF));
        var people = List.of(MailOnDatabase.person("a"), MailOnDatabase.person("b"));
        for (var kind : MessageKind.values()) {
            messages.tell(people, person -> post.notice(person.id(), kind, "t1"));
        }

        var all = MessageKind.values().length;
        assertThat(messages.unread("a")).isEqualTo(all - (Choices.CHOOSABLE.size() - 1));
        assertThat(messages.unread("b")).isEqualTo(all - 1);
        assertThat(Choices.CHOOSABLE)
                .doesNotContain(
                        MessageKind.CHILD_IN_DANGER,
                        MessageKind.TERM_MISSED,
                        MessageKind.TERM_MISSED_ABOVE,
                        MessageKind.HANDOVER_WAITING,
                        MessageKind.TASK_ASSIGNED,
                        MessageKind.TASK_INSTRUCTED);
        assertThat(messages.pressing("b")).isEqualTo(all - 2);
    }

    @Test
    void whoLeftIsToldNothingMoreAndWhatWaitsIsDropped() {
        messages.tell(post.notice("a", MessageKind.TERM_NEAR, "t1"));
        when(post.directory.find("a")).thenReturn(Optional.of(MailOnDatabase.gone("a")));

        messages.on(new DutiesEnded("a"));
        messages.tell(post.notice("a", MessageKind.TERM_MISSED, "t1"));
        messages.tell(
                List.of(MailOnDatabase.gone("a")),
                person -> post.notice(person.id(), MessageKind.CHILD_IN_DANGER, "t1"));

        assertThat(post.count("WAITING")).isZero();
        assertThat(messages.unread("a")).isEqualTo(1);
    }

    private Notice planned(String subject, Duration later) {
        var notice = post.notice("a", MessageKind.TERM_HALF, subject);
        return new Notice(
                notice.recipient(),
                notice.kind(),
                subject,
                notice.caseNo(),
                notice.about(),
                notice.link(),
                NOW.plus(later));
    }
}
