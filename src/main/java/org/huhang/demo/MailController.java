package org.huhang.demo;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.notification.StaffDomain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The mail sink's page. Each sees the letters to their own mailbox and no other; what went to a reporter is shown to nobody,
 * for the address is the reporter. Whoever looks after the platform sees that mail leaves and what about, not to whom.
 */
@Controller
@WhereMailIsEmbedded
class MailController {

    private static final int SHOWN = 100;

    private final GreenMail sink;
    private final StaffDomain domain;

    MailController(GreenMail sink, StaffDomain domain) {
        this.sink = sink;
        this.domain = domain;
    }

    @GetMapping("/mail")
    String list(Person person, Model model) {
        var all = Stream.of(sink.getReceivedMessages())
                .map(MailController::letter)
                .sorted(Comparator.comparing(Letter::at).reversed())
                .toList();
        var mailbox = person.id() + "@" + domain.name();
        var own = all.stream()
                .filter(letter -> letter.to().equalsIgnoreCase(mailbox))
                .toList();
        model.addAttribute("mails", own.stream().limit(SHOWN).toList());
        model.addAttribute("mailbox", mailbox);
        model.addAttribute("count", own.size());
        model.addAttribute("most", SHOWN);
        if (person.has(Role.SYSTEM_ADMIN)) {
            model.addAttribute("left", all.stream().limit(SHOWN).toList());
            model.addAttribute("leftCount", all.size());
        }
        return "demo/mail";
    }

    private static Letter letter(MimeMessage mail) {
        try {
            var sent = mail.getSentDate();
            return new Letter(
                    sent == null ? Instant.EPOCH : sent.toInstant(),
                    to(mail),
                    mail.getSubject(),
                    String.valueOf(mail.getContent()).strip());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail in the sink cannot be read", e);
        }
    }

    private static String to(MimeMessage mail) throws MessagingException {
        var to = mail.getRecipients(Message.RecipientType.TO);
        return to == null
                ? ""
                : String.join(
                        ", ",
                        Arrays.stream(to)
                                .map(address ->
                                        address instanceof InternetAddress one ? one.getAddress() : address.toString())
                                .toList());
    }

    /**
     * A mail as the page shows it.
     *
     * @param at when it was sent, in business time
     * @param to the mailbox
     * @param subject its subject
     * @param text its text, plain
     */
    record Letter(Instant at, String to, @Nullable String subject, String text) {}
}
