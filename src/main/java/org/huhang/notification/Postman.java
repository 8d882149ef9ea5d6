package org.huhang.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.stream.Stream;
import org.huhang.notification.MailTable.Taken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands one mail to the mail server. */
@Component
class Postman {

    private static final String NAME = "护航 Huhang";

    private final ObjectProvider<JavaMailSender> server;
    private final NotificationSettings settings;
    private final Clock clock;

    Postman(ObjectProvider<JavaMailSender> server, NotificationSettings settings, Clock clock) {
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether there is a mail server at all. */
    boolean hired() {
        return server.getIfAvailable() != null;
    }

    /**
     * Sends it once.
     *
     * @throws MailException if the server did not take it
     */
    void deliver(Taken mail) {
        var sender = server.getObject();
        sender.send(written(mail, sender.createMimeMessage()));
    }

    /** Whether the server is there and said no to this mail, or something else is wrong with it. */
    static boolean refused(MailException e) {
        if (e instanceof MailParseException || e instanceof MailPreparationException) {
            return true;
        }
        return e instanceof MailSendException sending
                && Stream.of(sending.getMessageExceptions()).anyMatch(SendFailedException.class::isInstance);
    }

    /** Whether it will never be taken: there is no such mailbox (a 5xx at its address). */
    static boolean refusedForGood(MailException e) {
        return e instanceof MailSendException sending
                && Stream.of(sending.getMessageExceptions())
                        .anyMatch(cause -> cause instanceof SendFailedException failed && noMailbox(failed));
    }

    private static boolean noMailbox(SendFailedException failed) {
        var invalid = failed.getInvalidAddresses();
        return invalid != null && invalid.length > 0;
    }

    private MimeMessage written(Taken mail, MimeMessage message) {
        try {
            message.setFrom(new InternetAddress(settings.from(), NAME, StandardCharsets.UTF_8.name()));
            message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mail.address(), true));
            message.setSubject(mail.written().title(), StandardCharsets.UTF_8.name());
            message.setText(mail.written().body(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Message-ID", "<" + mail.id() + "@" + host() + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(e);
        }
    }

    private String host() {
        var host = settings.baseUrl().getHost();
        return host == null ? "localhost" : host;
    }
}
