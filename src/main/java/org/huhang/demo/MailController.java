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
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mail sink's page: what would have gone out, for everybody who is signed in. */
@Controller
@WhereMailIsEmbedded
class MailController {

    private static final int SHOWN = 100;

    private final GreenMail sink;

    MailController(GreenMail sink) {
        this.sink = sink;
    }

    @GetMapping("/mail")
    String list(@RequestParam(defaultValue = "") String to, Model model) {
        var wanted = to.strip().toLowerCase(Locale.ROOT);
        var all = Stream.of(sink.getReceivedMessages())
                .map(MailController::letter)
                .filter(letter -> letter.to().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        model.addAttribute(
                "mails",
                all.stream()
                        .sorted(Comparator.comparing(Letter::at).reversed())
                        .limit(SHOWN)
                        .toList());
        model.addAttribute("to", to.strip());
        model.addAttribute("count", all.size());
        model.addAttribute("most", SHOWN);
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
