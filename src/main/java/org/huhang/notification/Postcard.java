package org.huhang.notification;

import java.util.Locale;
import org.huhang.notification.Mail.Letter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of every mail. Anybody may read a postcard: a number and a link are all that it gets to know. */
@Component
class Postcard {

    private final MessageSource texts;
    private final NotificationSettings settings;

    Postcard(MessageSource texts, NotificationSettings settings) {
        this.texts = texts;
        this.settings = settings;
    }

    /** Title and body. */
    record Written(String title, String body) {}

    Written toStaff(MessageKind kind, @Nullable String caseNo, @Nullable String link, Locale locale) {
        var sentence = text("notification.kind." + kind, locale);
        var form = caseNo == null ? "notification.mail.plain" : "notification.mail.case";
        var address = url(link == null ? "/messages" : link);
        return new Written(
                text(form + ".title", locale, sentence, caseNo),
                text(form + ".body", locale, sentence, caseNo, address));
    }

    Written toReporter(Letter letter, String receiptNo, Locale locale) {
        var form = "notification.letter." + letter;
        return new Written(
                text(form + ".title", locale, receiptNo), text(form + ".body", locale, receiptNo, url("/receipt")));
    }

    Written head(String head, Locale locale) {
        return new Written(text("notification.head.title", locale), text("notification.head.body", locale, head));
    }

    private String url(String path) {
        return settings.baseUrl().toString().replaceAll("/+$", "") + path;
    }

    private String text(String key, Locale locale, @Nullable Object... values) {
        return texts.getMessage(key, values, locale);
    }
}
