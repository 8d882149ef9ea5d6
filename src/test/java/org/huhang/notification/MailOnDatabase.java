package org.huhang.notification;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;

/** Messages and outbox on a database that only these tests use one after the other, with a mail server of their own. */
final class MailOnDatabase implements AutoCloseable {

    /** What the outbox published. */
    final java.util.List<Object> events = new java.util.ArrayList<>();

    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    static final String PERSON_NAME = "李标记";
    private static final DataSource DATABASE = migrated();

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final MovableClock clock = new MovableClock(NOW);
    final NotificationSettings settings =
            new NotificationSettings("huhang@huhang.example", URI.create("https://huhang.example/"), "office.example");
    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final Directory directory = mock();
    final MailTable table = new MailTable(jdbc);
    final Choices choices = new Choices(new ChoiceTable(jdbc));
    final Mails mails;
    final Messages messages;

    MailOnDatabase() {
        jdbc.sql("truncate notification.message, notification.mail, notification.choice")
                .update();
        server.start();
        var nothing = new StaticListableBeanFactory().getBeanProvider(StaffDomain.class);
        mails = new Mails(table, new Postcard(texts(), settings), settings, nothing);
        var nobody = new StaticListableBeanFactory().getBeanProvider(KeptAway.class);
        messages = new Messages(new MessageTable(jdbc, new Audience(nobody, directory)), mails, directory, clock);
        lenient().when(directory.find(anyString())).thenAnswer(call -> Optional.of(person(call.getArgument(0))));
    }

    static Person person(String id) {
        var locale = id.endsWith(".en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        return new Person(id, PERSON_NAME, "POLICE-532503", Set.of("deskOfficer"), false, locale, true, 1);
    }

    /** As after the account was closed. */
    static Person gone(String id) {
        return new Person(id, PERSON_NAME, "POLICE-532503", Set.of("deskOfficer"), false, Locale.CHINESE, false, 2);
    }

    Outbox outbox() {
        return outbox(mailer(server.getSmtp().getPort()));
    }

    Outbox outbox(JavaMailSender sender) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("mailSender", sender);
        return outbox(new Postman(beans.getBeanProvider(JavaMailSender.class), settings, clock));
    }

    Outbox outboxWithoutServer() {
        var none = new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class);
        return outbox(new Postman(none, settings, clock));
    }

    private Outbox outbox(Postman postman) {
        return new Outbox(table, postman, TransactionOperations.withoutTransaction(), events::add, clock);
    }

    /** Waits for a server that is there, however busy the machine: what times out after it arrived is sent again. */
    static JavaMailSenderImpl mailer(int port) {
        return mailer(port, Duration.ofMinutes(1));
    }

    static JavaMailSenderImpl mailer(int port, Duration patience) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var properties = sender.getJavaMailProperties();
        var most = String.valueOf(patience.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", most);
        properties.setProperty("mail.smtp.timeout", most);
        properties.setProperty("mail.smtp.writetimeout", most);
        return sender;
    }

    Notice notice(String recipient, MessageKind kind, String subject) {
        return new Notice(
                recipient,
                kind,
                subject,
                "532503-2026-00417",
                new Notice.About("登记受理", "Register intake"),
                "/tasks/" + subject,
                clock.instant());
    }

    void queue(int mails) {
        for (var i = 1; i <= mails; i++) {
            messages.tell(notice("police.532503", MessageKind.TERM_NEAR, "t" + i));
        }
    }

    long count(String state) {
        return jdbc.sql("select count(*) from notification.mail where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    List<String> messageIds(List<MimeMessage> received) {
        return received.stream().map(MailOnDatabase::messageId).toList();
    }

    List<String> keptIds() {
        return jdbc.sql("select '<' || id || '@huhang.example>' from notification.mail")
                .query(String.class)
                .list();
    }

    List<MimeMessage> received() {
        return Stream.of(server.getReceivedMessages()).toList();
    }

    static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ResourceBundleMessageSource texts() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("i18n/notification");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static DataSource migrated() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(TestDatabase.create());
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/notification")
                .load()
                .migrate();
        return dataSource;
    }
}
