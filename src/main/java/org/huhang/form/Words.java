package org.huhang.form;

import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/**
 * What is needed to say something about a form in one language.
 *
 * @param known the lists of options that the server offers, see {@link Field#optionsFrom}
 */
record Words(Locale locale, MessageSource messages, FormTexts texts, CodeNames names, Map<String, ?> known) {

    /** A message of the platform. */
    String say(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    String format(String key, TemporalAccessor value) {
        return DateTimeFormatter.ofPattern(say(key), locale).format(value);
    }

    String label(Field field) {
        return text(field.component(), field.wording().part(), field.label());
    }

    String label(Field field, Choice choice) {
        return text(field.component(), choice.code() + ".option", choice.label());
    }

    /** What is offered no more, by its name; a code that has none as it is: better than nothing. */
    String name(String code) {
        return names.nameOf(code, locale).orElse(code);
    }

    /** A word of the form file in this language, else as it stands there. */
    String text(Component component, String part, String original) {
        var text = texts.text(key(component, part), locale);
        return text == null || Characters.blank(text) ? original : text;
    }

    static String key(Component component, String part) {
        return component.formId() + "." + component.name() + "." + part;
    }
}
